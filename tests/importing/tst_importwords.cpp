// The stable names of the importers, and a report as JSON and back.
#include "importing/Reports.h"
#include "importing/Words.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;

class TestImportWords : public QObject
{
    Q_OBJECT

    template <class Value>
    static void checkNames(std::span<const Value> values, std::optional<Value> (*fromString)(QStringView))
    {
        static const QRegularExpression form(u"\\A[a-z]+(_[a-z]+)*\\z"_s);
        QSet<QString> seen;
        for (const Value value : values) {
            const QString name = toString(value);
            QVERIFY2(form.match(name).hasMatch(), qPrintable(name));
            QVERIFY2(!seen.contains(name), qPrintable(name));
            seen.insert(name);
            QCOMPARE(fromString(name), std::optional(value));
        }
        QCOMPARE(fromString(u"no_such_thing"), std::optional<Value>());
    }

private slots:
    void names()
    {
        checkNames<Why>(allWhys(), whyFromString);
        checkNames<What>(allWhats(), whatFromString);
        checkNames<About>(allAbouts(), aboutFromString);
        QCOMPARE(toString(Why::NotForHotspot), u"not_for_hotspot"_s);
        for (const Why why : allWhys())
            QVERIFY2(!wordsOf(why).isEmpty(), qPrintable(toString(why)));
    }

    void questionsHaveWords()
    {
        for (const About about : allAbouts()) {
            const Question bare{.id = u"x"_s, .about = about, .subject = u"%2 <b>"_s};
            const QString words = wordsOf(bare);
            QVERIFY2(words.endsWith(u'?') && !words.contains(u"()"_s), qPrintable(words));
            Question full = bare;
            full.values = {u"3000"_s, u"4000"_s};
            QVERIFY2(wordsOf(full).endsWith(u'?') || wordsOf(full).endsWith(u')'), qPrintable(wordsOf(full)));
        }
        const Question price{.about = About::PriceOfPackage, .subject = u"Paket"_s, .values = {u"3000"_s, u"4000"_s}};
        QCOMPARE(wordsOf(price), u"Which price does the customer of \"Paket\" pay? (3000 / 4000)"_s);
    }

    void aReportThereAndBack()
    {
        const Report report{.id = 7,
                            .source = u"gembok"_s,
                            .origin = u"/srv/gembok"_s,
                            .isOver = true,
                            .found = {{What::Purchases, 12}, {What::Sellers, 2}},
                            .imported = {{What::Purchases, 10}, {What::Settings, 3}},
                            .skipped = {{What::Purchases, Why::SoldTwice, 2, {u"line 4"_s}}},
                            .questions = {{.id = u"price:A"_s,
                                           .about = About::PriceOfPackage,
                                           .subject = u"A"_s,
                                           .values = {u"1"_s},
                                           .choices = {u"selling"_s, u"price"_s},
                                           .byDefault = u"selling"_s,
                                           .answer = u"price"_s}},
                            .lost = {.paidWithoutVoucher = 1, .soldTwice = 2, .impossibleTimes = 3}};
        const QJsonObject json = toJson(report, false);
        QCOMPARE(json.value(u"dry_run"_s).toBool(true), false);
        const QJsonObject imported = json.value(u"imported"_s).toObject();
        for (const char* always : {"packages", "vouchers", "purchases", "sellers", "deliveries", "routers"})
            QVERIFY2(imported.contains(QLatin1StringView(always)), always);
        QCOMPARE(imported.value(u"purchases"_s).toInt(), 10);
        QCOMPARE(json.value(u"lost"_s).toObject(),
                 (QJsonObject{{u"paid_without_voucher"_s, 1}, {u"sold_twice"_s, 2}, {u"impossible_times"_s, 3}}));
        QCOMPARE(toJson(reportFromJson(json), false), json);
        QCOMPARE(toJson(report, true).value(u"dry_run"_s).toBool(), true);
        // Of a newer Loket.
        QJsonObject newer = json;
        newer.insert(u"skipped"_s, QJsonArray{QJsonObject{{u"what"_s, u"spoons"_s}, {u"why"_s, u"sold_twice"_s}}});
        QVERIFY(reportFromJson(newer).skipped.isEmpty());
    }

    void whatIsLeftOutIsCountedUp()
    {
        QList<LeftOut> left;
        for (int i = 0; i < 9; ++i)
            leaveOut(left, What::Vouchers, Why::Unreadable, u"line %1"_s.arg(i));
        leaveOut(left, What::Vouchers, Why::NameTaken);
        leaveOut(left, LeftOut{What::Vouchers, Why::NameTaken, 4, {u"a"_s, u"b"_s}});
        QCOMPARE(left.size(), 2);
        QCOMPARE(left[0].count, 9);
        QCOMPARE(left[0].examples.size(), qsizetype(mostExamples));
        QCOMPARE(left[1].count, 5);
        QCOMPARE(left[1].examples, (QStringList{u"a"_s, u"b"_s}));
    }
};

QTEST_GUILESS_MAIN(TestImportWords)
#include "tst_importwords.moc"
