// Sheets and slips are printed and read back: QR codes by zbarimg, text by pdftotext, the pages by pdftoppm.
#include "print/FakePrinter.h"
#include "print/Links.h"
#include "print/RawPrinter.h"

#include "core/Reasons.h"
#include "ui/Desk.h"
#include "ui/printing/EscPosSlip.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"
#include "ui/printing/SheetPainter.h"
#include "ui/printing/SystemPrinter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QPainter>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace loket;
using namespace loket::ui;
using namespace loket::tests;
using namespace loket::settings::literals;
using print::PaperWidth;
using print::PrintSettings;

namespace {

constexpr int readingDpi = 300;

QByteArray run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        qFatal("%s does not end", qPrintable(program));
    return process.readAllStandardOutput();
}

QStringList codesIn(const QStringList& pictures)
{
    return QString::fromUtf8(
               run(u"zbarimg"_s,
                   QStringList{u"--quiet"_s, u"--raw"_s, u"-Sdisable"_s, u"-Sqrcode.enable"_s} + pictures))
        .split(u'\n', Qt::SkipEmptyParts);
}

// Every QR code of every page, each read from its own piece, as a customer scans one card.
QStringList codesInPdf(const QString& file, QSize grid = {1, 1})
{
    const QString stem = file + u"-page"_s;
    run(u"pdftoppm"_s, {u"-r"_s, QString::number(readingDpi), u"-gray"_s, u"-png"_s, file, stem});
    const QFileInfo info(stem);
    QStringList pieces;
    const auto pages = info.dir().entryList({info.fileName() + u"-*.png"_s}, QDir::Files, QDir::Name);
    for (const QString& page : pages) {
        const QImage image(info.dir().filePath(page));
        const int margin = grid == QSize(1, 1) ? 0 : 8 * readingDpi / 25;
        const QSize card((image.width() - 2 * margin) / grid.width(), (image.height() - 2 * margin) / grid.height());
        for (int i = 0; i < grid.width() * grid.height(); ++i) {
            pieces += u"%1-%2-%3.png"_s.arg(stem).arg(pieces.size()).arg(i);
            const QPoint corner(margin + i % grid.width() * card.width(), margin + i / grid.width() * card.height());
            image.copy(QRect(corner, card)).save(pieces.last());
        }
    }
    return codesIn(pieces);
}

QSize gridOf(PrintTemplate form)
{
    return form == PrintTemplate::Sheet3x8    ? QSize(3, 8)
           : form == PrintTemplate::Sheet4x13 ? QSize(4, 13)
                                              : QSize(4, 16);
}

QString textOf(const QString& pdf)
{
    // Fonts join f and i in one ligature; the normal form has two again.
    return QString::fromUtf8(run(u"pdftotext"_s, {u"-layout"_s, pdf, u"-"_s}))
        .normalized(QString::NormalizationForm_KC);
}

QString withoutSpaces(QString text)
{
    return text.remove(u' ');
}

// A receipt printer's paper: the text of the lines, and the pictures.
struct Paper
{
    QString text;
    QList<QImage> pictures;
    int cuts = 0;
    int kicks = 0;
    int widest = 0;
};

// Accepts what EscPos.h names, and fails on everything else.
Paper read(const QByteArray& bytes, print::CodePage page)
{
    Paper paper;
    QImage picture;
    QByteArray line;
    int size = 0;
    const auto byte = [&](qsizetype at) { return int(uchar(bytes.at(at))); };
    const auto endPicture = [&] {
        if (!picture.isNull())
            paper.pictures += std::exchange(picture, {});
    };
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes.mid(at, 4) == QByteArray("\x1Dv0\0", 4)) {
            const int row = byte(at + 4) + 256 * byte(at + 5);
            const int rows = byte(at + 6) + 256 * byte(at + 7);
            const int top = picture.height();
            QImage taller(row * 8, top + rows, QImage::Format_RGB32);
            taller.fill(Qt::white);
            QPainter(&taller).drawImage(0, 0, picture);
            for (int y = 0; y < rows; ++y) {
                for (int x = 0; x < row * 8; ++x) {
                    if (byte(at + 8 + y * row + x / 8) >> (7 - x % 8) & 1)
                        taller.setPixelColor(x, top + y, Qt::black);
                }
            }
            picture = taller;
            paper.widest = std::max(paper.widest, row * 8);
            at += 8 + qsizetype(row) * rows;
            continue;
        }
        endPicture();
        const QByteArray two = bytes.mid(at, 2);
        if (two == "\x1B@" || two == "\x1C.") {
            at += 2;
        } else if (two == "\x1Bt" ||
                   two == "\x1B"
                          "a" ||
                   two == "\x1B"
                          "E" ||
                   two == "\x1B"
                          "d") {
            at += 3;
        } else if (two == "\x1D!") {
            size = byte(at + 2);
            at += 3;
        } else if (two == "\x1DV") {
            ++paper.cuts;
            at += 4;
        } else if (two == "\x1Bp") {
            ++paper.kicks;
            at += 5;
        } else if (bytes[at] == '\n') {
            paper.text += print::decode(line, page) + u'\n';
            paper.widest = std::max(paper.widest, int(line.size()) * 12 * (size == 0x11 ? 2 : 1));
            line.clear();
            ++at;
        } else {
            if (uchar(bytes[at]) < 0x20)
                qFatal("an unknown command at %lld", qlonglong(at));
            line += bytes[at++];
        }
    }
    endPicture();
    return paper;
}

QList<Ticket> tickets(int count, bool codes = true)
{
    QList<Ticket> list;
    for (int i = 0; i < count; ++i) {
        const QString code = u"k%1mnp%2"_s.arg(i, 4, 10, QLatin1Char('2')).arg(i % 7 + 2);
        list += Ticket{.username = code,
                       .password = codes ? code : u"pw&#+% =%1"_s.arg(i),
                       .package = u"3rb - 1 Hari"_s,
                       .price = 3000,
                       .duration = std::chrono::hours(24),
                       .counts = domain::Counting::FirstLogin,
                       .number = i + 1};
    }
    return list;
}

PrintSettings settingsIn(const QString& language)
{
    PrintSettings settings;
    settings.businessName = u"Warnet Melati"_s;
    settings.businessPhone = u"0812-0000"_s;
    settings.language = language;
    settings.zone = QTimeZone("Asia/Makassar");
    settings.loginAddress = u"hotspot.melati.net"_s;
    settings.footer = u"Terima kasih"_s;
    return settings;
}

QStringList linksOf(const QList<Ticket>& list, const PrintSettings& settings)
{
    QStringList links;
    for (const Ticket& ticket : list)
        links += print::loginLink(settings.loginAddress, ticket.username, ticket.password).toString(QUrl::FullyEncoded);
    return links;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestPrinting : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sheetsAreReadBack_data();
    void sheetsAreReadBack();
    void hundredsOfVouchers();
    void longNamesStayInTheirCard();
    void slipsAreReadBack_data();
    void slipsAreReadBack();
    void escPosIsReadBackFromThePort_data();
    void escPosIsReadBackFromThePort();
    void namesThatFillEverything();
    void theLogoIsPrinted();
    void switchesSwitch();
    void theSettingsOfTheMomentCount();
    void nothingSetUpIsSaid();
    void wordsForEveryTrouble();

private:
    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    std::atomic_bool m_go = false;
};

void TestPrinting::initTestCase()
{
    for (const QString& program : {u"zbarimg"_s, u"pdftotext"_s, u"pdftoppm"_s})
        QVERIFY2(!QStandardPaths::findExecutable(program).isEmpty(), qPrintable(program + u" is missing"_s));
}

void TestPrinting::sheetsAreReadBack_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("codes");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("pages");
    QTest::addColumn<bool>("qr");
    QTest::newRow("3x8, id, code") << int(PrintTemplate::Sheet3x8) << u"id"_s << true << 25 << 2 << true;
    QTest::newRow("3x8, en, user and password") << int(PrintTemplate::Sheet3x8) << u"en"_s << false << 24 << 1 << true;
    QTest::newRow("4x13, id, code") << int(PrintTemplate::Sheet4x13) << u"id"_s << true << 52 << 1 << true;
    QTest::newRow("4x13, en, user and password")
        << int(PrintTemplate::Sheet4x13) << u"en"_s << false << 53 << 2 << true;
    QTest::newRow("dense, id, code") << int(PrintTemplate::SheetDense) << u"id"_s << true << 64 << 1 << false;
    QTest::newRow("dense, en, user and password")
        << int(PrintTemplate::SheetDense) << u"en"_s << false << 65 << 2 << false;
}

void TestPrinting::sheetsAreReadBack()
{
    QFETCH(int, form);
    QFETCH(QString, language);
    QFETCH(bool, codes);
    QFETCH(int, count);
    QFETCH(int, pages);
    QFETCH(bool, qr);
    const PrintSettings settings = settingsIn(language);
    const QList<Ticket> list = tickets(count, codes);
    const PrintedPages printed(PrintTemplate(form), Slip{.tickets = list}, settings, {});
    QCOMPARE(printed.count(), pages);
    const QString pdf = file(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'_') + u".pdf"_s);
    QVERIFY(writePdf(printed, pdf, m_go));
    QCOMPARE(sorted(codesInPdf(pdf, gridOf(PrintTemplate(form)))),
             qr ? sorted(linksOf(list, settings)) : QStringList());
    const QString text = withoutSpaces(textOf(pdf));
    for (const Ticket& ticket : list) {
        QVERIFY2(text.contains(ticket.username), qPrintable(ticket.username));
        QVERIFY2(text.contains(withoutSpaces(ticket.password)), qPrintable(ticket.password));
    }
    QCOMPARE(text.count(u"WarnetMelati"), count);
    QCOMPARE(text.count(u"Rp3.000"), count);
    QCOMPARE(text.count(language == u"id" ? u"1harisejakloginpertama"_s : u"1dayfromthefirstlogin"_s), count);
    QCOMPARE(text.count(codes               ? language == u"id" ? u"Kodevoucher"_s : u"Vouchercode"_s
                        : language == u"id" ? u"Katasandi"_s
                                            : u"Password"_s),
             count);
}

void TestPrinting::hundredsOfVouchers()
{
    const PrintSettings settings = settingsIn(u"id"_s);
    const QList<Ticket> list = tickets(240);
    const PrintedPages printed(PrintTemplate::Sheet3x8, Slip{.tickets = list}, settings, {});
    QCOMPARE(printed.count(), 10);
    const QString pdf = file(u"hundreds.pdf"_s);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(writePdf(printed, pdf, m_go));
    qInfo("240 vouchers to PDF in %lld ms", qlonglong(timer.elapsed()));
    QCOMPARE(sorted(codesInPdf(pdf, gridOf(PrintTemplate::Sheet3x8))), sorted(linksOf(list, settings)));
}

void TestPrinting::longNamesStayInTheirCard()
{
    PrintSettings settings = settingsIn(u"id"_s);
    settings.businessName = QString(100, u'W');
    settings.footer = QString(200, u'f');
    QList<Ticket> list = tickets(24);
    for (Ticket& ticket : list) {
        ticket.package = QString(100, u'M');
        ticket.username = ticket.username + QString(24, u'w'); // the longest code there is
        ticket.password = ticket.username;
        ticket.quotaBytes = 5'368'709'120;
    }
    for (const PrintTemplate form : {PrintTemplate::Sheet3x8, PrintTemplate::Sheet4x13, PrintTemplate::SheetDense}) {
        const PrintedPages printed(form, Slip{.tickets = list}, settings, {});
        // Between the columns of cards there are only the grey cutting lines: no letter runs over them.
        constexpr int darkest = 150;
        const QImage page = pictureOf(printed, 0, 8);
        const int columns = form == PrintTemplate::Sheet3x8 ? 3 : 4;
        for (int column = 1; column < columns; ++column) {
            const int x = int((8 + 194.0 * column / columns) * 8);
            for (int y = 80; y < page.height() - 80; ++y)
                QVERIFY2(qGray(page.pixel(x - 4, y)) > darkest && qGray(page.pixel(x + 4, y)) > darkest,
                         qPrintable(u"column %1, line %2"_s.arg(column).arg(y)));
        }
        const QString pdf = file(u"long.pdf"_s);
        QVERIFY(writePdf(printed, pdf, m_go));
        const QString text = withoutSpaces(textOf(pdf));
        for (const Ticket& ticket : list)
            QVERIFY2(text.contains(ticket.username), qPrintable(ticket.username)); // a code is never cut
        if (form != PrintTemplate::SheetDense)
            QCOMPARE(sorted(codesInPdf(pdf, gridOf(form))), sorted(linksOf(list, settings)));
        QDir(m_folder.path()).removeRecursively();
        QVERIFY(QDir().mkpath(m_folder.path()));
    }
}

void TestPrinting::slipsAreReadBack_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("language");
    for (const auto& [name, form] :
         {std::pair("58 mm", PrintTemplate::Slip58), std::pair("80 mm", PrintTemplate::Slip80)}) {
        for (const char* language : {"id", "en"})
            QTest::addRow("%s, %s", name, language) << int(form) << QString::fromLatin1(language);
    }
}

Slip saleOf(int count)
{
    return {.tickets = tickets(count),
            .invoice = u"LKT-20261122-ABCDEFGHJKMN"_s,
            .soldAt = core::fromIso(u"2026-11-22T12:05:09.000Z"_s),
            .cashier = u"Rina"_s,
            .total = 3000 * count,
            .cash = 10'000,
            .change = 10'000 - 3000 * count,
            .opensDrawer = true};
}

void TestPrinting::slipsAreReadBack()
{
    QFETCH(int, form);
    QFETCH(QString, language);
    PrintSettings settings = settingsIn(language);
    settings.wifiQr = true;
    settings.wifiName = u"Melati; WiFi"_s;
    const Slip sale = saleOf(2);
    const PrintedPages printed(PrintTemplate(form), sale, settings, {});
    QCOMPARE(printed.count(), 2);
    QCOMPARE(printed.sizeMm().width(), PrintTemplate(form) == PrintTemplate::Slip58 ? 58.0 : 80.0);
    const QString pdf = file(u"slip-%1-%2.pdf"_s.arg(form).arg(language));
    QVERIFY(writePdf(printed, pdf, m_go));
    QStringList expected = linksOf(sale.tickets, settings);
    expected += {u"WIFI:T:nopass;S:Melati\\; WiFi;;"_s, u"WIFI:T:nopass;S:Melati\\; WiFi;;"_s};
    QCOMPARE(sorted(codesInPdf(pdf)), sorted(expected));
    const QString text = textOf(pdf);
    QVERIFY(text.contains(grouped(sale.tickets[0].username)));
    QVERIFY(text.contains(u"22 Nov 2026, 20:05 WITA"));
    QCOMPARE(text.count(u"Rp 6.000"), 1); // the money is on the last one only
    QVERIFY(text.contains(language == u"id" ? u"Kembali"_s : u"Change"_s) && text.contains(u"Rp 4.000"));
    QVERIFY(text.contains(language == u"id" ? u"Pindai untuk login"_s : u"Scan to log in"_s));
    QVERIFY(text.contains(u"Rina") && text.contains(u"ABCDEFGHJKMN") && withoutSpaces(text).contains(u"1/2"));
}

void TestPrinting::escPosIsReadBackFromThePort_data()
{
    QTest::addColumn<QString>("width");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("dots");
    QTest::newRow("58 mm, id") << u"58"_s << u"id"_s << 384;
    QTest::newRow("80 mm, en") << u"80"_s << u"en"_s << 576;
}

void TestPrinting::escPosIsReadBackFromThePort()
{
    QFETCH(QString, width);
    QFETCH(QString, language);
    QFETCH(int, dots);
    const FakePrinter printer(FakePrinter::Mood::Ready);
    const QTemporaryDir folder;
    settings::Settings settings(settings::Registry{}, folder.filePath(u"loket.ini"_s));
    const QMap<QString, QString> values{{u"print.slip_printer"_s, u"tcp:127.0.0.1:%1"_s.arg(printer.port())},
                                        {u"print.slip_width"_s, width},
                                        {u"print.cut"_s, u"true"_s},
                                        {u"print.drawer"_s, u"true"_s},
                                        {u"print.wifi_qr"_s, u"true"_s},
                                        {u"print.wifi_name"_s, u"Melati"_s},
                                        {u"print.wifi_password"_s, u"rahasia;123"_s},
                                        {u"business.name"_s, u"Warnet Melati"_s},
                                        {u"business.language"_s, language}};
    QVERIFY(settings.setMany(values));
    Printing printing(folder.path());
    printing.setRouterLoginAddress(u"hotspot.melati.net"_s); // print.login_address is not set
    Slip sale = saleOf(3);
    sale.tickets[1].password = u"p w&1"_s;
    const auto answer = printing.printSlip(sale);
    QTRY_VERIFY(answer.isFinished());
    QVERIFY2(answer.result(), answer.result() ? "" : qPrintable(answer.result().error().detail));

    const Paper paper = read(printer.received(), print::CodePage::Cp437);
    QCOMPARE(paper.cuts, 3);
    QCOMPARE(paper.kicks, 1);
    QVERIFY(paper.widest <= dots);
    QCOMPARE(paper.pictures.size(), 6);
    QStringList found;
    for (int i = 0; i < paper.pictures.size(); ++i) {
        const QString picture = file(u"raster-%1.png"_s.arg(i));
        QVERIFY(paper.pictures[i].save(picture));
        found += codesIn({picture});
    }
    PrintSettings meant;
    meant.loginAddress = u"hotspot.melati.net"_s;
    QStringList expected = linksOf(sale.tickets, meant);
    for (int i = 0; i < 3; ++i)
        expected += u"WIFI:T:WPA;S:Melati;P:rahasia\\;123;;"_s;
    QCOMPARE(sorted(found), sorted(expected));
    QVERIFY(paper.text.contains(grouped(sale.tickets[0].username)));
    QVERIFY(paper.text.contains(u"p w&1"));
    QCOMPARE(paper.text.count(language == u"id" ? u"Kembali"_s : u"Change"_s), 1);
    QVERIFY(paper.text.contains(u"Warnet Melati") && paper.text.contains(u"Rp 9.000"));
}

void TestPrinting::namesThatFillEverything()
{
    PrintSettings settings = settingsIn(u"id"_s);
    settings.businessName = u"Warung Internet Kafé “Melati” 网 "_s + QString(70, u'W');
    Slip sale = saleOf(1);
    sale.tickets[0].package = QString(90, u'P');
    sale.tickets[0].username = QString(32, u'k');
    sale.tickets[0].password = sale.tickets[0].username;
    sale.cashier = QString(60, u'C');
    for (const PaperWidth width : {PaperWidth::Mm58, PaperWidth::Mm80}) {
        settings.paper = width;
        const Paper paper = read(escPosSlip(sale, settings, {}), settings.codePage);
        QVERIFY2(paper.widest <= dotsOf(width), qPrintable(QString::number(paper.widest)));
        QCOMPARE(QString(paper.text).remove(u'\n').remove(u' ').count(QString(32, u'k')), 1);
        QVERIFY(paper.text.contains(u"Kafé \"Melati\" ?"));
        QCOMPARE(paper.pictures.size(), 1);
    }
}

void TestPrinting::theLogoIsPrinted()
{
    QImage logo(800, 400, QImage::Format_ARGB32);
    logo.fill(Qt::transparent); // is white on paper, not black
    QPainter(&logo).fillRect(0, 0, 400, 400, Qt::black);
    const print::Bitmap bitmap = bitmapOf(logo, 200);
    QCOMPARE(bitmap.width, 200);
    QCOMPARE(bitmap.height, 100);
    QVERIFY(bitmap.isBlack(10, 50) && bitmap.isBlack(90, 50));
    QVERIFY(!bitmap.isBlack(110, 50) && !bitmap.isBlack(190, 99));
    QVERIFY(bitmapOf({}, 200).bits.isEmpty());

    PrintSettings settings = settingsIn(u"id"_s);
    settings.logo = file(u"logo.png"_s);
    QCOMPARE(read(escPosSlip(saleOf(1), settings, logo), settings.codePage).pictures.size(), 2);
    const PrintedPages with(PrintTemplate::Slip58, saleOf(1), settings, logo);
    const PrintedPages without(PrintTemplate::Slip58, saleOf(1), settings, {});
    QVERIFY(with.sizeMm().height() > without.sizeMm().height() + 10);
}

void TestPrinting::switchesSwitch()
{
    PrintSettings settings = settingsIn(u"en"_s);
    settings.loginQr = false;
    QCOMPARE(read(escPosSlip(saleOf(1), settings, {}), settings.codePage).pictures.size(), 0);
    settings.loginQr = true;
    settings.loginAddress.clear(); // nothing is known: no code without a target
    QCOMPARE(read(escPosSlip(saleOf(1), settings, {}), settings.codePage).pictures.size(), 0);
    settings = settingsIn(u"en"_s);
    Slip sale = saleOf(1);
    QVERIFY(!read(escPosSlip(sale, settings, {}), settings.codePage).text.contains(u"COPY"));
    sale.isCopy = true;
    const Paper paper = read(escPosSlip(sale, settings, {}), settings.codePage);
    QVERIFY(paper.text.contains(u"COPY"));
    QCOMPARE(paper.cuts, 0);
    QCOMPARE(paper.kicks, 0); // print.drawer is off
    settings.wifiQr = true;
    settings.wifiName = u"Melati"_s;
    const PrintedPages both(PrintTemplate::Sheet3x8, Slip{.tickets = tickets(24)}, settings, {});
    const QString pdf = file(u"both.pdf"_s);
    QVERIFY(writePdf(both, pdf, m_go));
    QCOMPARE(codesInPdf(pdf, gridOf(PrintTemplate::Sheet3x8)).size(), 48);
}

void TestPrinting::theSettingsOfTheMomentCount()
{
    const QTemporaryDir folder;
    Printing printing(folder.path());
    const QString device = folder.filePath(u"lp0"_s);
    QVERIFY(QFile(device).open(QIODevice::WriteOnly));
    auto answer = printing.printSlip(saleOf(1));
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(!answer.result());
    settings::Settings settings(settings::Registry{}, folder.filePath(u"loket.ini"_s));
    QVERIFY(settings.set(u"print.slip_printer"_key, u"file:"_s + device));
    answer = printing.printSlip(saleOf(1));
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QVERIFY(QFileInfo(device).size() > 200);
    const qint64 before = QFileInfo(device).size();
    answer = printing.openDrawer();
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QFile printed(device);
    QVERIFY(printed.open(QIODevice::ReadOnly));
    QCOMPARE(read(printed.readAll().mid(before), print::CodePage::Cp437).kicks, 1);
    const QString pdf = folder.filePath(u"sheet.pdf"_s);
    answer = printing.exportPdf(PrintTemplate::Sheet3x8, Slip{.tickets = tickets(3)}, pdf);
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    QVERIFY(withoutSpaces(textOf(pdf)).contains(tickets(1)[0].username));
}

void TestPrinting::nothingSetUpIsSaid()
{
    const QTemporaryDir folder;
    Printing printing(folder.path());
    const auto slip = printing.printSlip(saleOf(1));
    const auto drawer = printing.openDrawer();
    const auto nothing = printing.print({.form = PrintTemplate::Sheet3x8}, {});
    const auto unknown =
        printing.print({.form = PrintTemplate::Sheet3x8, .content = {.tickets = tickets(1)}}, u"no such printer"_s);
    const auto nowhere =
        printing.exportPdf(PrintTemplate::Slip58, saleOf(1), folder.filePath(u"no/such/folder/a.pdf"_s));
    for (const auto& answer : {slip, drawer, nothing, unknown, nowhere})
        QTRY_VERIFY(answer.isFinished());
    QVERIFY(slip.result().error().kind == core::ErrorKind::Misconfigured);
    QVERIFY(drawer.result().error().kind == core::ErrorKind::Misconfigured);
    QVERIFY(nothing.result().error().kind == core::ErrorKind::InvalidInput);
    QVERIFY(unknown.result().error().kind == core::ErrorKind::Misconfigured);
    QVERIFY(nowhere.result().error().kind == core::ErrorKind::Storage);
}

void TestPrinting::wordsForEveryTrouble()
{
    QSet<QString> seen;
    for (const auto said : {core::Reason::PrinterNoPaper, core::Reason::PrinterCoverOpen, core::Reason::PrinterOffline,
                            core::Reason::PrinterFault})
        seen += PrintProblem::words(core::makeError(said)).both();
    QCOMPARE(seen.size(), 4);
    using enum core::ErrorKind;
    for (const auto kind : {Unreachable, Timeout, Forbidden, Misconfigured, Storage, Cancelled, Internal})
        seen += PrintProblem::words({kind, u"detail"_s}).both();
    QCOMPARE(seen.size(), 11);
}

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"
