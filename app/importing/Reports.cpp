#include "importing/Reports.h"

#include "importing/Words.h"

#include <QJsonArray>

#include <algorithm>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

// Always told, also where there are none of them.
constexpr std::array alwaysTold{What::Packages, What::Vouchers,   What::Purchases,
                                What::Sellers,  What::Deliveries, What::Routers};

QJsonObject countsOf(const QMap<What, int>& counts, bool isWhole)
{
    QJsonObject json;
    for (auto one = counts.begin(); one != counts.end(); ++one) {
        if (*one != 0)
            json.insert(toString(one.key()), *one);
    }
    if (isWhole) {
        for (const What what : alwaysTold)
            json.insert(toString(what), counts.value(what));
    }
    return json;
}

QMap<What, int> countsFrom(const QJsonObject& json)
{
    QMap<What, int> counts;
    for (auto one = json.begin(); one != json.end(); ++one) {
        if (const auto what = whatFromString(one.key()); what && one->toInt() != 0)
            counts.insert(*what, one->toInt());
    }
    return counts;
}

QJsonArray leftOut(const QList<LeftOut>& left)
{
    QJsonArray json;
    for (const LeftOut& one : left) {
        QJsonObject row{{u"what"_s, toString(one.what)}, {u"why"_s, toString(one.why)}, {u"count"_s, one.count}};
        if (!one.examples.isEmpty())
            row.insert(u"examples"_s, QJsonArray::fromStringList(one.examples));
        json += row;
    }
    return json;
}

QStringList textsOf(const QJsonValue& json)
{
    QStringList texts;
    for (const QJsonValue& one : json.toArray())
        texts += one.toString();
    return texts;
}

} // namespace

QJsonObject toJson(const Report& report, bool isDryRun)
{
    QJsonArray questions;
    for (const Question& question : report.questions)
        questions += QJsonObject{{u"id"_s, question.id},
                                 {u"about"_s, toString(question.about)},
                                 {u"subject"_s, question.subject},
                                 {u"values"_s, QJsonArray::fromStringList(question.values)},
                                 {u"text"_s, wordsOf(question)},
                                 {u"choices"_s, QJsonArray::fromStringList(question.choices)},
                                 {u"default"_s, question.byDefault},
                                 {u"answer"_s, question.answer}};
    QJsonObject json{{u"source"_s, report.source},
                     {u"origin"_s, report.origin},
                     {u"dry_run"_s, isDryRun},
                     {u"complete"_s, report.isOver},
                     {u"found"_s, countsOf(report.found, false)},
                     {u"imported"_s, countsOf(report.imported, true)},
                     {u"skipped"_s, leftOut(report.skipped)},
                     {u"questions"_s, questions},
                     {u"lost"_s, QJsonObject{{u"paid_without_voucher"_s, report.lost.paidWithoutVoucher},
                                             {u"sold_twice"_s, report.lost.soldTwice},
                                             {u"impossible_times"_s, report.lost.impossibleTimes}}}};
    if (report.id != 0)
        json.insert(u"id"_s, report.id);
    return json;
}

Report reportFromJson(const QJsonObject& json)
{
    const QJsonObject lost = json.value(u"lost"_s).toObject();
    Report report{.id = json.value(u"id"_s).toInteger(),
                  .source = json.value(u"source"_s).toString(),
                  .origin = json.value(u"origin"_s).toString(),
                  .isOver = json.value(u"complete"_s).toBool(),
                  .found = countsFrom(json.value(u"found"_s).toObject()),
                  .imported = countsFrom(json.value(u"imported"_s).toObject()),
                  .lost = {.paidWithoutVoucher = lost.value(u"paid_without_voucher"_s).toInt(),
                           .soldTwice = lost.value(u"sold_twice"_s).toInt(),
                           .impossibleTimes = lost.value(u"impossible_times"_s).toInt()}};
    for (const QJsonValue& value : json.value(u"skipped"_s).toArray()) {
        const QJsonObject row = value.toObject();
        const auto what = whatFromString(row.value(u"what"_s).toString());
        const auto why = whyFromString(row.value(u"why"_s).toString());
        if (what && why)
            report.skipped += {*what, *why, row.value(u"count"_s).toInt(), textsOf(row.value(u"examples"_s))};
    }
    for (const QJsonValue& value : json.value(u"questions"_s).toArray()) {
        const QJsonObject row = value.toObject();
        if (const auto about = aboutFromString(row.value(u"about"_s).toString()))
            report.questions += {.id = row.value(u"id"_s).toString(),
                                 .about = *about,
                                 .subject = row.value(u"subject"_s).toString(),
                                 .values = textsOf(row.value(u"values"_s)),
                                 .choices = textsOf(row.value(u"choices"_s)),
                                 .byDefault = row.value(u"default"_s).toString(),
                                 .answer = row.value(u"answer"_s).toString()};
    }
    return report;
}

void leaveOut(QList<LeftOut>& left, What what, Why why, const QString& example, int count)
{
    auto row =
        std::find_if(left.begin(), left.end(), [&](const LeftOut& one) { return one.what == what && one.why == why; });
    if (row == left.end())
        row = left.insert(left.end(), {what, why, 0, {}});
    row->count += count;
    if (!example.isEmpty() && row->examples.size() < mostExamples)
        row->examples += example;
}

void leaveOut(QList<LeftOut>& left, const LeftOut& more)
{
    leaveOut(left, more.what, more.why, more.examples.value(0), more.count);
    for (const QString& example : more.examples.mid(1))
        leaveOut(left, more.what, more.why, example, 0);
}

} // namespace loket::importing
