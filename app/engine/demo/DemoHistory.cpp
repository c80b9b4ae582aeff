#include "engine/demo/DemoHistory.h"

#include "core/Reasons.h"
#include "domain/Identifiers.h"
#include "domain/Purchase.h"
#include "payments/Gateways.h"
#include "sales/money/Settlement.h"
#include "storage/EventRepositories.h"
#include "storage/PackageRepository.h"
#include "storage/PurchaseRepository.h"
#include "storage/ReadModels.h"
#include "storage/SettlementRepository.h"
#include "storage/VoucherModels.h"
#include "storage/VoucherRepository.h"

#include <QRandomGenerator>
#include <QTimeZone>

#include <array>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::DeliveryEvent;
using domain::Purchase;
using domain::PurchaseEvent;
using storage::Transaction;

namespace {

constexpr int days = 42;
constexpr int daysOnRouter = 2; // older vouchers have been used up long ago
constexpr int salesOnAQuietDay = 11;

constexpr std::array names{"Andi Pratama",  "Siti Rahma",   "Muh. Fadli",    "Nur Aisyah",  "Rizky Ramadhan",
                           "Dewi Lestari",  "Ahmad Syukur", "Fitriani",      "Baso Tenri",  "Hasnah",
                           "Yusuf Daeng",   "Putri Amelia", "Irfan Maulana", "Ratna Sari",  "Daeng Nai",
                           "Wahyu Saputra", "Nabila",       "Ilham",         "Sri Wahyuni", "Kevin Tandiono",
                           "Maria Goretti", "Agus Salim",   "Ayu Lestari",   "Bambang S."};

// Hours people buy in, Makassar time: a small peak at noon, a big one in the evening.
constexpr std::array hourWeights{1, 0, 0, 0, 0, 1, 3, 5, 6, 6, 7, 8, 9, 7, 6, 7, 8, 9, 11, 14, 15, 12, 7, 3};
constexpr std::array packageWeights{40, 26, 16, 8, 7, 3}; // the cheap ones sell more

template <size_t N>
int weighted(QRandomGenerator& random, const std::array<int, N>& weights)
{
    int total = 0;
    for (const int weight : weights)
        total += weight;
    int draw = random.bounded(total);
    for (size_t i = 0; i < N; ++i) {
        draw -= weights[i];
        if (draw < 0)
            return int(i);
    }
    return 0;
}

class History
{
public:
    History(storage::Database& database, Transaction& transaction, const QDateTime& now)
        : m_transaction(transaction), m_now(now), m_purchases(database), m_vouchers(database)
    {}

    Result<void> write(const QList<domain::Package>& packages)
    {
        const QTimeZone zone("Asia/Makassar");
        const QDate today = m_now.toTimeZone(zone).date();
        for (int back = days; back >= 0; --back) {
            const QDate day = today.addDays(-back);
            const bool weekend = day.dayOfWeek() >= 6;
            const int sales = salesOnAQuietDay + m_random.bounded(6) + (weekend ? 8 : 0) + (days - back) / 7;
            QList<QDateTime> times;
            for (int i = 0; i < sales; ++i) {
                const QTime time(weighted(m_random, hourWeights), m_random.bounded(60), m_random.bounded(60));
                times += QDateTime(day, time, zone).toUTC();
            }
            std::sort(times.begin(), times.end());
            for (const QDateTime& time : std::as_const(times)) {
                if (time >= m_now.addSecs(-600))
                    break;
                if (const auto done = sale(packages.at(weighted(m_random, packageWeights) % packages.size()), time);
                    !done)
                    return done;
            }
        }
        return {};
    }

private:
    enum class Fate { Delivered, NotDelivered, Expired, Failed, Refunded, Stopped };

    Fate fate(bool online, const QDateTime& at)
    {
        const int draw = m_random.bounded(1000);
        const bool recent = at > m_now.addDays(-3);
        if (online && draw < 45)
            return Fate::Expired;
        if (online && draw < 60)
            return Fate::Failed;
        if (draw < 66)
            return Fate::Refunded;
        if (recent && draw < 110 && m_stopped < 3) {
            ++m_stopped;
            return Fate::Stopped;
        }
        if (recent && draw < 160 && m_undelivered < 4) {
            ++m_undelivered;
            return Fate::NotDelivered;
        }
        return Fate::Delivered;
    }

    Result<void> sale(const domain::Package& package, const QDateTime& at)
    {
        const bool online = m_random.bounded(100) < 62;
        Purchase purchase;
        purchase.invoiceId = domain::newInvoiceId(at.date());
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = QString::fromUtf8(names.at(size_t(m_random.bounded(int(names.size())))));
        if (online || m_random.bounded(3) == 0)
            purchase.customerPhone = u"62812%1"_s.arg(m_random.bounded(90000000) + 10000000);
        purchase.packageId = package.id;
        purchase.packageName = package.name;
        purchase.profile = package.profile;
        purchase.router = u"main"_s;
        purchase.duration = package.duration;
        purchase.counts = package.counts;
        purchase.quantity = m_random.bounded(12) == 0 ? 2 + m_random.bounded(3) : 1;
        purchase.amount = package.price * purchase.quantity;
        purchase.description = u"%1 x %2"_s.arg(purchase.quantity).arg(package.name);
        purchase.gateway = online ? u"tripay"_s : u"cash"_s;
        purchase.channel = online ? domain::SalesChannel::Online : domain::SalesChannel::Counter;
        purchase.cashier = online ? QString() : (m_random.bounded(2) ? u"Rina"_s : u"Fajar"_s);
        purchase.language = u"id"_s;
        purchase.createdAt = at;
        LOKET_TRY(m_purchases.insert(m_transaction, purchase, {}));
        LOKET_TRY(note(online ? u"buyer"_s : u"cashier:"_s + purchase.cashier, "purchase.placed", purchase, at,
                       {{u"package"_s, package.id},
                        {u"quantity"_s, purchase.quantity},
                        {u"amount"_s, purchase.amount},
                        {u"gateway"_s, purchase.gateway}}));
        const Fate ends = fate(online, at);
        if (ends == Fate::Expired || ends == Fate::Failed)
            return unpaid(purchase, ends);
        return paid(purchase, ends);
    }

    Result<void> unpaid(Purchase& purchase, Fate ends)
    {
        if (ends == Fate::Expired) {
            const QDateTime when = std::min(purchase.createdAt.addDays(1), m_now);
            LOKET_TRY(m_purchases.advance(m_transaction, purchase, PurchaseEvent::PaymentExpired, when));
            return note(u"system"_s, "payment.expired", purchase, when, {{u"source"_s, u"schedule"_s}});
        }
        const QDateTime when = purchase.createdAt.addSecs(95);
        LOKET_TRY(m_purchases.advance(m_transaction, purchase, PurchaseEvent::PaymentFailed, when));
        return note(u"gateway:tripay"_s, "payment.failed", purchase, when, {{u"source"_s, u"webhook"_s}});
    }

    Result<void> paid(Purchase& purchase, Fate ends)
    {
        const bool online = purchase.channel == domain::SalesChannel::Online;
        QDateTime when =
            purchase.createdAt.addMSecs(online ? 20000 + m_random.bounded(90000) : 900 + m_random.bounded(2000));
        LOKET_TRY(m_purchases.advance(m_transaction, purchase, PurchaseEvent::PaymentConfirmed, when));
        LOKET_TRY(note(online ? u"gateway:tripay"_s : u"cashier:"_s + purchase.cashier, "payment.paid", purchase, when,
                       {{u"source"_s, online ? u"webhook"_s : u"counter"_s}, {u"amount"_s, purchase.amount}}));
        if (ends == Fate::Stopped)
            return stopped(purchase, when);
        when = when.addMSecs(120 + m_random.bounded(900));
        LOKET_TRY(makeVouchers(purchase, when));
        LOKET_TRY(m_purchases.advance(m_transaction, purchase, PurchaseEvent::VouchersMade, when));
        LOKET_TRY(note(u"system"_s, "vouchers.made", purchase, when,
                       {{u"made"_s, purchase.quantity}, {u"router"_s, u"main"_s}}));
        LOKET_TRY(note(u"system"_s, "purchase.completed", purchase, when, {}));
        if (!purchase.customerPhone.isEmpty())
            LOKET_TRY(message(purchase, ends, when.addMSecs(300 + m_random.bounded(1500))));
        if (ends != Fate::Refunded)
            return {};
        LOKET_TRY(m_purchases.advance(m_transaction, purchase, PurchaseEvent::Refunded, when.addSecs(7200)));
        return note(u"operator"_s, "payment.refunded", purchase, when.addSecs(7200), {{u"amount"_s, purchase.amount}});
    }

    Result<void> stopped(Purchase& purchase, const QDateTime& paidAt)
    {
        // Nothing that resolves itself when the router answers: it is there to be shown and regenerated.
        const core::Error error = core::makeError(core::ErrorKind::Forbidden, core::Reason::RouterRefused,
                                                  {u"/ip/hotspot/user/add"_s, u"not enough permissions (9)"_s});
        LOKET_TRY(planVouchers(purchase, paidAt, false));
        const QDateTime when = paidAt.addSecs(1);
        LOKET_TRY(m_purchases.setFailure(m_transaction, purchase, error, when));
        LOKET_TRY(note(u"system"_s, "vouchers.attempt_failed", purchase, when,
                       {{u"attempt"_s, 1},
                        {u"kind"_s, core::toString(error.kind)},
                        {u"reason"_s, error.detail},
                        {u"because"_s, core::reasonToJson(error)},
                        {u"last"_s, true}}));
        return m_purchases.advance(m_transaction, purchase, PurchaseEvent::VouchersGaveUp, when);
    }

    Result<void> makeVouchers(const Purchase& purchase, const QDateTime& when)
    {
        return planVouchers(purchase, when, true);
    }

    // A recent one is put onto the router afterwards (rememberVouchers()).
    Result<void> planVouchers(const Purchase& purchase, const QDateTime& when, bool made)
    {
        const domain::CodeFormat format{.alphabet = *domain::alphabetNamed(u"unambiguous")};
        const bool recent = when > m_now.addDays(-daysOnRouter);
        for (int number = 1; number <= purchase.quantity; ++number) {
            domain::Voucher voucher = domain::plannedVoucher(purchase, number, domain::newCredentials(format), when);
            LOKET_TRY(m_vouchers.insert(m_transaction, voucher));
            if (!made)
                continue;
            LOKET_TRY(m_vouchers.advance(m_transaction, voucher, domain::VoucherEvent::MadeOnRouter, when));
            if (recent)
                continue;
            for (const auto event : {domain::VoucherEvent::FirstLogin, domain::VoucherEvent::LimitReached,
                                     domain::VoucherEvent::RemovedFromRouter})
                LOKET_TRY(m_vouchers.advance(m_transaction, voucher, event, when));
        }
        return {};
    }

    Result<void> message(Purchase& purchase, Fate ends, const QDateTime& when)
    {
        storage::DeliveryAttempt attempt{.purchaseId = purchase.id,
                                         .phone = purchase.customerPhone,
                                         .status = u"sent"_s,
                                         .channel = u"fonnte"_s,
                                         .vendorMessageId = QString::number(80000000 + purchase.id),
                                         .duration = std::chrono::milliseconds(180 + m_random.bounded(700)),
                                         .createdAt = when};
        LOKET_TRY(m_purchases.advanceDelivery(m_transaction, purchase, DeliveryEvent::SendRequested, when));
        if (ends == Fate::NotDelivered) {
            attempt.status = u"failed"_s;
            // As delivery/Fonnte.cpp reads it.
            const auto kind = core::ErrorKind::InvalidInput;
            const core::Error refused = core::makeError(
                kind, core::Reason::AdviceNumber, {},
                core::makeError(kind, core::Reason::ChannelRefused, {u"Fonnte"_s, u"target invalid"_s}));
            attempt.errorKind = core::toString(refused.kind);
            attempt.errorMessage = refused.detail;
            attempt.because = core::storedReason(refused);
            attempt.vendorMessageId.clear();
            LOKET_TRY(m_deliveries.insert(m_transaction, attempt));
            LOKET_TRY(note(u"system"_s, "message.attempt_failed", purchase, when,
                           {{u"attempt"_s, 1},
                            {u"channel"_s, u"fonnte"_s},
                            {u"kind"_s, attempt.errorKind},
                            {u"reason"_s, attempt.errorMessage},
                            {u"because"_s, core::reasonToJson(refused)},
                            {u"last"_s, true}}));
            return m_purchases.advanceDelivery(m_transaction, purchase, DeliveryEvent::Refused, when);
        }
        LOKET_TRY(m_deliveries.insert(m_transaction, attempt));
        LOKET_TRY(note(u"system"_s, "message.sent", purchase, when, {{u"channel"_s, u"fonnte"_s}}));
        LOKET_TRY(m_purchases.advanceDelivery(m_transaction, purchase, DeliveryEvent::Accepted, when));
        const int arrived = m_random.bounded(10);
        if (arrived > 0)
            LOKET_TRY(
                m_purchases.advanceDelivery(m_transaction, purchase, DeliveryEvent::ReceiptDelivered, when.addSecs(2)));
        if (arrived > 3)
            return m_purchases.advanceDelivery(m_transaction, purchase, DeliveryEvent::ReceiptRead, when.addSecs(40));
        return {};
    }

    Result<void> note(const QString& actor, const char* action, const Purchase& purchase, const QDateTime& at,
                      const QJsonObject& detail)
    {
        return m_audit.insert(m_transaction, actor, QString::fromLatin1(action), purchase.id, detail, at);
    }

    Transaction& m_transaction;
    QDateTime m_now;
    storage::PurchaseRepository m_purchases;
    storage::VoucherRepository m_vouchers;
    storage::DeliveryLogRepository m_deliveries;
    storage::AuditRepository m_audit;
    QRandomGenerator m_random{20260102};
    int m_stopped = 0;
    int m_undelivered = 0;
};

} // namespace

namespace {

// Nothing when nothing was paid or asked for there.
std::optional<sandbox::SandboxState> stateAtGateway(domain::PurchaseStatus status)
{
    switch (status) {
    case domain::PurchaseStatus::Paid:
    case domain::PurchaseStatus::Completed:
    case domain::PurchaseStatus::VoucherGenerationFailed:
        return sandbox::SandboxState::Paid;
    case domain::PurchaseStatus::Refunded:
        return sandbox::SandboxState::Refunded;
    case domain::PurchaseStatus::Expired:
        return sandbox::SandboxState::Expired;
    case domain::PurchaseStatus::Failed:
        return sandbox::SandboxState::Failed;
    case domain::PurchaseStatus::Pending:
    case domain::PurchaseStatus::Cancelled:
        break;
    }
    return std::nullopt;
}

// What the ledger says of them, also their counters: lower ones would mean that the router had lost some.
Result<void> rememberVouchers(const storage::Database& database, sandbox::RouterSandbox& router)
{
    constexpr int mostVouchers = 100'000;
    using enum domain::VoucherStatus;
    const auto rows =
        storage::VoucherModels(database).vouchers({.statuses = {OnRouter, InUse}}, {.limit = mostVouchers});
    if (!rows)
        return Failure(rows.error());
    sandbox::RouterModel& model = router.model();
    for (auto row = rows->crbegin(); row != rows->crend(); ++row) { // oldest first, as they were made
        const domain::Voucher& voucher = row->voucher;
        sandbox::RouterMenu& users = model.menu("/ip/hotspot/user");
        const QByteArray name = voucher.username.toUtf8();
        if (voucher.router != u"main" || !users.idsOf(name).isEmpty())
            continue;
        QList<QByteArray> words{"/ip/hotspot/user/add", "=name=" + name, "=password=" + voucher.password.toUtf8(),
                                "=profile=" + voucher.profile.toUtf8(), "=comment=" + voucher.comment.toUtf8()};
        if (const auto limit = voucher.timeLimit(); limit.count() > 0)
            words += "=limit-uptime=" + QByteArray::number(limit.count()) + "s";
        if (const qint64 limit = voucher.bytesLimit(); limit > 0)
            words += "=limit-bytes-total=" + QByteArray::number(limit);
        if (voucher.lockToDevice && !voucher.deviceMac.isEmpty())
            words += "=mac-address=" + voucher.deviceMac.toUtf8();
        model.execute(words, model.accounts().first());
        const qint64 seconds = (voucher.uptime - voucher.forgottenUptime).count();
        const qint64 bytes = voucher.usedBytes - voucher.forgottenBytes;
        for (const QByteArray& id : users.idsOf(name)) {
            if (seconds > 0)
                users.write(id, {{"uptime", QByteArray::number(seconds) + 's'}});
            if (bytes > 0)
                users.write(id, {{"bytes-in", QByteArray::number(bytes)}});
        }
    }
    return {};
}

// The sandbox gateways do not know the orders of weeks ago: their days count as compared.
Result<void> settle(const storage::Database& database, Transaction& transaction, const QDateTime& now)
{
    const storage::SettlementRepository settlement(database);
    for (int back = 1; back <= sales::Settlement::catchUpDays + 1; ++back) {
        for (const QString& gateway : payments::onlineGatewayNames())
            LOKET_TRY(settlement.record(transaction, {now.date().addDays(1 - back), gateway, now}, {}, {}));
    }
    return {};
}

} // namespace

Result<void> rememberPayments(const storage::Database& database, sandbox::GatewaySandbox& gateways,
                              const QDateTime& now)
{
    constexpr int mostPayments = 5000;
    constexpr int rememberedDays = sales::Settlement::lookBackDays + 2;
    const auto orders =
        storage::ReadModels(database).purchases({.from = now.addDays(-rememberedDays)}, {.limit = mostPayments});
    if (!orders)
        return Failure(orders.error());
    const QStringList online = payments::onlineGatewayNames();
    for (const Purchase& order : *orders) {
        const auto state = stateAtGateway(order.status);
        if (!state || !online.contains(order.gateway))
            continue;
        gateways.keep({.vendor = order.gateway,
                       .orderId = order.invoiceId,
                       .reference = order.transactionId,
                       .method = order.method.isEmpty() ? u"QRIS"_s : order.method,
                       .customerName = order.customerName,
                       .itemName = order.packageName,
                       .amount = order.amount,
                       .state = *state,
                       .createdAt = order.createdAt,
                       .expiresAt = order.createdAt.addDays(1),
                       .paidAt = order.paidAt,
                       .more = {{u"transaction_id"_s, order.invoiceId}}});
    }
    return {};
}

Result<void> writeDemoHistory(storage::Database& database, sandbox::RouterSandbox& router, const QDateTime& now)
{
    const auto statistics = storage::ReadModels(database).statistics();
    const auto packages = storage::PackageRepository(database).all();
    if (!statistics || !packages)
        return Failure(statistics ? packages.error() : statistics.error());
    if (statistics->totalPurchases > 0 || packages->isEmpty())
        return rememberVouchers(database, router);
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return Failure(transaction.error());
    if (const auto written = History(database, *transaction, now).write(*packages); !written)
        return written;
    if (const auto settled = settle(database, *transaction, now); !settled)
        return settled;
    LOKET_TRY(transaction->commit());
    return rememberVouchers(database, router);
}

} // namespace loket::engine
