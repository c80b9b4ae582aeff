// Which addresses are asked for a printer, and that those which have one are found.
#include "print/FakePrinter.h"
#include "print/PrinterSearch.h"

#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTest>

using namespace loket::print;
using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;

class TestPrinterSearch : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheOwnPrivateNetworkIsAsked_data();
    void onlyTheOwnPrivateNetworkIsAsked();
    void aPrinterIsFoundAndNothingIsSentToIt();
    void aSearchOfNothingEnds();
    void deletingItEndsTheSearch();
};

void TestPrinterSearch::onlyTheOwnPrivateNetworkIsAsked_data()
{
    QTest::addColumn<QList<QPair<QString, int>>>("own"); // address and prefix length
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    using Own = QList<QPair<QString, int>>;
    QTest::newRow("a shop's network") << Own{{u"192.168.1.7"_s, 24}} << 253 << u"192.168.1.1"_s << u"192.168.1.254"_s;
    QTest::newRow("the own address is the first")
        << Own{{u"192.168.1.1"_s, 24}} << 253 << u"192.168.1.2"_s << u"192.168.1.254"_s;
    QTest::newRow("a small one") << Own{{u"172.16.0.5"_s, 29}} << 5 << u"172.16.0.1"_s << u"172.16.0.6"_s;
    QTest::newRow("of a large one the part around")
        << Own{{u"10.20.30.40"_s, 8}} << 253 << u"10.20.30.1"_s << u"10.20.30.254"_s;
    QTest::newRow("two cards in one network")
        << Own{{u"192.168.1.7"_s, 24}, {u"192.168.1.8"_s, 24}} << 252 << u"192.168.1.1"_s << u"192.168.1.254"_s;
    QTest::newRow("public") << Own{{u"203.0.113.9"_s, 24}} << 0 << QString() << QString();
    QTest::newRow("this computer itself") << Own{{u"127.0.0.1"_s, 8}} << 0 << QString() << QString();
    QTest::newRow("nobody else") << Own{{u"192.168.1.7"_s, 32}} << 0 << QString() << QString();
    QTest::newRow("IPv6") << Own{{u"fe80::1"_s, 64}} << 0 << QString() << QString();
    QTest::newRow("no network") << Own{} << 0 << QString() << QString();
}

void TestPrinterSearch::onlyTheOwnPrivateNetworkIsAsked()
{
    using Own = QList<QPair<QString, int>>;
    QFETCH(Own, own);
    QFETCH(int, count);
    QFETCH(QString, first);
    QFETCH(QString, last);
    QList<QNetworkAddressEntry> entries;
    for (const auto& [address, bits] : own) {
        QNetworkAddressEntry entry;
        entry.setIp(QHostAddress(address));
        entry.setPrefixLength(bits);
        entries += entry;
    }
    const QList<QHostAddress> asked = neighbours(entries);
    QCOMPARE(asked.size(), count);
    if (count > 0) {
        QCOMPARE(asked.first().toString(), first);
        QCOMPARE(asked.last().toString(), last);
    }
}

void TestPrinterSearch::aPrinterIsFoundAndNothingIsSentToIt()
{
    const FakePrinter printer;
    QList<QHostAddress> addresses; // more than are asked at once; only the printer's own listens
    for (quint32 number = 2; number < 2 + 2 * PrinterSearch::atOnce; ++number)
        addresses += QHostAddress(0x7F000000 + number);
    addresses += QHostAddress(QHostAddress::LocalHost);
    PrinterSearch search(addresses, printer.port());
    QSignalSpy found(&search, &PrinterSearch::found);
    QSignalSpy finished(&search, &PrinterSearch::finished);
    search.start();
    QVERIFY(search.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!search.isRunning());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().first().value<QHostAddress>(), QHostAddress(QHostAddress::LocalHost));
    QVERIFY(printer.received().isEmpty());
}

void TestPrinterSearch::aSearchOfNothingEnds()
{
    PrinterSearch search({}, Device::rawPort);
    QSignalSpy finished(&search, &PrinterSearch::finished);
    search.start();
    QTRY_COMPARE(finished.size(), 1);
}

void TestPrinterSearch::deletingItEndsTheSearch()
{
    const FakePrinter printer;
    auto search = std::make_unique<PrinterSearch>(QList{QHostAddress(QHostAddress::LocalHost)}, printer.port());
    search->start();
    search.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestPrinterSearch)
#include "tst_printersearch.moc"
