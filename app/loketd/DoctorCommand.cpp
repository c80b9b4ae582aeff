#include "delivery/MessageTemplate.h"
#include "engine/Engine.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "storage/PackageRepository.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;
using engine::DoctorLine;
using engine::Verdict;

namespace {

QString asText(const DoctorLine& line, const QString& language)
{
    const bool shared = line.part == u"house"_s || line.part == u"database"_s || line.part == u"server"_s;
    const QString where = shared ? QString() : line.part.section(u'.', 1);
    QString text = u"%1 %2%3: %4"_s.arg(router::toString(line.verdict).leftJustified(4), line.check,
                                        where.isEmpty() ? QString() : u" [%1]"_s.arg(where), line.words(language));
    if (const QString fix = line.fix(language); !fix.isEmpty())
        text += u" -> "_s + fix;
    return text.simplified() + u'\n';
}

QString asJson(const DoctorLine& line, const QString& language)
{
    const QJsonObject object{{u"part"_s, line.part},
                             {u"check"_s, line.check},
                             {u"verdict"_s, router::toString(line.verdict)},
                             {u"words"_s, line.words(language)},
                             {u"fix"_s, line.fix(language)},
                             {u"reason"_s, core::idOf(line.what)},
                             {u"values"_s, QJsonArray::fromStringList(core::valuesOf(line.what))},
                             {u"remedy"_s, core::idOf(line.remedy)},
                             {u"remedyValues"_s, QJsonArray::fromStringList(core::valuesOf(line.remedy))}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
}

// Read-only: the doctor migrates nothing and makes no database where there is none.
QList<domain::Package> packagesIn(const QString& path)
{
    if (!QFileInfo::exists(path))
        return {};
    const auto database = storage::Database::open(path, storage::Access::ReadOnly);
    if (!database)
        return {}; // the examination itself reports it
    return storage::PackageRepository(**database).all().value_or(QList<domain::Package>());
}

// Prints line by line until the examination ends, and counts what failed.
class Report
{
public:
    Report(bool json, QString language) : m_json(json), m_language(std::move(language)) {}

    void speak(const QString& language) { m_language = language; }

    void show(const DoctorLine& line)
    {
        m_failed += line.verdict == Verdict::Fail ? 1 : 0;
        print(m_json ? asJson(line, m_language) : asText(line, m_language));
    }

    void follow(const QFuture<DoctorLine>& lines)
    {
        QFutureWatcher<DoctorLine> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::resultReadyAt, &watcher,
                         [&](int index) { show(watcher.resultAt(index)); });
        QObject::connect(&watcher, &QFutureWatcherBase::finished, QCoreApplication::instance(), &QCoreApplication::quit,
                         Qt::QueuedConnection);
        watcher.setFuture(lines);
        QCoreApplication::exec();
    }

    [[nodiscard]] Outcome outcome() const
    {
        if (m_failed == 0)
            return {};
        return tl::unexpected(
            Stop{Failed, core::wordsOf({core::PhraseId::ChecksFailed, {QString::number(m_failed)}}, m_language)});
    }

private:
    bool m_json;
    QString m_language; // "id", or English
    int m_failed = 0;
};

// JSON output is in English, unless another language is requested.
QString languageOf(const Invocation& invocation, const QString& business)
{
    const QString wanted = invocation.options.value(u"--language"_s);
    if (!wanted.isEmpty())
        return wanted;
    return invocation.has(u"--json"_s) ? u"en"_s : business;
}

Outcome examineDemo(const Invocation& invocation, Report& report)
{
    engine::Engine demo({.program = u"loketd doctor"_s, .dataFolder = invocation.dataDir, .demo = true});
    if (const auto started = demo.start(); !started) {
        if (started.error().kind == core::ErrorKind::Conflict)
            return tl::unexpected(Stop{FolderInUse, started.error().detail});
        return stopped(started.error());
    }
    report.speak(languageOf(invocation, demo.settings().value(u"business.language"_s)));
    QPromise<DoctorLine> lines;
    const auto all = lines.future();
    lines.start();
    demo.use().administration->examine({}, {}, std::move(lines));
    report.follow(all);
    return report.outcome();
}

Outcome doctor(const Invocation& invocation)
{
    const QString wanted = invocation.options.value(u"--language"_s);
    if (!wanted.isEmpty() && wanted != u"en" && wanted != u"id")
        return wrongUse(u"--language takes en or id"_s);
    Report report(invocation.has(u"--json"_s), languageOf(invocation, u"id"_s));
    if (invocation.demo)
        return examineDemo(invocation, report);
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    const settings::Registry registry([](const QString& text) {
        return delivery::MessageTemplate::parse(text).map([](const delivery::MessageTemplate&) {});
    });
    settings::Settings settings(registry, folder->settingsFile());
    // A file that cannot be read leaves the defaults: the rest is checked all the same.
    const auto read = settings.reload();
    report.speak(languageOf(invocation, settings.value(u"business.language"_s)));
    if (!read)
        report.show({u"house"_s,
                     u"settings.file"_s,
                     Verdict::Fail,
                     core::phraseOf(read.error()),
                     {},
                     {core::PhraseId::SettingsFileLine, {folder->settingsFile()}}});
    const auto secrets = settings::Secrets::open(*folder, registry);
    core::SystemClock clock;
    engine::Doctor doctor({.folder = *folder,
                           .settings = settings,
                           .secrets = *secrets,
                           .clock = clock,
                           .packages = packagesIn(folder->database())});
    report.follow(doctor.examine());
    return report.outcome();
}

} // namespace

QList<Command> doctorCommands()
{
    return {{.words = {u"doctor"_s},
             .options = {{u"--json"_s, QString()}, {u"--language"_s, u"en|id"_s}},
             .summary = u"checks router, clock, profiles, gateways, WhatsApp, addresses, disk and database"_s,
             .run = doctor,
             .hasDemo = true}};
}

} // namespace loket::loketd
