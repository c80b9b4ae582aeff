// What the benchmarks of webhooks and orders have in common: unpaid orders, Tripay's webhooks as they go over the wire,
// the settings of an engine that gets them, and how times are told, beside bare SQLite commits on the same disk.
#pragma once

#include "domain/Purchase.h"
#include "storage/PurchaseRepository.h"
#include "support/SignedWebhooks.h"

#include <QElapsedTimer>
#include <QFile>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace loket::benchmarks {

using namespace Qt::Literals::StringLiterals;

// Of 5,000 rupiah, not stored yet.
inline domain::Purchase newOrder(const QString& gateway, const QDateTime& created)
{
    domain::Purchase purchase;
    purchase.invoiceId = domain::newInvoiceId(created.date());
    purchase.statusToken = domain::newStatusToken();
    purchase.customerName = u"Andi"_s;
    purchase.packageId = purchase.packageName = purchase.profile = u"5k"_s;
    purchase.router = u"main"_s;
    purchase.amount = 5000;
    purchase.gateway = gateway;
    purchase.createdAt = created;
    return purchase;
}

// Tripay's, stored in one transaction: their invoices.
inline QStringList addOrders(storage::Database& database, int count)
{
    const storage::PurchaseRepository purchases(database);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto transaction = storage::Transaction::begin(database);
    QStringList invoices;
    for (int i = 0; transaction && i < count; ++i) {
        domain::Purchase purchase = newOrder(u"tripay"_s, now);
        if (!purchases.insert(*transaction, purchase, {}))
            qFatal("cannot store a purchase");
        invoices += purchase.invoiceId;
    }
    if (!transaction || !transaction->commit())
        qFatal("cannot store the purchases");
    return invoices;
}

// "paid" for this order.
inline QByteArray tripayRequest(const QUrl& server, const QString& invoice)
{
    const auto webhook = tests::tripayWebhook({.gateway = u"tripay"_s, .order = invoice, .amount = 5000});
    QByteArray request =
        "POST /voucher/payment-webhook/tripay HTTP/1.1\r\nHost: " + server.authority().toUtf8() +
        "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(webhook.body.size()) + "\r\n";
    for (const auto& [name, value] : webhook.headers)
        request += name + ": " + value + "\r\n";
    return request + "\r\n" + webhook.body;
}

// False: it is not whole yet. Ends the program where a webhook was refused.
inline bool isAccepted(const QByteArray& answer)
{
    if (!answer.contains("\r\n\r\n") || !answer.endsWith('}'))
        return false;
    if (!answer.startsWith("HTTP/1.1 200"))
        qFatal("a webhook was refused: %s", answer.constData());
    return true;
}

// For an engine that gets them. Its secrets are in the environment.
inline void writeTripaySettings(const QString& folder, quint16 routerPort)
{
    qputenv("LOKET_KEYCHAIN", "off");
    qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_PRIVATE_KEY", sandbox::TripayKeys().privateKey);
    qputenv("LOKET_SECRET_PAYMENTS_TRIPAY_API_KEY", "none");
    QFile ini(folder + u"/loket.ini"_s);
    if (!ini.open(QIODevice::WriteOnly))
        qFatal("cannot write loket.ini");
    ini.write("server.port = 0\npayments.gateways = tripay\npayments.poll_seconds = 0\nserver.max_connections = 256\n"
              "payments.tripay.base_url = http://127.0.0.1:9\nretry.automatic_recovery = false\n"
              "router.main.host = 127.0.0.1\nrouter.main.timeout_ms = 600000\nrouter.main.port = " +
              QByteArray::number(routerPort) + "\n");
}

struct Measured
{
    double perSecond = 0;
    double p50 = 0; // milliseconds
    double p99 = 0;
    double longest = 0;
};

inline Measured measured(std::vector<qint64> nanoseconds, qint64 elapsed)
{
    std::sort(nanoseconds.begin(), nanoseconds.end());
    const auto at = [&](double share) {
        return nanoseconds.empty() ? 0 : double(nanoseconds[size_t(share * double(nanoseconds.size() - 1))]) / 1e6;
    };
    return {double(nanoseconds.size()) * 1e9 / double(elapsed), at(0.5), at(0.99), at(1.0)};
}

// One row a commit, with the pragmas of Loket.
inline Measured bareCommits(const QString& folder)
{
    constexpr int commits = 500;
    const auto database = storage::Database::open(folder + u"/bare.db"_s);
    if (!database || !(*database)->execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"))
        qFatal("cannot make the bare database");
    std::vector<qint64> times;
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < commits; ++i) {
        QElapsedTimer one;
        one.start();
        auto transaction = storage::Transaction::begin(**database);
        if (!transaction || !transaction->statement("INSERT INTO bare (text) VALUES (?)").bind(u"x"_s).run() ||
            !transaction->commit())
            qFatal("a bare commit failed");
        times.push_back(one.nsecsElapsed());
    }
    return measured(times, all.nsecsElapsed());
}

// Beside the bare commits of the same run, because disks and machines differ.
inline void tell(const char* what, const Measured& figures, const Measured& bare)
{
    std::printf("%-36s %7.0f /s (%5.2f of the commits)   p50 %8.3f ms (%6.1f commits)   p99 %8.3f ms   max %8.3f ms\n",
                what, figures.perSecond, figures.perSecond / bare.perSecond, figures.p50, figures.p50 / bare.p50,
                figures.p99, figures.longest);
    std::fflush(stdout);
}

} // namespace loket::benchmarks
