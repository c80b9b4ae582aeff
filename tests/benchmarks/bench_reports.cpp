// bench_reports [PURCHASES]: how long the reports and the logs take beside a bare count of the same rows, on a database
// of that many purchases (a million by default) spread over three years. Times are medians of five, in milliseconds;
// the ratio to the bare count is what can be compared between machines.
#include "core/Clock.h"
#include "storage/LogModels.h"
#include "storage/ReportModels.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace loket;
using namespace loket::storage;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int runs = 5;
constexpr qint64 rowsInATransaction = 20000;

double milliseconds(const std::function<bool()>& work)
{
    QList<double> times;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer timer;
        timer.start();
        if (!work())
            return -1;
        times += double(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(times.begin(), times.end());
    return times[runs / 2];
}

bool fill(Database& database, qint64 purchases, const QDateTime& end)
{
    const QStringList packages{u"3k"_s, u"5k"_s, u"10k"_s, u"15k"_s, u"25k"_s, u"50k"_s};
    const qint64 gap = qint64(3 * 365) * 86400 * 1000 / purchases;
    QRandomGenerator random(1);
    for (qint64 first = 0; first < purchases; first += rowsInATransaction) {
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return false;
        for (qint64 i = first; i < qMin(purchases, first + rowsInATransaction); ++i) {
            const QDateTime at = end.addMSecs(-gap * (purchases - i));
            const bool online = random.bounded(100) < 60;
            Statement purchase = transaction->statement(
                "INSERT INTO voucher_purchases (invoice_id, status_token, customer_name, customer_phone, "
                "voucher_package, package_name, voucher_profile, duration_seconds, counts, voucher_quantity, amount, "
                "status, delivery_status, payment_gateway, channel, cashier, router, created_at, paid_at, "
                "completed_at, voucher_ms, updated_at) VALUES (?, ?, 'Siti', '628123456789', ?, ?, '3k', 86400, "
                "'online', 1, 3000, 'completed', ?, ?, ?, ?, 'main', ?, ?, ?, ?, ?)");
            const QString package = packages[random.bounded(int(packages.size()))];
            const int made = 300 + random.bounded(4000);
            purchase.bind(u"I%1"_s.arg(i), u"T%1"_s.arg(i), package, package, online ? u"sent"_s : u"not_required"_s,
                          online ? u"tripay"_s : u"cash"_s, online ? u"online"_s : u"counter"_s,
                          online ? u""_s : u"rina"_s, at, at, at.addMSecs(made), made, at);
            if (!purchase.run())
                return false;
            Statement line = transaction->statement(
                "INSERT INTO audit_log (at, actor, action, purchase_id) VALUES (?, ?, 'payment.paid', ?)");
            if (!line.bind(at, online ? u"gateway:tripay"_s : u"cashier:rina"_s, purchase.insertedId()).run())
                return false;
        }
        if (!transaction->commit())
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    const qint64 purchases = argc > 1 ? qMax(1000LL, QByteArray(argv[1]).toLongLong()) : 1'000'000;
    const QTemporaryDir folder;
    const auto database = Database::open(folder.filePath(u"loket.db"_s));
    if (!database || !(*database)->execute("PRAGMA synchronous=OFF"))
        return 1;
    const QDateTime end = core::SystemClock().now();
    QElapsedTimer filling;
    filling.start();
    if (!fill(**database, purchases, end))
        return 1;
    std::printf("%lld purchases filled in %.1f s\n", static_cast<long long>(purchases),
                double(filling.elapsed()) / 1000);

    const QTimeZone zone("Asia/Makassar");
    const QDate today = end.toTimeZone(zone).date();
    const ReportModels reports(**database);
    const LogModels logs(**database);
    const auto days = [&](int count) { return ReportRange{today.addDays(1 - count), today, zone}; };
    const double bare = milliseconds([&] {
        Statement statement = (*database)->statement("SELECT sum(amount) FROM voucher_purchases");
        return statement.run() && statement.next();
    });
    const auto tell = [&](const char* what, const std::function<bool()>& work) {
        const double time = milliseconds(work);
        std::printf("%-44s %9.2f ms %8.4f of the bare sum\n", what, time, time / bare);
    };
    std::printf("%-44s %9.2f ms\n", "bare sum over all purchases", bare);
    for (const int count : {1, 30, 365, 1095}) {
        const QByteArray name = "whole report, days: " + QByteArray::number(count);
        tell(name.constData(), [&] { return readReport(**database, days(count), end).has_value(); });
    }
    tell("30 days by day", [&] { return reports.series(days(30), ReportStep::Day).has_value(); });
    tell("30 days by package", [&] { return reports.slices(days(30), ReportDimension::Package).has_value(); });
    tell("times paid to voucher, 30 days", [&] { return reports.voucherTimes(days(30)).has_value(); });
    tell("times paid to voucher, all", [&] { return reports.voucherTimes(days(1095)).has_value(); });
    tell("activity: ids of all lines", [&] { return logs.auditIds({}, 0).has_value(); });
    tell("activity: ids of new lines", [&] { return logs.auditIds({}, purchases - 10).has_value(); });
    tell("activity: search without a match", [&] { return logs.auditIds({.search = u"nobody"_s}, 0).has_value(); });
    tell("activity: who there is", [&] { return logs.actors().has_value(); });
    return 0;
}
