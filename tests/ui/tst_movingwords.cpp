#include "importing/Words.h"

#include "ui/text/ImportWords.h"
#include "ui/text/Language.h"

#include <QTest>

#include <algorithm>

using namespace loket;
using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;
using importing::About;
using importing::LeftOut;
using importing::Question;
using importing::What;
using importing::Why;

// Everything an import can find, leave out, ask and answer has words in both languages, complete sentences where they
// stand alone, and shows text from outside to the letter.
class TestMovingWords : public QObject
{
    Q_OBJECT

private slots:
    void theLists();
    void everyWhyIsASentence();
    void everyWhatIsCounted();
    void everyQuestionHasItsWords();
    void everyChoiceHasItsWords_data();
    void everyChoiceHasItsWords();
    void valuesStandBesideTheirChoice();
    void subjectsSayHowMany();
    void durationsAreWords();
    void namesOfPackages();
    void whatWasLost();
    void whatIsLeftOut();
    void sums();

private:
    // In both languages; they differ.
    static void inBoth(const char* what, const std::function<QString()>& words, bool isSentence = false);
};

void TestMovingWords::inBoth(const char* what, const std::function<QString()>& words, bool isSentence)
{
    Language language;
    QStringList both;
    for (const QString& code : {u"en"_s, u"id"_s}) {
        language.use(code);
        both += words();
        QVERIFY2(!both.last().isEmpty(), what);
        QVERIFY2(!both.last().contains(u'%'), qPrintable(both.last()));
        if (isSentence)
            QVERIFY2(both.last().front().isUpper() && QStringView(u".?…").contains(both.last().back()),
                     qPrintable(both.last()));
    }
    language.use(u"en"_s);
    QVERIFY2(both[0] != both[1], qPrintable(both[0]));
}

// Those of the window are those of the room, each once.
void TestMovingWords::theLists()
{
    const auto compare = [](auto window, auto room) {
        QList<int> here;
        QList<int> there;
        for (const auto one : window)
            here += int(one);
        for (const auto one : room)
            there += int(one);
        std::sort(here.begin(), here.end());
        std::sort(there.begin(), there.end());
        QCOMPARE(here, there);
    };
    compare(ImportWords::allWhats(), importing::allWhats());
    compare(ImportWords::allWhys(), importing::allWhys());
    compare(ImportWords::allAbouts(), importing::allAbouts());
}

void TestMovingWords::everyWhyIsASentence()
{
    for (const Why why : ImportWords::allWhys())
        inBoth(
            qPrintable(importing::toString(why)), [why] { return ImportWords::why(why); }, true);
    for (const importing::Step step : ImportWords::allSteps())
        inBoth(
            "a step", [step] { return ImportWords::step(step); }, true);
}

void TestMovingWords::everyWhatIsCounted()
{
    Language language;
    language.use(u"en"_s);
    for (const What what : ImportWords::allWhats()) {
        // "Router" and "Voucher" are the same word in both.
        const QString id = importing::toString(what);
        QVERIFY2(!ImportWords::name(what).isEmpty(), qPrintable(id));
        const QString one = ImportWords::counted(what, 1);
        const QString many = ImportWords::counted(what, 2800);
        QVERIFY2(one.startsWith(u"1 "_s) && many.contains(u"800"_s) && !many.contains(u"(s)"_s), qPrintable(many));
    }
}

void TestMovingWords::everyQuestionHasItsWords()
{
    for (const About about : ImportWords::allAbouts()) {
        inBoth(
            qPrintable(importing::toString(about)), [about] { return ImportWords::question(about); }, true);
        inBoth(
            qPrintable(importing::toString(about)), [about] { return ImportWords::hint(about); }, true);
    }
}

void TestMovingWords::everyChoiceHasItsWords_data()
{
    QTest::addColumn<int>("about");
    QTest::addColumn<QStringList>("choices");
    QTest::newRow("price") << int(About::PriceOfPackage) << QStringList{u"selling"_s, u"price"_s};
    QTest::newRow("batch") << int(About::BatchSold) << QStringList{u"stock"_s, u"sold"_s};
    QTest::newRow("strangers") << int(About::StrangersAsWell) << QStringList{u"leave"_s, u"take"_s};
    QTest::newRow("schedulers") << int(About::DisableSchedulers) << QStringList{u"yes"_s, u"no"_s};
    QTest::newRow("setting") << int(About::KeepSetting) << QStringList{u"ours"_s, u"theirs"_s};
    QTest::newRow("make") << int(About::MakeVouchers) << QStringList{u"make"_s, u"leave"_s};
    QTest::newRow("router") << int(About::RouterOf) << QStringList{u"leave"_s};
    QTest::newRow("package") << int(About::PackageOf) << QStringList{u"leave"_s};
}

void TestMovingWords::everyChoiceHasItsWords()
{
    QFETCH(int, about);
    QFETCH(QStringList, choices);
    const Question question{.id = u"q"_s,
                            .about = About(about),
                            .subject = u"<b>Paket</b> & Co"_s,
                            .values = {},
                            .choices = choices,
                            .byDefault = choices.first(),
                            .answer = {}};
    QCOMPARE(ImportWords::subject(question), u"<b>Paket</b> & Co"_s); // to the letter
    QStringList all;
    for (const QString& choice : choices) {
        inBoth(qPrintable(choice), [&] { return ImportWords::choice(question, choice); });
        all += ImportWords::choice(question, choice);
        QVERIFY(all.last() != choice);
    }
    all.removeDuplicates();
    QCOMPARE(all.size(), choices.size()); // nobody can tell two apart that are called the same
}

void TestMovingWords::valuesStandBesideTheirChoice()
{
    Language language;
    language.use(u"en"_s);
    const Question question{.id = u"setting:business.name"_s,
                            .about = About::KeepSetting,
                            .subject = u"business.name"_s,
                            .values = {u"Warung A"_s, u"Warung B"_s},
                            .choices = {u"ours"_s, u"theirs"_s},
                            .byDefault = u"ours"_s,
                            .answer = {}};
    QCOMPARE(ImportWords::choice(question, u"ours"_s), u"The one here: Warung A"_s);
    QCOMPARE(ImportWords::choice(question, u"theirs"_s), u"The one of the old program: Warung B"_s);
}

void TestMovingWords::subjectsSayHowMany()
{
    Language language;
    language.use(u"en"_s);
    Question batch{.id = u"batch"_s,
                   .about = About::BatchSold,
                   .subject = u"vc-538-03.19.26-depan"_s,
                   .values = {u"Paket-1Hari"_s, u"50"_s},
                   .choices = {u"stock"_s, u"sold"_s},
                   .byDefault = u"stock"_s,
                   .answer = {}};
    QCOMPARE(ImportWords::subject(batch), u"vc-538-03.19.26-depan – profile Paket-1Hari, 50 vouchers"_s);
    QCOMPARE(ImportWords::choice(batch, u"stock"_s), u"In stock"_s); // the values are not of the choices
    const Question strangers{.id = u"strangers"_s,
                             .about = About::StrangersAsWell,
                             .subject = u"43"_s,
                             .values = {},
                             .choices = {u"leave"_s, u"take"_s},
                             .byDefault = u"leave"_s,
                             .answer = {}};
    QCOMPARE(ImportWords::subject(strangers), u"43 users that follow no pattern"_s);
}

void TestMovingWords::durationsAreWords()
{
    Language language;
    language.use(u"en"_s);
    const Question question{.id = u"duration:5K"_s,
                            .about = About::DurationOfPackage,
                            .subject = u"5K - 2 Hari"_s,
                            .values = {u"2d"_s, u"2h"_s},
                            .choices = {u"2d"_s, u"2h"_s},
                            .byDefault = u"2d"_s,
                            .answer = {}};
    QCOMPARE(ImportWords::choice(question, u"2d"_s), u"2 days"_s);
    QCOMPARE(ImportWords::choice(question, u"2h"_s), u"2 hours"_s);
}

void TestMovingWords::namesOfPackages()
{
    const Question question{.id = u"package:x"_s,
                            .about = About::PackageOf,
                            .subject = u"x"_s,
                            .values = {},
                            .choices = {u"3k"_s, u"leave"_s},
                            .byDefault = u"leave"_s,
                            .answer = {}};
    QCOMPARE(ImportWords::choice(question, u"3k"_s, {{u"3k"_s, u"3rb - 1 Hari"_s}}), u"3rb - 1 Hari"_s);
    QCOMPARE(ImportWords::choice(question, u"3k"_s), u"3k"_s);
}

void TestMovingWords::whatWasLost()
{
    Language language;
    language.use(u"en"_s);
    QVERIFY(ImportWords::lost({}).isEmpty());
    const QStringList all = ImportWords::lost({.paidWithoutVoucher = 3, .soldTwice = 1, .impossibleTimes = 1200});
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0], u"3 customers paid and never got a voucher."_s);
    QCOMPARE(all[1], u"1 sale was recorded twice, so the revenue it showed was too high."_s);
    QVERIFY(all[2].startsWith(u"1,200 sales have"_s));
}

void TestMovingWords::whatIsLeftOut()
{
    Language language;
    language.use(u"en"_s);
    const LeftOut few{What::Vouchers, Why::NameTaken, 2, {u"<b>a1</b>"_s, u"b2"_s}};
    QCOMPARE(ImportWords::leftOut(few), u"2 vouchers: This router already has a voucher with this code."_s);
    QCOMPARE(ImportWords::examples(few, language.locale()), u"<b>a1</b>, b2"_s);
    const LeftOut many{What::Vouchers, Why::NameTaken, 2500, {u"a1"_s, u"b2"_s}};
    QCOMPARE(ImportWords::examples(many, language.locale()), u"a1, b2 and 2,498 more"_s);
    QVERIFY(ImportWords::examples({What::Vouchers, Why::NameTaken, 2500, {}}, language.locale()).isEmpty());
    language.use(u"id"_s);
    QCOMPARE(
        ImportWords::examples({What::Vouchers, Why::Unreadable, 2, {u"line 12"_s, u"line 12x"_s}}, language.locale()),
        u"baris 12, line 12x"_s);
    language.use(u"en"_s);
}

void TestMovingWords::sums()
{
    Language language;
    language.use(u"en"_s);
    QCOMPARE(ImportWords::sum({}), u"nothing"_s);
    const QMap<What, int> counts{{What::Purchases, 1}, {What::Packages, 3}, {What::Vouchers, 0}};
    QCOMPARE(ImportWords::sum(counts), u"3 packages, 1 order"_s);
    QCOMPARE(ImportWords::total(counts), 4);
}

QTEST_MAIN(TestMovingWords)
#include "tst_movingwords.moc"
