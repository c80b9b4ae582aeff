// What the routes work with; built by the engine, outliving the server. The structs behind the references may change
// between two requests (settings), always on the server's thread.
#pragma once

#include "core/PrometheusText.h"
#include "core/Secret.h"
#include "sales/flow/PaymentMethods.h"
#include "sales/flow/Policy.h"
#include "sales/mending/Recovery.h"
#include "sales/money/Settlement.h"
#include "sales/vouchers/Drift.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <functional>

namespace loket::server {

struct Business
{
    QString name = QStringLiteral("Hotspot");
    QString phone;                           // as customers may call it; may be empty
    QByteArray timeZone = "Asia/Jakarta";    // IANA id; unknown: UTC
    QString language = QStringLiteral("id"); // where the browser asks for neither
};

// The vouchers on the routers, for the API. What asks a router answers later: its route tells what was refused at once,
// else that it is under way.
struct VoucherService
{
    std::function<QList<sales::DriftReport>()> drift = [] { return QList<sales::DriftReport>(); };
    std::function<void()> reconcile = [] {};
    std::function<core::Async<void>(const QString& router, const QString& username, sales::DriftAction action,
                                    const sales::Actor& actor)>
        mend;
    std::function<core::Async<domain::Voucher>(qint64 voucherId, domain::Seconds more, const sales::Actor& actor)>
        extend;
    std::function<core::Async<domain::Voucher>(qint64 voucherId, const sales::Actor& actor)> unlock;
    std::function<core::Async<domain::Voucher>(qint64 voucherId, const sales::Actor& actor)> kick;
};

struct Services
{
    const sales::Context& context;
    sales::Recovery& recovery;
    const Business& business;
    // The parts' state for /healthz: {"router":{"state":"..."},...}. Nothing secret: anybody may read it.
    std::function<QJsonObject()> health = [] { return QJsonObject(); };
    // Why the database would not take a sale now; empty: it would.
    std::function<QString()> databaseProblem = [] { return QString(); };
    // True while a rented host lends us its address: then whoever connects there comes from 127.0.0.1 here.
    std::function<bool()> lendsAddress = [] { return false; };
    VoucherService keeper = {}; // without its functions: there are no such paths
    // The tasks of the schedule as the API shows them, and running one now (NotFound; Conflict: it is running).
    std::function<QJsonArray()> schedule = [] { return QJsonArray(); };
    // What wants the operator's eye now.
    std::function<QJsonArray()> alerts = [] { return QJsonArray(); };
    std::function<core::Result<void>(const QString& task, const sales::Actor& actor)> runTask =
        [](const QString&, const sales::Actor&) -> core::Result<void> {
        return core::fail(core::ErrorKind::NotFound, QStringLiteral("There is no schedule."));
    };
    // A person says that the clock is right (Conflict: nobody doubts it).
    std::function<core::Result<void>(const sales::Actor& actor)> confirmClock =
        [](const sales::Actor&) -> core::Result<void> {
        return core::fail(core::ErrorKind::NotFound, QStringLiteral("There is no clock to confirm."));
    };
    // The secret delivery.CHANNEL.webhook_key; empty where it is not set.
    std::function<core::Secret(const QString& channel)> receiptKey = [](const QString&) { return core::Secret(); };
    // What to answer Meta's verification with (delivery::Cloud::answerVerification and its token).
    std::function<core::Result<QByteArray>(const QUrlQuery&)> verifyCloudWebhook =
        [](const QUrlQuery&) -> core::Result<QByteArray> {
        return core::fail(core::ErrorKind::NotFound, QStringLiteral("This channel is not set up."));
    };
    // What the gateways' methods cost the buyer; null: gateways are offered without their methods.
    sales::PaymentMethods* methods = nullptr;
    // What /metrics tells beside the database: rates, errors and durations of what the engine does.
    std::function<void(core::PrometheusText&)> figures = [](core::PrometheusText&) {};
    // The daily check against the gateways; null: it has no routes.
    sales::Settlement* settlement = nullptr;
};

} // namespace loket::server
