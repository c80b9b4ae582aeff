// What the use cases need of the settings, and their counterparts. Filled by the engine, changed only on the
// engine thread; the use cases hold references so every change applies at once.
#pragma once

#include "core/Effect.h"
#include "domain/Identifiers.h"
#include "domain/Purchase.h"
#include "domain/ports/DeliveryChannel.h"
#include "domain/ports/HotspotRouter.h"
#include "domain/ports/PaymentGateway.h"
#include "jobs/JobRunner.h"
#include "sales/flow/ChannelPauses.h"
#include "sales/flow/EarlyReceipts.h"

#include <QHash>
#include <QList>
#include <QTimeZone>
#include <QUrl>

#include <functional>
#include <memory>

namespace loket::sales {

// When a sale is served from the vouchers made in advance instead of new ones.
enum class StockUse { Never, WhenAway, Always };

struct Policy
{
    jobs::RetryPolicy retry;
    bool automaticRecovery = true;
    domain::CodeFormat codes;
    QStringList gateways{QStringLiteral("cash")}; // enabled ones, the first is the default
    QHash<QString, QString> gatewayTitles;        // how the vendors write themselves: "Tripay" of "tripay"
    std::chrono::minutes paymentExpiry{1440};
    std::chrono::seconds pollInterval{30}; // 0: never
    // Unpaid orders placed online that may be open at once; 0: no limit.
    int openOrdersPerAddress = 200; // IPv6: per /56
    int openOrders = 20000;
    QString defaultRouter = QStringLiteral("main");
    QUrl publicUrl;                    // of Loket's pages; never empty once the server listens
    bool publicUrlIsReachable = false; // set by the operator: gateways may be given it to call
    QString language = QStringLiteral("id");
    QTimeZone zone = QTimeZone::utc();   // of the business: where its days begin
    std::chrono::hours voucherGrace{24}; // how long an ended voucher stays on its router, disabled
    QHash<QString, QUrl> loginUrls;      // by router: the hotspot's login page, where it is set
    StockUse stockAtCounter = StockUse::WhenAway;
    StockUse stockOnline = StockUse::Never;
    int stockDays = 0; // unsold stock older than this is withdrawn; 0: never
    // Days after which name and phone number of an order that is over are forgotten; 0: never.
    int forgetAfterDays = 0;
    int forgetUnpaidAfterDays = 0; // of one that nobody paid
};

// What one gateway is asked at most within a minute: about orders at whose page nobody waits, and about the others.
// What somebody says is paid is asked about besides.
inline constexpr int routineQuestionsPerMinute = 60;
inline constexpr int watchedQuestionsPerMinute = 240;

// The end of a message that no person sends again: so many attempts in all, and so long after the first.
inline int mostTries(const Policy& policy)
{
    return 3 * policy.retry.attempts;
}
inline constexpr std::chrono::milliseconds messageLife = std::chrono::hours(24);

// The counterparts of the sales flow; null where a name is not configured.
class Counterparts
{
public:
    virtual ~Counterparts() = default;
    [[nodiscard]] virtual domain::HotspotRouter* router(const QString& name) const = 0;
    // Those that are set up, in the order of the settings.
    [[nodiscard]] virtual QStringList routers() const { return {}; }
    [[nodiscard]] virtual domain::PaymentGateway* gateway(const QString& name) const = 0;
    // All that are set up; also those that are no longer offered, for what was ordered before.
    [[nodiscard]] virtual QList<domain::PaymentGateway*> gateways() const = 0;
    // The channel for messages; null where delivery is off.
    [[nodiscard]] virtual domain::DeliveryChannel* channel() const = 0;
    // The second one, for messages the first has failed to send and while it is paused; null where there is none.
    [[nodiscard]] virtual domain::DeliveryChannel* fallbackChannel() const { return nullptr; }
    // The text of a completed purchase's message.
    [[nodiscard]] virtual core::Result<QString> message(const domain::Purchase& purchase,
                                                        const QList<domain::Voucher>& vouchers) const = 0;
    // The same in short, with the order's page in place of a long list; empty where that is impossible.
    [[nodiscard]] virtual QString shortMessage(const domain::Purchase&, const QList<domain::Voucher>&) const
    {
        return {};
    }
};

// Everything a use case works with; built once by the engine and outliving all of them.
struct Context
{
    storage::Database& database;
    core::Clock& clock;
    const Policy& policy;
    const Counterparts& counterparts;
    jobs::JobRunner& jobs;
    core::EffectListener effect = [](const char*) {};
    std::shared_ptr<ChannelPauses> pauses = std::make_shared<ChannelPauses>();
    std::shared_ptr<EarlyReceipts> earlyReceipts = std::make_shared<EarlyReceipts>();
    // The program is ending: nothing is decided any more. Running work stays in the queue as it is, for the next start.
    bool closing = false;
    // Orders up to this one were in the ledger when this engine began, or when it noticed that time had passed without
    // it: a restored copy, a copied folder, a suspended PC. Another copy may have made their vouchers meanwhile.
    qint64 lastOrderBefore = 0;
    // The wall clock is not trusted: no voucher is ended, no order expires, nothing is cleaned up.
    std::function<bool()> clockIsDoubtful = [] { return false; };
    // The order's buyer waits at its page or at the gateway's (WatchedOrders).
    std::function<bool(qint64 purchaseId)> isWatched = [](qint64) { return false; };
    // The router did not answer the last call.
    std::function<bool(const QString& router)> isAway = [](const QString&) { return false; };
};

// The kinds of jobs, one per use case that works in the background.
namespace job {
inline const QString createPayment = QStringLiteral("create_payment");
inline const QString cancelPayment = QStringLiteral("cancel_payment");
inline const QString checkPayment = QStringLiteral("check_payment");
inline const QString issueVouchers = QStringLiteral("issue_vouchers");
inline const QString deliverVouchers = QStringLiteral("deliver_vouchers");
inline const QString withdrawVouchers = QStringLiteral("withdraw_vouchers");
} // namespace job

using domain::isCash;

} // namespace loket::sales
