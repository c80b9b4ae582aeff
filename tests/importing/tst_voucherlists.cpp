// Lists of codes: every encoding, separator and order of columns that shops have, what is broken in them, and workbooks
// that are hostile.
#include "importing/Words.h"
#include "importing/sources/ListColumns.h"
#include "importing/sources/VoucherList.h"

#include "core/Reasons.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <minizip/zip.h>

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;

namespace {

Ours ours()
{
    const auto package = [](const QString& id, core::Rupiah price) {
        return domain::Package{
            .id = id, .name = id + u" - 1 Hari"_s, .price = price, .duration = domain::Seconds(86400), .profile = id};
    };
    return {.routers = {{u"main"_s, u"192.168.88.1"_s, 8728, {}}},
            .packages = {package(u"3k"_s, 3000), package(u"5k"_s, 5000)},
            .timeZone = "Asia/Jakarta",
            .now = QDateTime::fromString(u"2026-01-02T03:04:05.000Z"_s, Qt::ISODateWithMs)};
}

const Listener nobodyCancels = [](const Progress&) { return true; };

// A workbook of these files.
QByteArray archiveOf(const QString& path, const QList<std::pair<QByteArray, QByteArray>>& files)
{
    const zipFile zip = zipOpen64(QFile::encodeName(path).constData(), APPEND_STATUS_CREATE);
    for (const auto& [name, content] : files) {
        zipOpenNewFileInZip(zip, name.constData(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 9);
        zipWriteInFileInZip(zip, content.constData(), unsigned(content.size()));
        zipCloseFileInZip(zip);
    }
    zipClose(zip, nullptr);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray workbookXml =
    R"(<workbook xmlns:r="r"><sheets><sheet name="Daftar" sheetId="1" r:id="rId7"/></sheets></workbook>)";
const QByteArray relationsXml =
    R"(<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Id="rId7" Target="worksheets/sheet3.xml"/></Relationships>)";

QByteArray sheetOf(const QByteArray& rows)
{
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

} // namespace

class TestVoucherLists : public QObject
{
    Q_OBJECT

    QString write(const QString& name, const QByteArray& content)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    static core::Result<Plan> planOf(const QString& path, const Answers& answers = {}, const Ours& here = ours())
    {
        const auto reading =
            readVoucherList({.source = u"vouchers"_s, .path = path, .router = {}}, here, nobodyCancels);
        return reading ? (*reading)->plan(here, answers) : core::Result<Plan>(core::Failure(reading.error()));
    }
    // "code/password/package", sorted.
    static QStringList vouchersOf(const Plan& plan)
    {
        QStringList all;
        for (const PlannedBatch& batch : plan.batches) {
            for (const PlannedVoucher& one : batch.vouchers)
                all += one.voucher.username + u'/' + one.voucher.password + u'/' + batch.batch.packageId;
        }
        all.sort();
        return all;
    }
    static QString leftOut(const Plan& plan)
    {
        QStringList all;
        for (const LeftOut& one : plan.skipped)
            all += u"%1 %2 (%3)"_s.arg(one.count).arg(toString(one.why), one.examples.join(u' '));
        return all.join(u"; "_s);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void forms_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("expected");
        const QStringList two{u"abc/abc/3k"_s, u"xyz99/xyz99/5k"_s};
        const QStringList own{u"abc/p1/3k"_s, u"xyz99/p2/5k"_s};
        QTest::newRow("comma") << QByteArray("Username,Profile\nabc,3k\nxyz99,5k\n") << two;
        QTest::newRow("semicolon, Indonesian")
            << QByteArray("No;Kode Voucher;Paket\r\n1;abc;3K\r\n2;xyz99;5k - 1 hari\r\n") << two;
        QTest::newRow("tab") << QByteArray("kode\tpaket\nabc\t3k\nxyz99\t5k") << two;
        QTest::newRow("Excel says which separator") << QByteArray("sep=;\nkode;paket\nabc;3k\nxyz99;5k\n") << two;
        QTest::newRow("another order, a password")
            << QByteArray("Paket,Kata Sandi,Nama Pengguna\n3k,p1,abc\n5k,p2,xyz99\n") << own;
        QTest::newRow("quotes") << QByteArray("\"user name\",\"password\",\"profile\",\"comment\"\n"
                                              "\"abc\",\"p1\",\"3k\",\"one, \"\"two\"\"\nthree\"\n"
                                              "\"xyz99\",\"p2\",\"5k\",\"\"\n")
                                << own;
        QTest::newRow("UTF-8 with a mark") << QByteArray("\xef\xbb\xbfkode,paket\nabc,3k\nxyz99,5k\n") << two;
        QTest::newRow("Windows-1252") << QByteArray(
                                             "kode;paket;keterangan\nabc;3k;caf\xe9 \x80 \x93loket\x94\nxyz99;5k;\n")
                                      << two;
        const QString text = u"kode;paket\nabc;3k\nxyz99;5k\n"_s;
        QTest::newRow("UTF-16, little-endian")
            << QByteArray("\xff\xfe") + QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(text)) << two;
        QTest::newRow("UTF-16, big-endian")
            << QByteArray("\xfe\xff") + QByteArray(QStringEncoder(QStringEncoder::Utf16BE)(text)) << two;
        QTest::newRow("no header") << QByteArray("1,abc,3k\n2,xyz99,5k\n3,q1w2,3k\n4,kkk,3k\n")
                                   << QStringList{u"abc/abc/3k"_s, u"kkk/kkk/3k"_s, u"q1w2/q1w2/3k"_s,
                                                  u"xyz99/xyz99/5k"_s};
        QTest::newRow("a header in other words")
            << QByteArray("tiket baru;macam\nabc;3k\nxyz99;5k\nq1w2;3k\nkkk;3k\n")
            << QStringList{u"abc/abc/3k"_s, u"kkk/kkk/3k"_s, u"q1w2/q1w2/3k"_s, u"xyz99/xyz99/5k"_s};
        QTest::newRow("empty lines") << QByteArray("\n\nkode,paket\n\nabc,3k\n,,\nxyz99,5k\n\n") << two;
        QTest::newRow("Mikhmon's export")
            << QByteArray("Username,Password,Profile,Time Limit,Data Limit,Comment\n"
                          "abc,p1,3k,0,0,vc-538-03.19.26-depan\nxyz99,p2,5k,1d,1073741824,up-1-a, b\n")
            << own;
        QTest::newRow("a router's export")
            << QByteArray("# jan/02/2026\n/ip hotspot user\nadd name=\"abc\" password=\"p1\" profile=\"3k\" "
                          "comment=\"vc-538-03.19.26-\"\nadd comment=x name=xyz99 \\\n    password=p2 profile=5k\n")
            << own;
    }
    void forms()
    {
        QFETCH(QByteArray, content);
        const auto plan = planOf(write(u"list.csv"_s, content));
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QTEST(vouchersOf(*plan), "expected");
    }

    void broken_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("expected"); // the reason, or what is left out
        QTest::newRow("empty") << QByteArray() << u"import.list_empty"_s;
        QTest::newRow("a header alone") << QByteArray("kode,paket\n") << u"import.list_empty"_s;
        QTest::newRow("zeros") << QByteArray(2000, '\0') << u"import.list_binary"_s;
        QTest::newRow("an old workbook") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", 12)
                                         << u"import.list_binary"_s;
        QByteArray many("kode,paket\n");
        for (int i = 0; i < 100'000; ++i)
            many += "\x01 \x02,3k\n";
        QTest::newRow("a hundred thousand broken lines") << many << u"import.list_broken"_s;
        QByteArray tooMany("kode,paket\n");
        for (int i = 0; i <= ListTable::mostRows; ++i)
            tooMany += "code" + QByteArray::number(i) + ",3k\n";
        QTest::newRow("too many rows") << tooMany << u"import.list_too_long"_s;
        QTest::newRow("a quote that nobody closes")
            << QByteArray("kode,paket\nabc,3k\n\"def,3k\nghi,3k\n" + QByteArray(3000, 'x') + "\n")
            << u"2 unreadable (line 3 line 5)"_s.replace(u"2 unreadable (line 3 line 5)"_s,
                                                         u"1 unreadable (line 3); 1 code_not_accepted (line 5)"_s);
        QTest::newRow("too short, too long, blank, twice, without a package")
            << QByteArray("kode,paket\nab,3k\n") + QByteArray(65, 'c') + ",3k\n,3k\na b c,3k\nabc,3k\nabc,5k\nxyz,10k\n"
            << u"3 code_not_accepted (line 2 line 3 line 5); 1 unreadable (line 4); 1 name_taken (line 7); 1 no_package (line 8)"_s;
    }
    void broken()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, expected);
        const auto plan = planOf(write(u"list.csv"_s, content));
        QCOMPARE(plan ? leftOut(*plan) : core::idOf(plan.error().reason), expected);
    }

    void aMissingFile()
    {
        const auto plan = planOf(m_folder->filePath(u"none.csv"_s));
        QVERIFY(!plan && plan.error().kind == core::ErrorKind::NotFound);
        QVERIFY(!planOf(m_folder->path()));
    }

    void questions()
    {
        const QString path = write(u"list.csv"_s, "a,b\nabc,weekly\nxyz,weekly\nkkk,weekly\n");
        const auto asked = planOf(path);
        QVERIFY(asked);
        QStringList ids;
        for (const Question& question : asked->questions) {
            ids += question.id;
            QVERIFY2(question.choices.contains(question.byDefault), qPrintable(question.id));
            QCOMPARE(question.answer, question.byDefault);
        }
        QCOMPARE(ids, (QStringList{u"column:1"_s, u"column:2"_s, u"make"_s, u"package:weekly"_s}));
        QVERIFY(asked->batches.isEmpty()); // nobody knows the package
        const auto made =
            planOf(path, {{u"package:weekly"_s, u"5k"_s}, {u"make"_s, u"make"_s}, {u"sold"_s, u"stock"_s}});
        QVERIFY(made);
        QCOMPARE(made->batches.size(), 1);
        QCOMPARE(made->batches.first().vouchers.first().onRouter, OnRouter::Make);
        QVERIFY(!made->batches.first().vouchers.first().voucher.printedAt.isValid());
        const auto there = planOf(path, {{u"package:weekly"_s, u"5k"_s}});
        QCOMPARE(there->batches.first().vouchers.first().onRouter, OnRouter::Untouched);
        QVERIFY(there->batches.first().vouchers.first().voucher.printedAt.isValid());
        // The same file has the same keys, whatever is answered.
        QCOMPARE(there->batches.first().key, made->batches.first().key);
        const auto swapped = planOf(path, {{u"column:1"_s, u"ignore"_s}, {u"column:2"_s, u"code"_s}});
        QVERIFY(swapped);
        for (const QString& wrong : {u"10k"_s, QString(), u"leave it"_s}) {
            const auto plan = planOf(path, {{u"package:weekly"_s, wrong}});
            QVERIFY(!plan && plan.error().reason == core::Reason::ImportAnswerChoice);
        }
    }

    void whatIsOnTheRouterWithItsCommentIsTakenOver()
    {
        const auto plan = planOf(write(u"m.csv"_s, "Username,Password,Profile,Time Limit,Data Limit,Comment\n"
                                                   "abc,abc,3k,2d,0,vc-538-03.19.26-depan\n"
                                                   "def,def,3k,0,1000,vc-539-03.19.26-\n"));
        QVERIFY(plan);
        QCOMPARE(plan->batches.size(), 2); // one for each of Mikhmon's
        const PlannedVoucher& first = plan->batches[0].vouchers.first();
        QCOMPARE(first.onRouter, OnRouter::TakeOver);
        QCOMPARE(first.voucher.comment, u"vc-538-03.19.26-depan"_s);
        QCOMPARE(first.voucher.duration, domain::Seconds(2 * 86400));
        QCOMPARE(plan->batches[1].vouchers.first().voucher.quotaBytes, 1000);
    }

    void workbooks()
    {
        const QByteArray strings =
            "<sst><si><t>Kode</t></si><si><r><t>Pa</t></r><r><t>ket</t></r><rPh><t>no</t></rPh></si>"
            "<si><t>abc</t></si><si><t>3k</t></si></sst>";
        const QString path = m_folder->filePath(u"list.xlsx"_s);
        archiveOf(
            path,
            {{"xl/workbook.xml", workbookXml},
             {"xl/_rels/workbook.xml.rels", relationsXml},
             {"xl/sharedStrings.xml", strings},
             {"xl/worksheets/sheet3.xml",
              sheetOf(
                  R"(<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>)"
                  R"(<row r="3"><c r="B3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c></row>)"
                  R"(<row r="5"><c r="B5"><v>4.711E+5</v></c><c r="D5" t="inlineStr"><is><t>5k</t></is></c></row>)")}});
        const auto plan = planOf(path);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QCOMPARE(vouchersOf(*plan), (QStringList{u"471100/471100/5k"_s, u"abc/abc/3k"_s}));
    }

    void hostileWorkbooks_data()
    {
        QTest::addColumn<QList<std::pair<QByteArray, QByteArray>>>("files");
        QTest::addColumn<QString>("reason");
        using Files = QList<std::pair<QByteArray, QByteArray>>;
        const std::pair<QByteArray, QByteArray> book("xl/workbook.xml", workbookXml);
        const QByteArray sheet("xl/worksheets/sheet1.xml");
        QTest::newRow("nothing in it") << Files{{"a.txt", "x"}} << u"import.workbook_broken"_s;
        QTest::newRow("no sheet") << Files{book} << u"import.workbook_broken"_s;
        QTest::newRow("half a sheet") << Files{book, {sheet, "<worksheet><sheetData><row><c><v>1"}}
                                      << u"import.workbook_broken"_s;
        QTest::newRow("a bomb") << Files{book, {sheet, sheetOf(QByteArray(ListTable::mostUnpacked + 10, ' '))}}
                                << u"import.workbook_too_large"_s;
        QTest::newRow("entities that grow")
            << Files{book,
                     {sheet, "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                             "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"}}
            << u"import.workbook_broken"_s;
        QByteArray rows;
        for (int i = 0; i <= ListTable::mostRows; ++i)
            rows += "<row><c><v>10000</v></c></row>";
        QTest::newRow("too many rows") << Files{book, {sheet, sheetOf(rows)}} << u"import.list_too_long"_s;
        QTest::newRow("a column far away")
            << Files{book, {sheet, sheetOf(R"(<row><c r="XFD1" t="str"><v>abc</v></c></row>)")}}
            << u"import.list_empty"_s;
    }
    void hostileWorkbooks()
    {
        using Files = QList<std::pair<QByteArray, QByteArray>>;
        QFETCH(Files, files);
        const QString path = m_folder->filePath(u"bad.xlsx"_s);
        archiveOf(path, files);
        const auto plan = planOf(path);
        QVERIFY(!plan);
        QTEST(core::idOf(plan.error().reason), "reason");
    }

    void aWorkbookThatIsCut()
    {
        const QByteArray whole =
            archiveOf(m_folder->filePath(u"whole.xlsx"_s),
                      {{"xl/workbook.xml", workbookXml},
                       {"xl/worksheets/sheet1.xml", sheetOf(R"(<row><c t="str"><v>abc</v></c></row>)")}});
        for (qsizetype size = 4; size < whole.size(); size += 7) {
            const auto plan = planOf(write(u"cut.xlsx"_s, whole.first(size)));
            QVERIFY2(!plan, QByteArray::number(size).constData());
        }
        QByteArray spoilt = whole;
        spoilt[60] = char(spoilt[60] ^ 0x55);
        (void)planOf(write(u"spoilt.xlsx"_s, spoilt)); // an error or not, but no crash
    }

    void cancelled()
    {
        QByteArray many("kode\n");
        for (int i = 0; i < 5000; ++i)
            many += "code" + QByteArray::number(i) + "\n";
        const auto reading = readVoucherList({.source = u"vouchers"_s, .path = write(u"l.csv"_s, many), .router = {}},
                                             ours(), [](const Progress&) { return false; });
        QVERIFY(!reading && reading.error().kind == core::ErrorKind::Cancelled);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestVoucherLists)
#include "tst_voucherlists.moc"
