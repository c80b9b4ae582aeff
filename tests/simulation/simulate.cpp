// simulate --seed N [--orders N] [--judged-every N] [--until LINE] [--without FAULT,...] [--limit FAULT=N] [--log]
//          [--seeds N] [--shrink]
// Runs histories (Simulation.h) and says what they came to. A failing one is repeated by its seed; --shrink leaves out
// and limits faults as long as it still fails, and prints the shortest command that does.
#include "simulation/Simulation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <ctime>

using namespace loket::simulation;
using namespace Qt::Literals::StringLiterals;

namespace {

void say(const QString& line)
{
    std::fputs(qPrintable(line + u'\n'), stdout);
    std::fflush(stdout);
}

Outcome outcomeOf(const Plan& plan)
{
    return Simulation(plan).run();
}

QString commandFor(const Plan& plan)
{
    QString command =
        u"simulate --seed %1 --orders %2 --judged-every %3"_s.arg(plan.seed).arg(plan.orders).arg(plan.judgedEvery);
    QStringList without;
    for (int fault = 0; fault < faultCount; ++fault) {
        if (plan.without.contains(Fault(fault)))
            without += QString::fromLatin1(nameOf(Fault(fault)));
    }
    if (!without.isEmpty())
        command += u" --without "_s + without.join(u',');
    for (auto limit = plan.limits.begin(); limit != plan.limits.end(); ++limit)
        command += u" --limit %1=%2"_s.arg(QString::fromLatin1(nameOf(limit.key()))).arg(*limit);
    return command;
}

// Fewer faults that still fail: whole kinds first, then the last strikes of each kind that is left.
Plan shrunk(Plan plan)
{
    plan.prints = false;
    const auto fails = [](const Plan& tried) { return !outcomeOf(tried).findings.isEmpty(); };
    for (int fault = 0; fault < faultCount; ++fault) {
        Plan tried = plan;
        tried.without.insert(Fault(fault));
        if (fails(tried))
            plan = tried;
    }
    const Outcome whole = outcomeOf(plan);
    for (int fault = 0; fault < faultCount; ++fault) {
        qint64 most = whole.strikes.value(QString::fromLatin1(nameOf(Fault(fault))));
        while (most > 0 && !plan.without.contains(Fault(fault))) {
            Plan tried = plan;
            tried.limits[Fault(fault)] = most / 2;
            if (!fails(tried))
                break;
            plan = tried;
            most /= 2;
        }
    }
    return plan;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"seed"_s, u"The first history."_s, u"n"_s, u"1"_s},
                       {u"seeds"_s, u"So many, one after the other."_s, u"n"_s, u"1"_s},
                       {u"orders"_s, u"Orders in each."_s, u"n"_s, u"500"_s},
                       {u"judged-every"_s, u"Orders between two quiet times."_s, u"n"_s, u"500"_s},
                       {u"until"_s, u"Ends after that line of the log."_s, u"line"_s, u"-1"_s},
                       {u"without"_s, u"Faults that do not strike."_s, u"faults"_s},
                       {u"limit"_s, u"FAULT=N: only its first N strikes."_s, u"limit"_s},
                       {u"log"_s, u"Prints what happens."_s},
                       {u"shrink"_s, u"Looks for fewer faults with which a failing history still fails."_s}});
    parser.addHelpOption();
    parser.process(application);

    Plan plan;
    plan.seed = parser.value(u"seed"_s).toULongLong();
    plan.orders = parser.value(u"orders"_s).toLongLong();
    plan.judgedEvery = parser.value(u"judged-every"_s).toLongLong();
    plan.until = parser.value(u"until"_s).toLongLong();
    plan.prints = parser.isSet(u"log"_s);
    for (const QString& name : parser.value(u"without"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto fault = faultNamed(name);
        if (!fault) {
            say(u"no such fault: "_s + name);
            return 2;
        }
        plan.without.insert(*fault);
    }
    for (const QString& limit : parser.values(u"limit"_s)) {
        const auto fault = faultNamed(limit.section(u'=', 0, 0));
        if (!fault) {
            say(u"no such fault: "_s + limit);
            return 2;
        }
        plan.limits.insert(*fault, limit.section(u'=', 1).toLongLong());
    }

    Simulation::prepareProcess();
    int failed = 0;
    const qint64 seeds = parser.value(u"seeds"_s).toLongLong();
    for (qint64 i = 0; i < seeds; ++i, ++plan.seed) {
        const std::clock_t began = std::clock();
        const Outcome outcome = outcomeOf(plan);
        const double seconds = double(std::clock() - began) / CLOCKS_PER_SEC;
        say(u"seed %1: %2 orders, %3 paid, %4 messages, %5 engine starts, judged %6 times, %7 h of virtual time, "
            "%8 lines, %9"_s.arg(plan.seed)
                .arg(outcome.orders)
                .arg(outcome.paid)
                .arg(outcome.messages)
                .arg(outcome.starts)
                .arg(outcome.judged)
                .arg(double(outcome.lasted.count()) / 3.6e6, 0, 'f', 1)
                .arg(outcome.lines)
                .arg(QString::fromLatin1(outcome.hash)));
        QStringList strikes;
        for (auto strike = outcome.strikes.begin(); strike != outcome.strikes.end(); ++strike)
            strikes += u"%1 %2"_s.arg(strike.key()).arg(*strike);
        say(u"  strikes: "_s + strikes.join(u", "_s));
        say(u"  %1 s of processor time, %2 orders a second"_s.arg(seconds, 0, 'f', 1)
                .arg(double(outcome.orders) / std::max(seconds, 0.001), 0, 'f', 0));
        if (outcome.findings.isEmpty())
            continue;
        ++failed;
        say(u"  NOT AS IT MUST BE:"_s);
        for (const QString& finding : outcome.findings)
            say(u"    "_s + finding);
        if (parser.isSet(u"shrink"_s))
            say(u"  again, with fewer faults: "_s + commandFor(shrunk(plan)));
    }
    return failed == 0 ? 0 : 1;
}
