#include "print/Device.h"
#include "print/Links.h"
#include "print/PrintSettings.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace loket;
using namespace loket::print;
using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

class TestPrintLinks : public QObject
{
    Q_OBJECT

private slots:
    void loginLinks_data();
    void loginLinks();
    void everyCharacterSurvives();
    void statusLinks_data();
    void statusLinks();
    void wifiTexts_data();
    void wifiTexts();
    void devices_data();
    void devices();
    void settingsAreRead();
};

void TestPrintLinks::loginLinks_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a name") << u"hotspot.lan"_s << u"http://hotspot.lan/login?username=ab12&password=ab12"_s
                            << u"hotspot.lan"_s;
    QTest::newRow("an address") << u"http://10.5.50.1"_s << u"http://10.5.50.1/login?username=ab12&password=ab12"_s
                                << u"10.5.50.1"_s;
    QTest::newRow("with a port") << u"10.5.50.1:8080"_s << u"http://10.5.50.1:8080/login?username=ab12&password=ab12"_s
                                 << u"10.5.50.1:8080"_s;
    QTest::newRow("https and a path") << u"https://wifi.example.id/masuk"_s
                                      << u"https://wifi.example.id/masuk?username=ab12&password=ab12"_s
                                      << u"wifi.example.id"_s;
    QTest::newRow("slash at the end") << u" http://hotspot.lan/ "_s
                                      << u"http://hotspot.lan/login?username=ab12&password=ab12"_s << u"hotspot.lan"_s;
    QTest::newRow("none") << QString() << QString() << QString();
    QTest::newRow("another scheme") << u"ftp://hotspot.lan"_s << QString() << QString();
    QTest::newRow("no address") << u"not an address"_s << QString() << QString();
}

void TestPrintLinks::loginLinks()
{
    QFETCH(QString, address);
    QFETCH(QString, link);
    QFETCH(QString, shown);
    QCOMPARE(loginLink(address, u"ab12"_s, u"ab12"_s).toString(QUrl::FullyEncoded), link);
    QCOMPARE(loginAddress(address), shown);
}

void TestPrintLinks::everyCharacterSurvives()
{
    QString all;
    for (char c = ' '; c < 127; ++c)
        all += QLatin1Char(c);
    const QString password = u"&#+%= é"_s;
    const QByteArray link = loginLink(u"hotspot.lan"_s, all, password).toEncoded();
    const auto pieces = link.mid(link.indexOf('?') + 1).split('&');
    QCOMPARE(pieces.size(), 2);
    QCOMPARE(QUrl::fromPercentEncoding(pieces[0].mid(int(strlen("username=")))), all);
    QCOMPARE(QUrl::fromPercentEncoding(pieces[1].mid(int(strlen("password=")))), password);
    QVERIFY(!link.contains('#') && !link.contains('+') && !link.contains(' '));
}

void TestPrintLinks::statusLinks_data()
{
    QTest::addColumn<QString>("publicUrl");
    QTest::addColumn<QString>("link");
    QTest::newRow("nobody reaches the shop") << QString() << QString();
    QTest::newRow("a host") << u"https://wifi.example.id"_s << u"https://wifi.example.id/voucher/status/t0k3n"_s;
    QTest::newRow("a slash behind it") << u"https://wifi.example.id/"_s
                                       << u"https://wifi.example.id/voucher/status/t0k3n"_s;
    QTest::newRow("below a path") << u"http://10.0.0.2:3000/loket/"_s
                                  << u"http://10.0.0.2:3000/loket/voucher/status/t0k3n"_s;
}

void TestPrintLinks::statusLinks()
{
    QFETCH(QString, publicUrl);
    QFETCH(QString, link);
    QCOMPARE(statusLink(publicUrl, u"t0k3n"_s).toString(), link);
    QVERIFY(statusLink(publicUrl, {}).isEmpty());
}

void TestPrintLinks::wifiTexts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("text");
    QTest::newRow("open") << u"Melati WiFi"_s << QString() << u"WIFI:T:nopass;S:Melati WiFi;;"_s;
    QTest::newRow("with a password") << u"Melati"_s << u"rahasia123"_s << u"WIFI:T:WPA;S:Melati;P:rahasia123;;"_s;
    QTest::newRow("signs of its own grammar")
        << u"a;b,c:d\\e\"f"_s << u";"_s << u"WIFI:T:WPA;S:a\\;b\\,c\\:d\\\\e\\\"f;P:\\;;;"_s;
    QTest::newRow("none") << QString() << u"x"_s << QString();
}

void TestPrintLinks::wifiTexts()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    QFETCH(QString, text);
    QCOMPARE(wifiText(name, password), text);
}

void TestPrintLinks::devices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("again"); // empty: refused
    QTest::newRow("network") << u"tcp:192.168.1.50"_s << u"tcp:192.168.1.50:9100"_s;
    QTest::newRow("network with a port") << u"TCP: printer.lan:9101"_s << u"tcp:printer.lan:9101"_s;
    QTest::newRow("IPv6") << u"tcp:[fe80::1]:9100"_s << u"tcp:[fe80::1]:9100"_s;
    QTest::newRow("IPv6 without a port") << u"tcp:[fe80::1]"_s << u"tcp:[fe80::1]:9100"_s;
    QTest::newRow("USB") << u"file:/dev/usb/lp0"_s << u"file:/dev/usb/lp0"_s;
    QTest::newRow("serial") << u"serial:/dev/ttyUSB0"_s << u"serial:/dev/ttyUSB0:9600"_s;
    QTest::newRow("serial on Windows") << u"serial:COM3:19200"_s << u"serial:COM3:19200"_s;
    QTest::newRow("of the system") << u"system:EPSON TM-T20: kasir"_s << u"system:EPSON TM-T20: kasir"_s;
    QTest::newRow("no scheme") << u"192.168.1.50"_s << QString();
    QTest::newRow("unknown scheme") << u"usb:1"_s << QString();
    QTest::newRow("no name") << u"tcp:"_s << QString();
    QTest::newRow("port of zero") << u"tcp:a:0"_s << QString();
    QTest::newRow("port too high") << u"tcp:a:65536"_s << QString();
}

void TestPrintLinks::devices()
{
    QFETCH(QString, text);
    QFETCH(QString, again);
    const auto device = Device::parse(text);
    QCOMPARE(device.has_value(), !again.isEmpty());
    if (!device) {
        QVERIFY(device.error().kind == core::ErrorKind::InvalidInput);
        return;
    }
    QCOMPARE(device->toString(), again);
    QVERIFY(Device::parse(device->toString()) == *device);
}

void TestPrintLinks::settingsAreRead()
{
    const QTemporaryDir folder;
    settings::Settings settings(settings::Registry{}, folder.filePath(u"loket.ini"_s));
    QVERIFY(settings.reload());
    QVERIFY(printSettingsFrom(settings).slipPrinter.kind == Device::Kind::None);
    QVERIFY(settings.set(u"print.slip_printer"_key, u"tcp:10.0.0.9"_s));
    QVERIFY(settings.set(u"print.slip_width"_key, u"80"_s));
    QVERIFY(settings.set(u"print.sheet_layout"_key, u"dense"_s));
    QVERIFY(settings.set(u"print.wifi_name"_key, u"Melati"_s));
    QVERIFY(!settings.set(u"print.slip_width"_key, u"76"_s));
    QVERIFY(!settings.set(u"print.code_page"_key, u"cp1"_s));
    const PrintSettings print = printSettingsFrom(settings);
    QCOMPARE(print.slipPrinter.toString(), u"tcp:10.0.0.9:9100"_s);
    QVERIFY(print.paper == PaperWidth::Mm80);
    QVERIFY(print.layout == SheetLayout::Dense);
    QCOMPARE(print.wifiName, u"Melati"_s);
    QVERIFY(print.automaticSlip && print.loginQr && !print.cut);
}

QTEST_GUILESS_MAIN(TestPrintLinks)
#include "tst_printlinks.moc"
