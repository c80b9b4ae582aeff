// What the routes work with; built by the engine, outliving the server. The structs behind the references may change
// between two requests (settings), always on the server's thread.
#pragma once

#include "core/PrometheusText.h"
#include "core/Reasons.h"
#include "core/Secret.h"
#include "sales/UseCases.h"
#include "server/Reads.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <functional>

namespace loket::server {

struct Business
{
    QString name = QStringLiteral("Hotspot");
    QString phone;                           // as customers may phone it; may be empty
    QByteArray timeZone = "Asia/Jakarta";    // IANA id; unknown: UTC
    QString language = QStringLiteral("id"); // where the browser requests neither
};

struct Services
{
    const sales::Context& context;
    sales::UseCases& use;
    const Business& business;
    Reads& reads;
    // The parts' state for /healthz: {"router":{"state":"..."},...}. Nothing secret: anybody may read it.
    std::function<QJsonObject()> health = [] { return QJsonObject(); };
    // Why the database would not accept a sale now; empty: it would.
    std::function<QString()> databaseProblem = [] { return QString(); };
    // True while a rented host forwards its port to us: its connections come from 127.0.0.1 here.
    std::function<bool()> lendsAddress = [] { return false; };
    // The tasks of the schedule as the API shows them, and running one now (NotFound; Conflict: it is running).
    std::function<QJsonArray()> schedule = [] { return QJsonArray(); };
    // What needs the operator's attention now.
    std::function<QJsonArray()> alerts = [] { return QJsonArray(); };
    std::function<core::Result<void>(const QString& task, const sales::Actor& actor)> runTask =
        [](const QString&, const sales::Actor&) -> core::Result<void> { return core::fail(core::Reason::NoSchedule); };
    // A person confirms that the clock is right (Conflict: it is not in doubt).
    std::function<core::Result<void>(const sales::Actor& actor)> confirmClock =
        [](const sales::Actor&) -> core::Result<void> { return core::fail(core::Reason::ClockNotDoubted); };
    // A person says that the device which answers as this router is the right one (Conflict: nobody doubts it).
    std::function<core::Result<void>(const QString& router, const sales::Actor& actor)> confirmRouter =
        [](const QString& router, const sales::Actor&) -> core::Result<void> {
        return core::fail(core::Reason::RouterNotDoubted, {router});
    };
    // The secret delivery.CHANNEL.webhook_key; empty where it is not set.
    std::function<core::Secret(const QString& channel)> receiptKey = [](const QString&) { return core::Secret(); };
    // What to answer Meta's verification with (delivery::Cloud::answerVerification and its token).
    std::function<core::Result<QByteArray>(const QUrlQuery&)> verifyCloudWebhook =
        [](const QUrlQuery&) -> core::Result<QByteArray> { return core::fail(core::Reason::ChannelUnknown); };
    // A webhook of this payment gateway was taken (no error), or refused.
    std::function<void(const QString& gateway, const std::optional<core::Error>& error)> webhookHeard =
        [](const QString&, const std::optional<core::Error>&) {};
    // What /metrics reports beside the database: rates, errors and durations of what the engine does.
    std::function<void(core::PrometheusText&)> figures = [](core::PrometheusText&) {};
};

} // namespace loket::server
