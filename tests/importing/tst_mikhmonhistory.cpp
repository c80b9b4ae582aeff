// The sales that a fork of Mikhmon keeps in an SQLite database beside the router.
#include "importing/sources/Mikhmon.h"

#include "core/Reasons.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace loket;
using namespace loket::importing;
using namespace Qt::Literals::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-03-20T04:00:00Z"_s, Qt::ISODate);

void write(const QString& path, const QByteArray& statements)
{
    sqlite3* database = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &database) != SQLITE_OK ||
        sqlite3_exec(database, statements.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
    sqlite3_close(database);
}

const QByteArray schema =
    "CREATE TABLE sales (id INTEGER PRIMARY KEY, session TEXT NOT NULL DEFAULT '', source TEXT NOT NULL DEFAULT '',"
    " owner TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', tdate TEXT NOT NULL DEFAULT '', ttime TEXT NOT "
    "NULL"
    " DEFAULT '', price TEXT NOT NULL DEFAULT '', UNIQUE (session, name));";

QByteArray sale(const QByteArray& session, const QByteArray& user, const QByteArray& date = "2026-03-18")
{
    const QByteArray name = date + "-|-10:00:00-|-" + user + "-|-3000-|-10.5.50.9-|-AA-|-1d-|-Paket-1Hari-|-vc-1-x";
    return "INSERT INTO sales (session, name) VALUES ('" + session + "', '" + name + "');";
}

} // namespace

class TestMikhmonHistory : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"mikhmon.db"_s);
        m_ours = {};
        m_ours.timeZone = "Asia/Makassar";
        m_ours.now = now;
        m_ours.routers = {{.name = u"main"_s, .host = u"a"_s, .port = 1, .serial = {}},
                          {.name = u"kos"_s, .host = u"b"_s, .port = 1, .serial = {}}};
    }

    // The key is that of the router's own record, which this program has moved here.
    void oneSessionIsTheRouter()
    {
        write(m_path, schema + sale("rumah", "aaa1") + sale("rumah", "aaa2") + sale("rumah", "aaa3", "1970-01-02") +
                          "INSERT INTO sales (session, name) VALUES ('rumah', 'rusak');");
        const auto plan = planned();
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QCOMPARE(plan->found.value(What::Sales), 4);
        QCOMPARE(plan->purchases.size(), 2);
        QCOMPARE(plan->lost.impossibleTimes, 1);
        const PlannedPurchase& first = plan->purchases.first();
        QCOMPARE(first.key,
                 u"sale:main:2026-03-18-|-10:00:00-|-aaa1-|-3000-|-10.5.50.9-|-AA-|-1d-|-Paket-1Hari-|-vc-1-x"_s);
        QCOMPARE(first.purchase.amount, 3000);
        QCOMPARE(first.purchase.paidAt, QDateTime::fromString(u"2026-03-18T02:00:00Z"_s, Qt::ISODate));
        QVERIFY(first.vouchers.first().voucher.status == domain::VoucherStatus::Removed);
        QVERIFY(plan->questions.isEmpty());
    }

    void severalSessionsAreAskedFor()
    {
        write(m_path, schema + sale("kos", "aaa1") + sale("rumah", "aaa2"));
        const auto plan = planned();
        QVERIFY(plan);
        QCOMPARE(plan->questions.size(), 2);
        QCOMPARE(plan->questions[0].byDefault, u"kos"_s);
        QCOMPARE(plan->questions[1].byDefault, u"leave"_s);
        QCOMPARE(plan->purchases.size(), 1);
        QCOMPARE(plan->purchases[0].purchase.router, u"kos"_s);
        const auto both = planned({{u"router:rumah"_s, u"main"_s}});
        QVERIFY(both);
        QCOMPARE(both->purchases.size(), 2);
        QVERIFY(!planned({{u"router:rumah"_s, u"gudang"_s}}));
    }

    void otherDatabasesAndFilesAreSaid()
    {
        write(m_path, "CREATE TABLE sales (id INTEGER PRIMARY KEY, amount INTEGER);");
        QVERIFY(reasonOf() == core::Reason::MikhmonConfigUnknown);
        QFile text(m_folder->filePath(u"config.php"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("<?php echo 'halo';");
        text.close();
        m_path = text.fileName();
        QVERIFY(reasonOf() == core::Reason::MikhmonConfigUnknown);
        m_path = m_folder->filePath(u"tidak-ada.php"_s);
        QVERIFY(reasonOf() == core::Reason::ImportFileMissing);
        QFile large(m_folder->filePath(u"besar.php"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(2 * 1024 * 1024));
        m_path = large.fileName();
        QVERIFY(reasonOf() == core::Reason::ImportFileTooLarge);
    }

private:
    core::Result<ReadingPtr> read()
    {
        return readMikhmonFile({.source = u"mikhmon"_s, .path = m_path, .router = {}}, m_ours,
                               [](const Progress&) { return true; });
    }
    core::Result<Plan> planned(const Answers& answers = {})
    {
        const auto reading = read();
        return reading ? (*reading)->plan(m_ours, answers) : core::Failure(reading.error());
    }
    core::Reason reasonOf()
    {
        const auto reading = read();
        return reading ? core::Reason::None : reading.error().reason;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Ours m_ours;
};

QTEST_GUILESS_MAIN(TestMikhmonHistory)
#include "tst_mikhmonhistory.moc"
