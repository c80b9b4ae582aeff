// Completed purchases whose messages go out by scripted channels: the durable queue and the use cases on real SQLite,
// with the clock in the test's hand.
#pragma once

#include "sales/ScriptedChannel.h"
#include "sales/flow/DeliverVouchers.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/flow/ReceiptReceived.h"
#include "sales/mending/Recovery.h"
#include "storage/ReadModels.h"

#include <QTemporaryDir>
#include <QTest>

namespace loket::tests {

using namespace sales;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using domain::DeliveryEvent;
using domain::DeliveryReceipt;
using domain::DeliveryStatus;

class MessageWorld : public Counterparts
{
protected:
    void begin()
    {
        m_first = std::make_unique<ScriptedChannel>(u"fonnte"_s);
        m_second = std::make_unique<ScriptedChannel>(u"gowa"_s);
        m_hasSecond = true;
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*storage::Database::open(m_folder->filePath(u"loket.db"_s)));
        m_policy = Policy();
        m_policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
        m_context = std::unique_ptr<Context>(new Context{*m_database, m_clock, m_policy, *this, *m_jobs});
        m_deliver = std::make_unique<DeliverVouchers>(*m_context);
        m_recovery = std::make_unique<Recovery>(*m_context);
        m_jobs->handle(job::deliverVouchers, 4, [this](const storage::JobRow& job) { return (*m_deliver)(job); });
        m_database->onCommitted([this](const auto&) { m_jobs->wake(); });
        QVERIFY(m_jobs->start());
    }
    void end()
    {
        m_database->onCommitted({});
        m_recovery.reset();
        m_deliver.reset();
        m_jobs.reset();
        m_context.reset();
        m_database.reset();
    }

    // Paid, its voucher on the router, its message queued.
    qint64 completed()
    {
        const auto placed = PlacePurchase(*m_context)(
            {.packageId = u"5k"_s, .customerName = u"Andi"_s, .customerPhone = u"08123456789"_s});
        const Ledger ledger(*m_context);
        auto paid = PaymentReceived(*m_context).confirmCash(placed->purchase.id, systemActor);
        const auto done = ledger.inTransaction([&](storage::Transaction& transaction) -> core::Result<void> {
            const auto vouchers = ledger.vouchers.ofPurchase(paid->purchase.id);
            for (domain::Voucher voucher : *vouchers)
                LOKET_TRY(
                    ledger.vouchers.advance(transaction, voucher, domain::VoucherEvent::MadeOnRouter, m_clock.now()));
            LOKET_TRY(ledger.jobs.cancel(transaction, job::issueVouchers, paid->purchase.id));
            return completePurchase(*m_context, ledger, transaction, paid->purchase);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
        return paid->purchase.id;
    }

    // Everything that is due, then the next gap.
    void step()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        m_clock.advance(65s);
    }
    void settle()
    {
        for (int i = 0; i < 6; ++i)
            step();
    }

    int receipts(const QList<DeliveryReceipt>& list)
    {
        const auto outcome = ReceiptReceived(*m_context)(m_first->name(), list);
        return outcome ? outcome->changed : -1;
    }
    void receipt(const ScriptedChannel& channel, int call, DeliveryEvent event, bool knowsAnotherWay = false)
    {
        QVERIFY(ReceiptReceived(*m_context)(
            channel.name(), {{.vendorId = channel.id(call), .event = event, .tryAgain = knowsAnotherWay}}));
    }
    DeliveryStatus status(qint64 id) { return storage::PurchaseRepository(*m_database).find(id)->deliveryStatus; }
    QStringList attempts(qint64 id)
    {
        QStringList all;
        const auto story = storage::ReadModels(*m_database).story(id);
        for (const storage::DeliveryAttempt& attempt : story->deliveries)
            all += attempt.channel + u' ' + attempt.status;
        return all;
    }

    [[nodiscard]] domain::HotspotRouter* router(const QString&) const override { return nullptr; }
    [[nodiscard]] domain::PaymentGateway* gateway(const QString&) const override { return nullptr; }
    [[nodiscard]] QList<domain::PaymentGateway*> gateways() const override { return {}; }
    [[nodiscard]] domain::DeliveryChannel* channel() const override { return m_first.get(); }
    [[nodiscard]] domain::DeliveryChannel* fallbackChannel() const override
    {
        return m_hasSecond ? m_second.get() : nullptr;
    }
    [[nodiscard]] core::Result<QString> message(const domain::Purchase&, const QList<domain::Voucher>&) const override
    {
        return u"Halo"_s;
    }

    core::ManualClock m_clock;
    Policy m_policy;
    bool m_hasSecond = true;
    std::unique_ptr<ScriptedChannel> m_first;
    std::unique_ptr<ScriptedChannel> m_second;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<Context> m_context;
    std::unique_ptr<DeliverVouchers> m_deliver;
    std::unique_ptr<Recovery> m_recovery;
};

} // namespace loket::tests
