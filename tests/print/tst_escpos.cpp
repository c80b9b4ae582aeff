#include "print/EscPos.h"

#include <QTest>

using namespace loket::print;
using namespace Qt::Literals::StringLiterals;

class TestEscPos : public QObject
{
    Q_OBJECT

private slots:
    void bytes();
    void letters_data();
    void letters();
    void everyByteOfAPageGoesThereAndBack_data();
    void everyByteOfAPageGoesThereAndBack();
    void picturesGoInBands();
    void thePrintersOwnQrCode();
    void statusBytes_data();
    void statusBytes();
    void qrIsRefusedWhereItCannotBe();
};

void TestEscPos::bytes()
{
    EscPos slip(CodePage::Cp858);
    slip.align(EscPos::Align::Center).bold(true).size(EscPos::Size::Double).line(u"Hai"_s).feed(3).cut().kickDrawer();
    QCOMPARE(slip.bytes().toHex(' '),
             "1b 40 1c 2e 1b 74 13 1b 61 01 1b 45 01 1d 21 11 48 61 69 0a 1b 64 03 1d 56 42 00 "
             "1b 70 00 19 fa"_ba);
}

void TestEscPos::letters_data()
{
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << int(CodePage::Cp437) << u"Warnet 5"_s << "Warnet 5"_ba;
    QTest::newRow("accent in the page") << int(CodePage::Cp437) << u"Café"_s << "Caf\x82"_ba;
    QTest::newRow("accent not in the page") << int(CodePage::Cp437) << u"Ā"_s << "A"_ba;
    QTest::newRow("euro") << int(CodePage::Cp858) << u"€"_s << "\xD5"_ba;
    QTest::newRow("euro not in the page") << int(CodePage::Cp850) << u"€"_s << "?"_ba;
    QTest::newRow("Windows") << int(CodePage::Cp1252) << u"é€"_s << "\xE9\x80"_ba;
    QTest::newRow("typed without thinking of a printer") << int(CodePage::Cp437) << u"“a” – b…"_s << "\"a\" - b..."_ba;
    QTest::newRow("no such letters") << int(CodePage::Cp437) << u"网吧"_s << "??"_ba;
    QTest::newRow("an emoji is one sign") << int(CodePage::Cp437) << u"a😀b"_s << "a?b"_ba;
    QTest::newRow("no commands in a name") << int(CodePage::Cp437) << u"a\x1B@\nb"_s << "a @ b"_ba;
    QTest::newRow("letter and accent apart") << int(CodePage::Cp437) << u"e\u0301"_s << "\x82"_ba;
}

void TestEscPos::letters()
{
    QFETCH(int, page);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QCOMPARE(encode(text, CodePage(page)), bytes);
}

void TestEscPos::everyByteOfAPageGoesThereAndBack_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"cp437", "cp850", "cp858", "cp1252"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestEscPos::everyByteOfAPageGoesThereAndBack()
{
    QFETCH(QString, name);
    const auto page = codePageFromString(name);
    QVERIFY(page);
    for (int code = 0x20; code < 0x100; ++code) {
        const QByteArray byte(1, char(code));
        const QString letter = decode(byte, *page);
        QCOMPARE(letter.size(), 1);
        if (letter != QChar(QChar::ReplacementCharacter))
            QCOMPARE(encode(letter, *page), byte);
    }
}

// Byte by byte after Epson's reference: model, size, level, store, print.
void TestEscPos::thePrintersOwnQrCode()
{
    EscPos slip(CodePage::Cp437);
    const auto before = slip.bytes().size();
    slip.qr("https://a"_ba, 6);
    QCOMPARE(slip.bytes().mid(before).toHex(' '), "1d 28 6b 04 00 31 41 32 00 "
                                                  "1d 28 6b 03 00 31 43 06 "
                                                  "1d 28 6b 03 00 31 45 31 "
                                                  "1d 28 6b 0c 00 31 50 30 68 74 74 70 73 3a 2f 2f 61 "
                                                  "1d 28 6b 03 00 31 51 30"_ba);
    EscPos wide(CodePage::Cp437);
    wide.qr(QByteArray(300, 'x'), 4);
    QVERIFY(wide.bytes().contains(QByteArray::fromHex("1d286b2f0131503078")));
}

void TestEscPos::picturesGoInBands()
{
    Bitmap bitmap = blankBitmap(20, EscPos::bandRows + 2);
    setBlack(bitmap, 0, 0);
    setBlack(bitmap, 19, EscPos::bandRows + 1);
    const QByteArray start = EscPos(CodePage::Cp437).bytes();
    const QByteArray bytes = EscPos(CodePage::Cp437).raster(bitmap).bytes().mid(start.size());
    QCOMPARE(bytes.size(), 8 + 3 * EscPos::bandRows + 8 + 3 * 2);
    QCOMPARE(bytes.first(9).toHex(' '), "1d 76 30 00 03 00 80 00 80"_ba);
    QCOMPARE(bytes.last(14).toHex(' '), "1d 76 30 00 03 00 02 00 00 00 00 00 00 10"_ba);
}

void TestEscPos::statusBytes_data()
{
    QTest::addColumn<int>("question");
    QTest::addColumn<int>("byte");
    QTest::addColumn<bool>("ready");
    QTest::newRow("ready") << 1 << 0x12 << true;
    QTest::newRow("drawer open, still ready") << 1 << 0x16 << true;
    QTest::newRow("offline") << 1 << 0x1A << false;
    QTest::newRow("cover") << 2 << 0x16 << false;
    QTest::newRow("no paper while printing") << 2 << 0x32 << false;
    QTest::newRow("fault") << 2 << 0x52 << false;
    QTest::newRow("paper near its end") << 4 << 0x1E << true;
    QTest::newRow("no paper") << 4 << 0x72 << false;
}

void TestEscPos::statusBytes()
{
    QFETCH(int, question);
    QFETCH(int, byte);
    QFETCH(bool, ready);
    QVERIFY(isStatusByte(char(byte)));
    PrinterStatus status;
    readStatus(status, question, char(byte));
    QCOMPARE(status.isReady(), ready);
    QVERIFY(!isStatusByte('A'));
}

void TestEscPos::qrIsRefusedWhereItCannotBe()
{
    QVERIFY(!qrModules({}));
    QVERIFY(!qrModules(QString(4000, u'x')));
    const auto modules = qrModules(u"http://hotspot.lan/login?username=abcd&password=abcd"_s);
    QVERIFY(modules);
    const Bitmap bitmap = qrBitmap(*modules, 5);
    QCOMPARE(bitmap.width, (modules->width + 2 * quietModules) * 5);
    QVERIFY(!bitmap.isBlack(5 * quietModules - 1, 5 * quietModules));
    QVERIFY(bitmap.isBlack(5 * quietModules, 5 * quietModules)); // a finder pattern begins
}

QTEST_GUILESS_MAIN(TestEscPos)
#include "tst_escpos.moc"
