// Checks the table of phrases: every one has texts in both languages with the same values, and is used by the program.
#include "core/Phrases.h"
#include "core/Reasons.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace loket::core;
using namespace Qt::Literals::StringLiterals;

namespace {

QSet<QString> placeholdersIn(const char* words)
{
    static const QRegularExpression place(u"%\\d"_s);
    QSet<QString> found;
    for (auto each = place.globalMatch(QString::fromUtf8(words)); each.hasNext();)
        found += each.next().captured();
    return found;
}

// The placeholders begin at %1 and have no gap.
bool areInOrder(const QSet<QString>& places)
{
    for (int number = 1; number <= places.size(); ++number) {
        if (!places.contains(u'%' + QString::number(number)))
            return false;
    }
    return true;
}

QString sourcesOf(const QStringList& folders)
{
    QString all;
    for (const QString& folder : folders) {
        QDirIterator files(QStringLiteral(LOKET_SOURCE) + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.fileName().contains(u"/core/Phrases."_s) && file.open(QIODevice::ReadOnly))
                all += QString::fromUtf8(file.readAll());
        }
    }
    return all;
}

} // namespace

class TestPhrases : public QObject
{
    Q_OBJECT

private slots:
    void everyPhraseIsWhole_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(allPhrases().size()); ++i)
            QTest::newRow(allPhrases()[std::size_t(i)].name) << i;
    }

    void everyPhraseIsWhole()
    {
        QFETCH(int, index);
        static const QString sources = sourcesOf({u"/app"_s});
        static const QRegularExpression id(u"^[a-z_]+(\\.[a-z_]+)?$"_s);
        const PhraseEntry& entry = allPhrases()[std::size_t(index)];
        QCOMPARE(int(entry.phrase), index + 1);
        QVERIFY(id.match(QString::fromLatin1(entry.id)).hasMatch());
        QVERIFY2(*entry.english != 0 && *entry.indonesian != 0, "words are missing");
        QCOMPARE(placeholdersIn(entry.indonesian), placeholdersIn(entry.english));
        QVERIFY2(areInOrder(placeholdersIn(entry.english)), entry.english);
        const QRegularExpression use(u"\\bPhraseId::%1\\b"_s.arg(QString::fromLatin1(entry.name)));
        QVERIFY2(entry.phrase == PhraseId::Quoted || sources.contains(use), "nobody says it");
    }

    void idsAreUnique()
    {
        QSet<QByteArray> ids;
        for (const PhraseEntry& entry : allPhrases()) {
            QVERIFY2(!ids.contains(entry.id), entry.id);
            ids += entry.id;
        }
    }

    // Only what is the same word in both may be the same.
    void indonesianIsNotEnglish()
    {
        for (const PhraseEntry& entry : allPhrases()) {
            static const QRegularExpression letters(u"[a-z]{3}"_s);
            if (QString::fromUtf8(entry.english).contains(letters))
                QVERIFY2(qstrcmp(entry.english, entry.indonesian) != 0, entry.id);
        }
    }

    // The text may omit a value, but never use one that the reason lacks.
    void everyReasonInIndonesianIsWhole()
    {
        QSet<Reason> seen;
        for (const ReasonWords& words : reasonsInIndonesian()) {
            const ReasonEntry& entry = entryOf(words.reason);
            QVERIFY2(!seen.contains(words.reason), entry.id);
            seen += words.reason;
            if (entry.audience == Audience::English) // of the doctor alone; those of the window: tst_reasonwords
                QCOMPARE(placeholdersIn(words.indonesian), placeholdersIn(entry.english));
            const QSet<QString> known = placeholdersIn(entry.english);
            for (const QString& placeholder : placeholdersIn(words.indonesian))
                QVERIFY2(known.contains(placeholder), entry.id);
        }
    }

    void valuesAreNeverReadAsPlaceholders()
    {
        const Phrase phrase{PhraseId::PackageWithoutRouter, {u"100%1"_s, u"b"_s}};
        QCOMPARE(english(phrase), u"the package \"100%1\" is made on the router \"b\", which is not set up"_s);
        QCOMPARE(wordsOf(phrase, u"id"), u"paket \"100%1\" dibuat di router \"b\", yang belum diatur"_s);
    }

    void phrasesHoldPhrasesAndErrors()
    {
        const Phrase quota{PhraseId::ChannelQuota, {u"5"_s}};
        const Phrase both{PhraseId::ListOfTwo, {u"Losari"_s}, {quota}};
        const Phrase line{PhraseId::ChannelCanSendMore, {u"fonnte"_s}, {both}};
        QCOMPARE(english(line), u"fonnte can send, Losari, quota left: 5"_s);
        QCOMPARE(wordsOf(line, u"id"), u"fonnte bisa mengirim, Losari, sisa kuota: 5"_s);
        QCOMPARE(idOf(line), u"delivery.can_send_more"_s);
        QCOMPARE(valuesOf(line), QStringList({u"fonnte"_s, u"Losari, quota left: 5"_s}));
        const Error vendor{ErrorKind::Unreachable, u"Connection refused"_s};
        const Phrase away{PhraseId::CounterpartAway, {u"tripay"_s}, {phraseOf(vendor)}};
        QCOMPARE(wordsOf(away, u"id"), u"tripay tidak bisa dihubungi: Connection refused"_s);
        const Phrase silent = phraseOf(makeError(Reason::AddressSilent, {u"https://a.id"_s}, vendor));
        QCOMPARE(english(silent), u"https://a.id does not answer from here (Connection refused); is the proxy or the "
                                  "tunnel up, and does the name resolve?"_s);
        QVERIFY(wordsOf(silent, u"id").startsWith(u"https://a.id tidak menjawab dari sini (Connection refused)"));
        QCOMPARE(idOf(silent), u"server.address_silent"_s);
    }

    // Every phrase and every reason comes back from the database as it was stored, in both languages.
    void phrasesComeBackWhole()
    {
        const auto isWhole = [](const Phrase& phrase) {
            return phraseFromStored(english(phrase), storedPhrase(phrase)) == phrase;
        };
        for (const PhraseEntry& entry : allPhrases()) {
            const Phrase plain{.id = entry.phrase, .values = {u"a"_s, u"%1"_s}};
            QVERIFY2(isWhole(plain), entry.name);
            QVERIFY2(isWhole({.id = entry.phrase, .inner = {plain, quoted(u"b"_s)}}), entry.name);
        }
        for (const ReasonEntry& entry : allReasons()) {
            const Phrase plain = phraseOf(makeError(ErrorKind::Internal, entry.reason, {u"a"_s, u"b"_s}));
            QVERIFY2(isWhole(plain), entry.id);
            QVERIFY2(isWhole({.id = PhraseId::WebhooksInARow, .values = {u"3"_s}, .inner = {plain}}), entry.id);
        }
    }

    // Of an error without a reason only its text is known; so it is with rows of an older and of a newer Loket.
    void whatIsOnlyATextStaysOne()
    {
        const Phrase foreign = phraseOf({ErrorKind::Timeout, u"foreign"_s});
        QVERIFY(storedPhrase(foreign).isEmpty());
        QVERIFY(storedPhrase({}).isEmpty());
        QCOMPARE(phraseFromStored(u"foreign"_s, {}), quoted(u"foreign"_s));
        QCOMPARE(phraseFromStored({}, {}), Phrase());
        QCOMPARE(phraseFromStored(u"its text"_s, uR"({"phrase":"of.a_newer_loket"})"_s), quoted(u"its text"_s));
        QCOMPARE(phraseFromStored(u"its text"_s, uR"({"id":"of.a_newer_loket"})"_s), quoted(u"its text"_s));
        QCOMPARE(phraseFromStored(u"its text"_s, u"no json"_s), quoted(u"its text"_s));
        const Phrase around{.id = PhraseId::WebhooksInARow, .values = {u"3"_s}, .inner = {foreign}};
        for (const QString& language : {u"en"_s, u"id"_s})
            QCOMPARE(wordsOf(phraseFromStored(english(around), storedPhrase(around)), language),
                     wordsOf(around, language));
    }

    void nothingIsSaidOfNothing()
    {
        QVERIFY(quoted({}).isEmpty());
        QVERIFY(Phrase().isEmpty());
        QCOMPARE(english(Phrase()), QString());
        QCOMPARE(english(Advice{{PhraseId::RetriesReversed}, {}}), u"retry.max_ms is less than retry.base_ms"_s);
        QCOMPARE(english(Advice{{PhraseId::RetriesReversed}, {PhraseId::RaiseRetryMax}}),
                 u"retry.max_ms is less than retry.base_ms; raise retry.max_ms"_s);
    }
};

QTEST_GUILESS_MAIN(TestPhrases)
#include "tst_phrases.moc"
