// The table of reasons: ids, placeholders, how an error is made from it, and what is stored of it.
#include "core/Reasons.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

class TestReasons : public QObject
{
    Q_OBJECT

private slots:
    void ids();
    void placeholders();
    void fillIn_data();
    void fillIn();
    void errorsFromTheTable();
    void causes();
    void storedReasons();
    void stepsWithAValue();
};

void TestReasons::ids()
{
    static const QRegularExpression pattern(u"^[a-z][a-z0-9_]*(\\.[a-zA-Z0-9_]+)+$"_s);
    QSet<QString> seen;
    for (const core::ReasonEntry& entry : core::allReasons()) {
        const QString id = core::idOf(entry.reason);
        QVERIFY2(pattern.match(id).hasMatch(), qPrintable(id));
        QVERIFY2(!seen.contains(id), qPrintable(id));
        seen.insert(id);
        QCOMPARE(core::reasonFromString(id), std::optional(entry.reason));
        QVERIFY2(*entry.english, qPrintable(id));
    }
    QVERIFY(!core::reasonFromString(u"no.such_reason"));
    QVERIFY(!core::reasonFromString(u""));
}

// %1, %2... without a gap, so that the text gives the number of values.
void TestReasons::placeholders()
{
    static const QRegularExpression pattern(u"%([0-9])"_s);
    for (const core::ReasonEntry& entry : core::allReasons()) {
        QSet<int> used;
        for (const auto& match : pattern.globalMatch(QString::fromUtf8(entry.english)))
            used.insert(match.captured(1).toInt());
        for (int number = 1; number <= used.size(); ++number)
            QVERIFY2(used.contains(number), entry.id);
        QVERIFY2(!used.contains(0), entry.id);
    }
}

void TestReasons::fillIn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("filled");
    QTest::newRow("plain") << u"nothing to fill"_s << QStringList{u"a"_s} << u"nothing to fill"_s;
    QTest::newRow("in order") << u"%1 and %2"_s << QStringList{u"a"_s, u"b"_s} << u"a and b"_s;
    QTest::newRow("other order, twice") << u"%2, %1, %2"_s << QStringList{u"a"_s, u"b"_s} << u"b, a, b"_s;
    QTest::newRow("a value with a placeholder")
        << u"%1 says %2"_s << QStringList{u"100%2"_s, u"%1"_s} << u"100%2 says %1"_s;
    QTest::newRow("a missing value") << u"%1 says %2."_s << QStringList{u"a"_s} << u"a says ."_s;
    QTest::newRow("a percent sign") << u"100% of %1%"_s << QStringList{u"a"_s} << u"100% of a%"_s;
    QTest::newRow("no such placeholder") << u"%0 %"_s << QStringList{u"a"_s} << u"%0 %"_s;
}

void TestReasons::fillIn()
{
    QFETCH(QString, text);
    QFETCH(QStringList, values);
    QTEST(core::fillIn(text, values), "filled");
}

void TestReasons::errorsFromTheTable()
{
    for (const core::ReasonEntry& entry : core::allReasons()) {
        const QStringList values{u"<one>"_s, u"<two>"_s, u"<three>"_s, u"<four>"_s, u"<five>"_s};
        const core::Result<void> failed = core::fail(entry.reason, values);
        QVERIFY(!failed);
        QVERIFY(failed.error().kind == entry.kind);
        QCOMPARE(failed.error().reason, entry.reason);
        QCOMPARE(failed.error().values, values);
        QCOMPARE(failed.error().detail, core::fillIn(QString::fromUtf8(entry.english), values));
        const core::Result<void> other = core::fail(core::ErrorKind::Refused, entry.reason, values);
        QVERIFY(other.error().kind == core::ErrorKind::Refused);
        QCOMPARE(other.error().detail, failed.error().detail);
    }
}

void TestReasons::causes()
{
    const core::Error cause{.kind = core::ErrorKind::Timeout, .detail = u"no answer"_s};
    for (const core::ReasonEntry& entry : core::allReasons()) {
        const core::Error error = core::makeError(entry.reason, {u"r1"_s}, cause);
        QVERIFY(error.kind == entry.kind);
        QCOMPARE(error.values, QStringList({u"r1"_s, u"no answer"_s}));
        QCOMPARE(error.cause, std::vector{cause});
    }
}

void TestReasons::storedReasons()
{
    QVERIFY(core::reasonToJson({core::ErrorKind::Timeout, u"only words"_s}).isEmpty());
    QVERIFY(!core::reasonFromJson(core::ErrorKind::Timeout, {}));
    QVERIFY(!core::reasonFromJson(core::ErrorKind::Timeout, {{u"id"_s, u"of.a_newer_loket"_s}}));
    for (const core::ReasonEntry& entry : core::allReasons()) {
        const core::Error plain = core::makeError(core::ErrorKind::Refused, entry.reason, {u"a"_s, u"b"_s});
        QCOMPARE(core::reasonFromJson(core::ErrorKind::Refused, core::reasonToJson(plain)), std::optional(plain));
        const core::Error around = core::makeError(core::ErrorKind::Timeout, entry.reason, {u"x"_s}, plain);
        QCOMPARE(core::reasonFromJson(core::ErrorKind::Timeout, core::reasonToJson(around)), std::optional(around));
        const core::Error foreign =
            core::makeError(core::ErrorKind::Timeout, entry.reason, {u"x"_s}, {core::ErrorKind::Refused, u"foreign"_s});
        QCOMPARE(core::reasonFromJson(core::ErrorKind::Timeout, core::reasonToJson(foreign)), std::optional(foreign));
    }
}

void TestReasons::stepsWithAValue()
{
    const auto half = [](int number) -> core::Result<int> {
        if (number % 2)
            return core::fail(core::ErrorKind::InvalidInput, u"odd"_s);
        return number / 2;
    };
    const auto quarter = [&half](int number) -> core::Result<QString> {
        LOKET_TRY_VALUE(const int halved, half(number));
        LOKET_TRY_VALUE(const int quartered, half(halved));
        return QString::number(quartered);
    };
    QCOMPARE(quarter(8).value_or(QString()), u"2"_s);
    QCOMPARE(quarter(6).error().detail, u"odd"_s);
    QVERIFY(quarter(7).error().kind == core::ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestReasons)
#include "tst_reasons.moc"
