#include "domain/CustomerTraces.h"

#include <QJsonObject>
#include <QTest>

using namespace loket::domain;
using namespace Qt::Literals::StringLiterals;

// What tells of a customer goes out of a text, and nothing else.
class TestCustomerTraces : public QObject
{
    Q_OBJECT

private slots:
    void takenOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        const auto gone = [](const char* text) { QTest::newRow(text) << QString::fromUtf8(text) << u"to … now"_s; };
        for (const char* text :
             {"to 6281234567890 now", "to +6281234567890 now", "to 081234567890 now", "to 81234567890 now",
              "to 006281234567890 now", "to 0812-3456-7890 now", "to +62 812 3456 7890 now",
              "to +62 (0)812-3456-7890 now", "to 0812.3456.7890 now", "to 0812‑3456‑7890 now", "to 6281-2345-67890 now",
              "to 628******7890 now", "to 081*****7890 now", "to +62*******7890 now", "to Siti Rahayu now",
              "to siti  RAHAYU now", "to Siti now", "to rahayu now"})
            gone(text);
        const auto row = [](const char* text, const char* left) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(left);
        };
        row("628123456@c.us", "628123456@c.us");
        row("6281234567890@c.us", "…@c.us");
        row("{\"n\":5,\"to\":\"6281234567890\"}", "{\"n\":5,\"to\":\"…\"}");
        row("{\"because\":{\"values\":[\"Siti Rahayu\",\"081234567890\"]}}",
            "{\"because\":{\"values\":[\"…\",\"…\"]}}");
        row("to=6281234567890&x=1", "to=…&x=1");
        row("Siti Rahayu", "…");
        row("Sitinjak is not Siti", "Sitinjak is not …");
        row("refused by 6281234567891", "refused by 6281234567891");
        row("16281234567890", "16281234567890");
        row("628******7891", "628******7891");
        row("siti", "siti"); // a code is no name
        row("{\"from\":\"rahayu\"}", "{\"from\":\"rahayu\"}");
        row("{\"amount\": 81234567890}", "{\"amount\": 81234567890}"); // nor is an amount a number to call
        row("", "");
    }
    void takenOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(CustomerTraces(u"Siti Rahayu"_s, u"6281234567890"_s).takenOutOfStored(text), left);
    }

    void anyCustomer_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("phone");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("left");
        QTest::newRow("nobody") << u""_s << u""_s << u"a text of 08123456789"_s << u"a text of 08123456789"_s;
        QTest::newRow("no name given") << u"Pelanggan"_s << u""_s << u"Pelanggan batal"_s << u"Pelanggan batal"_s;
        QTest::newRow("foreign") << u"Li"_s << u"4915112345678"_s << u"to +49 151 12345678"_s << u"to …"_s;
        QTest::newRow("stored as typed") << u""_s << u"0812-3456-7890"_s << u"to +6281234567890"_s << u"to …"_s;
        QTest::newRow("no number at all") << u""_s << u"12345"_s << u"at 12345"_s << u"at …"_s;
        QTest::newRow("a name of signs") << u"(A+B)* [c"_s << u""_s << u"for (A+B)* [c ."_s << u"for … ."_s;
        QTest::newRow("of other letters") << u"Ümit Şahin"_s << u""_s << u"von ümit şahin."_s << u"von …."_s;
    }
    void anyCustomer()
    {
        QFETCH(QString, name);
        QFETCH(QString, phone);
        QFETCH(QString, text);
        QFETCH(QString, left);
        QCOMPARE(CustomerTraces(name, phone).takenOut(text), left);
    }

    // A text about others too keeps a word that many people are called by.
    void theWholeNameOnly()
    {
        const CustomerTraces whole(u"Siti Rahayu"_s, {}, CustomerTraces::Name::Whole);
        QCOMPARE(whole.takenOut(u"galon untuk Siti"_s), u"galon untuk Siti"_s);
        QCOMPARE(whole.takenOut(u"kembali ke Siti Rahayu"_s), u"kembali ke …"_s);
        QCOMPARE(CustomerTraces(u"Siti"_s, {}, CustomerTraces::Name::Whole).takenOut(u"galon untuk Siti"_s),
                 u"galon untuk Siti"_s);
    }
};

QTEST_APPLESS_MAIN(TestCustomerTraces)
#include "tst_customertraces.moc"
