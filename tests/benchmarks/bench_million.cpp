// bench_million [PURCHASES...] [--folder FOLDER]: what grows with the ledger and what must not. The same work on
// databases of 10,000, 100,000 and 1,000,000 purchases (or as many as are given), each with its voucher, message,
// gateway's event and history as real orders have them; one table in the end, with the goal beside each row. Each
// database is measured by a process of its own, so that its memory is that of a fresh program. Reads: the least of nine
// runs, in milliseconds, so that other programs on the machine hardly count. The window's part is bench_window.
//   cmake --build --preset release --target bench_million && build/release/tests/benchmarks/bench_million
// FOLDER is on the disk to be measured (default: the temporary one); a million purchases take 2 GB there.
#include "benchmarks/Webhooks.h"

#include "engine/Engine.h"
#include "storage/Backup.h"
#include "storage/JobRepository.h"
#include "storage/LogModels.h"
#include "storage/PurchaseSort.h"
#include "storage/ReportModels.h"
#include "storage/SearchIndex.h"
#include "storage/VoucherModels.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int runs = 9;
constexpr int webhooks = 200;

// A row of the table, for the parent: "=what|goal|value".
void row(const QString& what, const char* goal, double value)
{
    std::printf("=%s|%s|%.3f\n", qPrintable(what), goal, value);
    std::fflush(stdout);
}

void check(const core::Result<void>& result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

void fill(const QString& file, qint64 purchases)
{
    const auto opened = Database::open(file);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    Database& database = **opened;
    QElapsedTimer age;
    age.start();
    constexpr qint64 atOnce = 50000;
    const auto at = u"strftime('%Y-%m-%dT%H:%M:%fZ', 'now', printf('-%d seconds', (? - i) * 90))"_s;
    for (qint64 first = 1; first <= purchases; first += atOnce) {
        const qint64 last = std::min(purchases, first + atOnce - 1);
        auto transaction = Transaction::begin(database);
        const auto run = [&](const QString& sql, const QVariantList& values) {
            Statement statement = transaction->statement(u"WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 "
                                                         u"FROM n WHERE i < ?), t(i, at) AS (SELECT i, %1 "
                                                         "FROM n) "_s.arg(at) +
                                                         sql);
            statement.bind(first, last, purchases);
            for (const QVariant& value : values)
                statement.bind(value);
            check(statement.run());
        };
        run(u"INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, customer_phone, voucher_package, "
            "package_name, voucher_profile, duration_seconds, counts, voucher_quantity, amount, status, "
            "delivery_status, payment_gateway, channel, cashier, router, created_at, paid_at, completed_at, "
            "voucher_ms, updated_at) "
            "SELECT printf('LKT-%s-%06X', substr(replace(at, '-', ''), 1, 8), i * 7919 % 16777213), "
            "printf('t%030d', i), "
            "substr('AndiSitiBudiDewiAgusRina', i % 6 * 4 + 1, 4) || ' ' || substr('SantosoWijayaaKusumaaPratama', "
            "i / 6 % 4 * 7 + 1, 7) || ' ' || (i * 7919 % 100003), "
            "'628' || printf('%09d', i * 104729 % 999999937), CASE i % 3 WHEN 0 THEN '3k' ELSE '5k' END, "
            "CASE i % 3 WHEN 0 THEN '3rb - 1 Hari' ELSE '5rb - 2 Hari' END, '5k', 172800, 'online', 1, "
            "3000 + i * 31 % 47 * 1000, CASE WHEN i % 50 = 0 THEN 'expired' WHEN i % 997 = 0 THEN "
            "'voucher_generation_failed' ELSE 'completed' END, CASE WHEN i % 50 = 0 THEN 'not_required' WHEN i % 4999 "
            "= "
            "0 THEN 'failed' ELSE 'read' END, 'tripay', 'online', '', 'main', at, CASE i % 50 WHEN 0 THEN NULL ELSE at "
            "END, CASE i % 50 WHEN 0 THEN NULL ELSE at END, 300 + i % 4000, at FROM t"_s,
            {});
        run(u"INSERT INTO vouchers (purchase_id, number, router, username, password, profile, comment, status, "
            "device_mac, created_at, on_router_at, sold_at, updated_at) SELECT i, 1, 'main', printf('%s%06x', "
            "substr('abcdefghkmnpqrstuvwxyz', i % 22 + 1, 1), i * 15485863 % 16777213), 'x', '5k', 'loket:' || "
            "(SELECT invoice_id FROM voucher_purchases WHERE id = i) || ':1', CASE WHEN i > ? - 2000 THEN 'on_router' "
            "ELSE 'expired' END, printf('AA:BB:%02X:%02X:%02X:01', i / 65536, i / 256 % 256, i % 256), at, at, at, at "
            "FROM t WHERE i % 50 <> 0"_s,
            {purchases});
        run(u"INSERT INTO voucher_delivery_logs (purchase_id, phone, status, channel, vendor_message_id, duration_ms, "
            "created_at) SELECT i, '628' || printf('%09d', i * 104729 % 999999937), 'sent', 'cloud', "
            "printf('wamid.%d', "
            "i), 250, at FROM t WHERE i % 50 <> 0"_s,
            {});
        run(u"INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, reference, source, "
            u"received_at) "
            "SELECT 'tripay', 'e' || i, i, 'paid', 5000, 'T' || i, 'webhook', at FROM t WHERE i % 50 <> 0"_s,
            {});
        for (const char* action : {"purchase.placed", "payment.confirmed", "vouchers.made", "message.sent"})
            run(u"INSERT INTO audit_log (at, actor, action, purchase_id, detail) SELECT at, 'gateway:tripay', '%1', i, "
                "'{\"amount\":5000}' FROM t"_s.arg(QLatin1StringView(action)),
                {});
        check(transaction->commit());
    }
    row(u"rows written"_s, "s", double(age.elapsed()) / 1000);
    // The older schema had none of these.
    age.restart();
    check(SearchIndex::makeAll(database));
    row(u"lists for the search made"_s, "s, in parts of 3 ms", double(age.elapsed()) / 1000);
    check(database.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
    row(u"database"_s, "MB", double(QFileInfo(file).size()) / 1e6);
    Statement pieces = database.statement("SELECT sum(length(pieces)) FROM search_pieces");
    if (pieces.run() && pieces.next())
        row(u"of these for the search"_s, "MB", double(pieces.integer(0)) / 1e6);
}

double least(const std::function<bool()>& work)
{
    double best = 1e9;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (!work())
            qFatal("a read failed");
        best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

double memory() // MB that are resident
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    static const QRegularExpression resident(u"VmRSS:\\s+([0-9]+) kB"_s);
    return resident.match(QString::fromLatin1(status.readAll())).captured(1).toDouble() / 1000;
}

void reads(const QString& file, qint64 purchases)
{
    const auto database = Database::open(file, Access::ReadOnly);
    if (!database)
        qFatal("%s", qPrintable(database.error().detail));
    const ReadModels models(**database);
    const VoucherModels vouchers(**database);
    const auto tell = [](const QString& what, const char* goal, const std::function<bool()>& work) {
        row(what, goal, least(work));
    };
    tell(u"dashboard"_s, "5 ms", [&] { return models.statistics() && models.purchases({}, {.limit = 10}); });
    tell(u"state of the queue"_s, "", [&] { return JobRepository(**database).depth().has_value(); });
    struct Where
    {
        const char* name;
        qint64 before;
    };
    using domain::DeliveryStatus;
    using domain::PurchaseStatus;
    const std::pair<const char*, PurchaseFilter> filters[] = {
        {"all", {}},
        {"completed", {.statuses = {PurchaseStatus::Completed}}},
        {"expired", {.statuses = {PurchaseStatus::Expired}}},
        {"stopped", {.statuses = {PurchaseStatus::VoucherGenerationFailed}}},
        {"message failed", {.deliveryStatuses = {DeliveryStatus::Failed}}},
        {"needs attention", {.needsAttention = true}},
    };
    for (const auto& [name, filter] : filters) {
        for (const Where& where : {Where{"first", 0}, Where{"middle", purchases / 2}, Where{"last", 200}}) {
            tell(u"payments: %1, %2 page"_s.arg(QLatin1StringView(name), QLatin1StringView(where.name)), "2 ms",
                 [&] { return models.purchases(filter, {.limit = 50, .before = where.before}).has_value(); });
        }
    }
    tell(u"payments: number of completed"_s, "2 ms",
         [&] { return models.countPurchases({.statuses = {PurchaseStatus::Completed}}).has_value(); });
    tell(u"messages: last page"_s, "2 ms",
         [&] { return models.deliveries({}, {.limit = 50, .before = 200}).has_value(); });
    tell(u"messages: failed, first page"_s, "2 ms",
         [&] { return models.deliveries({.status = u"failed"_s}, {.limit = 50}).has_value(); });
    tell(u"a story"_s, "2 ms", [&] { return models.story(purchases / 2).has_value(); });

    const auto one = models.purchases({}, {.limit = 1, .before = purchases / 2});
    if (!one || one->isEmpty())
        qFatal("no purchase to look for");
    const domain::Purchase& wanted = one->first();
    const QString code = models.story(wanted.id)->vouchers.value(0).username;
    const std::pair<const char*, QString> searches[] = {
        {"a whole order number", wanted.invoiceId},
        {"the end of an order number", wanted.invoiceId.right(6)},
        {"a phone", u'0' + wanted.customerPhone.mid(2)},
        {"the end of a phone", wanted.customerPhone.right(6)},
        {"4 digits of a phone", wanted.customerPhone.mid(5, 4)},
        {"3 digits", wanted.customerPhone.mid(5, 3)},
        {"a code", code},
        {"5 of a code", code.mid(1, 5)},
        {"a whole name", wanted.customerName},
        {"part of a name", u"wijaya"_s},
        {"2 letters", u"wi"_s},
        {"2 that are nowhere", u"jj"_s},
        {"1 letter", u"w"_s},
        {"nothing of the kind", u"zzzzzz"_s},
    };
    for (const auto& [name, text] : searches) {
        const QString what = u"search: "_s + QLatin1StringView(name);
        tell(what, "50 ms", [&] { return models.purchases({.search = text}, {.limit = 50}).has_value(); });
    }
    tell(u"search: the same, in stock"_s, "50 ms", [&] {
        return vouchers.vouchers({.ownership = VoucherOwnership::Stock, .search = code}, {.limit = 50}).has_value();
    });
    tell(u"search: all orders of a phone"_s, "50 ms",
         [&] { return models.purchaseIds({.search = wanted.customerPhone.right(8)}).has_value(); });
    tell(u"search: all vouchers of a code"_s, "50 ms",
         [&] { return vouchers.voucherIds({.search = code}).has_value(); });
    tell(u"all orders, for the window's list"_s, "not waited for", [&] { return models.purchaseIds({}).has_value(); });
    tell(u"all orders by amount"_s, "not waited for",
         [&] { return sortedPurchaseIds(models, {}, PurchaseColumn::Amount, true).has_value(); });
}

QByteArray get(const QUrl& url)
{
    QTcpSocket socket;
    QEventLoop loop;
    QByteArray answer;
    QObject::connect(&socket, &QTcpSocket::readyRead, &loop, [&] {
        answer += socket.readAll();
        if (answer.contains("\r\n\r\n"))
            loop.quit();
    });
    socket.connectToHost(url.host(), quint16(url.port()));
    socket.write("GET /health HTTP/1.1\r\nHost: " + url.authority().toUtf8() + "\r\n\r\n");
    loop.exec();
    return answer;
}

// One after the other, until `isOver`.
std::vector<qint64> send(const QUrl& url, QStringList& invoices, const std::function<bool()>& isOver)
{
    QTcpSocket socket;
    std::vector<qint64> times;
    socket.connectToHost(url.host(), quint16(url.port()));
    while (!invoices.isEmpty() && !isOver()) {
        QEventLoop loop;
        QByteArray answer;
        QElapsedTimer timer;
        timer.start();
        const auto heard = QObject::connect(&socket, &QTcpSocket::readyRead, &loop, [&] {
            answer += socket.readAll();
            if (benchmarks::isAccepted(answer))
                loop.quit();
        });
        socket.write(benchmarks::tripayRequest(url, invoices.takeFirst()));
        loop.exec();
        QObject::disconnect(heard);
        times.push_back(timer.nsecsElapsed());
    }
    return times;
}

void work(const QString& folder)
{
    QTcpServer router; // never answers: what is measured is not the vouchers
    router.listen(QHostAddress::LocalHost);
    benchmarks::writeTripaySettings(folder, router.serverPort());
    const QString file = folder + u"/loket.db"_s;
    QStringList invoices;
    {
        const auto database = Database::open(file);
        invoices = benchmarks::addOrders(**database, 20000);
    }
    engine::EngineOptions options;
    options.dataFolder = folder;
    QElapsedTimer age;
    age.start();
    engine::Engine engine(options);
    check(engine.start());
    if (!get(engine.url()).startsWith("HTTP/1.1 ")) // whatever it says of the router
        qFatal("the engine does not answer");
    row(u"start to the first answer"_s, "1000 ms", double(age.elapsed()));
    int left = webhooks;
    const auto before = benchmarks::measured(send(engine.url(), invoices, [&] { return left-- == 0; }), 1);
    row(u"webhook, alone (p50)"_s, "", before.p50);
    row(u"webhook, alone (longest)"_s, "", before.longest);
    row(u"memory, at work"_s, "150 MB", memory());
    QThread* copying = QThread::create([&] { check(writeBackup(file, folder + u"/copy.db"_s)); });
    age.restart();
    copying->start();
    const auto during = benchmarks::measured(send(engine.url(), invoices, [&] { return copying->isFinished(); }), 1);
    copying->wait();
    delete copying;
    row(u"a backup"_s, "", double(age.elapsed()));
    row(u"webhook during it (p50)"_s, "", during.p50);
    row(u"webhook during it (p99)"_s, "", during.p99);
    row(u"webhook during it (longest)"_s, "20 ms", during.longest);
    row(u"memory after the backup"_s, "150 MB", memory());
}

struct Row
{
    QString goal;
    QStringList values;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser line;
    line.addPositionalArgument(u"purchases"_s, u"how many in each database"_s);
    line.addOptions({{u"folder"_s, u"on the disk to be measured"_s, u"folder"_s, QDir::tempPath()},
                     {u"part"_s, u"of one database: fill, reads, work"_s, u"part"_s}});
    line.process(application);
    if (const QString part = line.value(u"part"_s); !part.isEmpty()) {
        const QString folder = line.value(u"folder"_s);
        const qint64 purchases = line.positionalArguments().value(0).toLongLong();
        if (part == u"fill")
            fill(folder + u"/loket.db"_s, purchases);
        else if (part == u"reads")
            reads(folder + u"/loket.db"_s, purchases);
        else
            work(folder);
        return 0;
    }
    QStringList sizes = line.positionalArguments();
    if (sizes.isEmpty())
        sizes = {u"10000"_s, u"100000"_s, u"1000000"_s};
    QStringList order;
    QHash<QString, Row> rows;
    for (const QString& size : std::as_const(sizes)) {
        const QTemporaryDir folder(line.value(u"folder"_s) + u"/loket-million-XXXXXX"_s);
        for (const QString& part : {u"fill"_s, u"reads"_s, u"work"_s}) {
            QProcess process;
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start(QCoreApplication::applicationFilePath(),
                          {u"--part"_s, part, u"--folder"_s, folder.path(), size});
            if (!process.waitForFinished(-1) || process.exitCode() != 0)
                qFatal("%s of %s failed", qPrintable(part), qPrintable(size));
            for (const QByteArray& told : process.readAllStandardOutput().split('\n')) {
                const QStringList parts = QString::fromUtf8(told).split(u'|');
                if (!told.startsWith('=') || parts.size() != 3)
                    continue;
                const QString what = parts[0].sliced(1);
                if (!rows.contains(what))
                    order += what;
                rows[what].goal = parts[1];
                rows[what].values += parts[2];
            }
        }
    }
    std::printf("%-40s %-20s", "", "goal");
    for (const QString& size : std::as_const(sizes))
        std::printf(" %12s", qPrintable(size));
    std::printf("\n");
    for (const QString& what : std::as_const(order)) {
        std::printf("%-40s %-20s", qPrintable(what), qPrintable(rows[what].goal));
        for (const QString& value : std::as_const(rows[what].values))
            std::printf(" %12s", qPrintable(value));
        std::printf("\n");
    }
    return 0;
}
