// The window's texts for the reasons of core: complete, none too many, the same placeholders in every language; and
// every reason of the table is used somewhere.
#include "core/Phrases.h"
#include "core/Reasons.h"
#include "ui/text/Language.h"
#include "ui/text/ReasonWords.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

namespace {

QSet<QString> placeholdersOf(const QString& text)
{
    static const QRegularExpression pattern(u"%[1-9]"_s);
    QSet<QString> found;
    for (const auto& match : pattern.globalMatch(text))
        found.insert(match.captured());
    return found;
}

bool isForTheWindow(core::Audience audience)
{
    return audience == core::Audience::Window || audience == core::Audience::WindowAndBuyer;
}

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestReasonWords : public QObject
{
    Q_OBJECT

private slots:
    void everyReasonOfTheWindowHasWords();
    void placeholdersMatch();
    void indonesianHasThem();
    void everyReasonIsUsed();
    void causesSpeakTheLanguageToo();
    void storedReasons();
};

void TestReasonWords::everyReasonOfTheWindowHasWords()
{
    QSet<core::Reason> worded;
    for (const ui::ReasonText& text : ui::ReasonWords::all()) {
        const core::ReasonEntry& entry = core::entryOf(text.reason);
        QVERIFY2(isForTheWindow(entry.audience), entry.id);
        QVERIFY2(!worded.contains(text.reason), entry.id);
        worded.insert(text.reason);
    }
    for (const core::ReasonEntry& entry : core::allReasons())
        QVERIFY2(worded.contains(entry.reason) == isForTheWindow(entry.audience), entry.id);
}

// The text may omit a value (a state's English name), but never use one that the reason lacks.
void TestReasonWords::placeholdersMatch()
{
    for (const ui::ReasonText& text : ui::ReasonWords::all()) {
        const core::ReasonEntry& entry = core::entryOf(text.reason);
        const QSet<QString> known = placeholdersOf(QString::fromUtf8(entry.english));
        QVERIFY2(known.contains(placeholdersOf(QString::fromUtf8(text.words))), entry.id);
    }
}

void TestReasonWords::indonesianHasThem()
{
    ui::Language language;
    language.use(u"id"_s);
    static const QRegularExpression letters(u"[a-z]{2}"_s);
    for (const ui::ReasonText& text : ui::ReasonWords::all()) {
        const QString indonesian = core::indonesianOf(text.reason);
        QVERIFY2(!indonesian.isEmpty(), text.words);
        const bool hasWords = QString::fromUtf8(text.words).contains(letters); // not only a value
        QVERIFY2(!hasWords || indonesian != QString::fromUtf8(text.words), text.words);
        QCOMPARE(placeholdersOf(indonesian), placeholdersOf(QString::fromUtf8(text.words)));
        QCOMPARE(ui::ReasonWords::of(core::makeError(text.reason)), core::fillIn(indonesian, {}));
    }
}

void TestReasonWords::everyReasonIsUsed()
{
    QSet<QString> used;
    static const QRegularExpression pattern(u"Reason::(\\w+)"_s);
    for (const QString& folder : {u"/app"_s, u"/ui"_s}) {
        QDirIterator files(QStringLiteral(LOKET_SOURCE) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (path.contains(u"/ui/text/reasons/"_s) || path.endsWith(u"core/Reasons.cpp"_s))
                continue;
            for (const auto& match : pattern.globalMatch(contentOf(path)))
                used.insert(match.captured(1));
        }
    }
    static const QRegularExpression line(u"LOKET_REASON\\((\\w+), \"([^\"]+)\""_s);
    QDirIterator tables(QStringLiteral(LOKET_SOURCE) + u"/app/core/reasons"_s, {u"*.inc"_s}, QDir::Files);
    int seen = 0;
    while (tables.hasNext()) {
        for (const auto& match : line.globalMatch(contentOf(tables.next()))) {
            QVERIFY2(used.contains(match.captured(1)), qPrintable(match.captured(2)));
            ++seen;
        }
    }
    QCOMPARE(seen, int(core::allReasons().size()));
}

void TestReasonWords::causesSpeakTheLanguageToo()
{
    const core::Error cause = core::makeError(core::Reason::RouterAnswersNoMore);
    const QString words = ui::ReasonWords::of(core::makeError(core::Reason::RouterNotTried, {}, cause));
    QVERIFY(words.contains(ui::ReasonWords::of(cause)));
    QVERIFY(!words.contains(cause.detail));
}

void TestReasonWords::storedReasons()
{
    const core::Error error = core::makeError(core::Reason::RouterNoProfile, {u"2-jam"_s});
    QCOMPARE(ui::ReasonWords::ofStored(core::reasonToJson(error), error.detail), ui::ReasonWords::of(error));
    const core::Phrase phrase{.id = core::PhraseId::MegabytesFree, .values = {u"12"_s}};
    QCOMPARE(ui::ReasonWords::ofStored(core::phraseToJson(phrase), u"its text"_s),
             core::wordsOf(phrase, ui::Language::current()));
    QCOMPARE(ui::ReasonWords::ofStored({}, u"an older row"_s), u"an older row"_s);
    QCOMPARE(ui::ReasonWords::ofStored({{u"id"_s, u"of.a_newer_loket"_s}}, u"its text"_s), u"its text"_s);
}

QTEST_MAIN(TestReasonWords)
#include "tst_reasonwords.moc"
