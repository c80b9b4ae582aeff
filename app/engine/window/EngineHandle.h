// The engine in a thread of its own, as the window sees it: commands go in and are answered as futures, events come out
// as queued signals. Nothing here ever blocks the calling thread but start() and stop(), which are for program start
// and end. UI thread.
#pragma once

#include "core/Future.h"
#include "engine/EngineState.h"
#include "engine/window/Counter.h"
#include "engine/window/SetupDesk.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/mending/Recovery.h"
#include "sales/money/Settlement.h"
#include "sales/vouchers/Stock.h"
#include "sales/vouchers/VoucherCare.h"
#include "storage/ReadThread.h"

#include <QThread>

namespace loket::engine {

class Engine;
struct EngineOptions;

class EngineHandle : public QObject
{
    Q_OBJECT

public:
    explicit EngineHandle(QObject* parent = nullptr);
    ~EngineHandle() override;

    // Opens the data folder, migrates the database, starts the server and the queue. Errors as app/CONTRACT.md, section
    // 1, has them.
    [[nodiscard]] core::Result<void> start(const EngineOptions& options);
    // A clean stop: nothing new is begun, what runs is ended, everything stays in the queue.
    void stop();

    // What lists and charts are read from. Valid between start() and stop().
    [[nodiscard]] storage::ReadThread& reader() const { return *m_reader; }
    [[nodiscard]] const EngineState& state() const { return m_state; }
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    [[nodiscard]] QString businessName() const { return m_businessName; }
    [[nodiscard]] QByteArray timeZone() const { return m_timeZone; } // IANA id of business.timezone
    [[nodiscard]] QString language() const { return m_language; }    // business.language

    // The people and the money at the counter; who acts at this window.
    [[nodiscard]] Counter& counter() { return m_counter; }
    [[nodiscard]] const sales::Actor& actor() const { return m_counter.actor(); }

    core::Async<sales::PlacedPurchase> placePurchase(const sales::PurchaseRequest& request);
    core::Async<domain::Purchase> confirmCash(qint64 purchaseId, const sales::Actor& actor);
    // `why` goes into the audit log (sales/Recovery.h).
    core::Async<domain::Purchase> regenerate(qint64 purchaseId, const sales::Actor& actor, const QString& why = {});
    core::Async<domain::Purchase> retryDelivery(qint64 purchaseId, const sales::Actor& actor, const QString& why = {});
    core::Async<sales::CleanupResult> cleanUp(qint64 purchaseId, const sales::Actor& actor, const QString& why = {});
    core::Async<domain::Purchase> cancel(qint64 purchaseId, const sales::Actor& actor, const QString& why = {});
    core::Async<domain::Purchase> markRefunded(qint64 purchaseId, const sales::Actor& actor, const QString& why);
    core::Async<domain::Purchase> markReviewed(qint64 purchaseId, const sales::Actor& actor, const QString& why = {});
    // One transaction and one answer for each purchase.
    core::Async<QList<sales::BulkRow>> bulk(sales::BulkAction action, const QList<qint64>& purchaseIds,
                                            const sales::Actor& actor, const QString& why = {});
    // A channel that is paused (EngineState::channel, fallback) goes on. Conflict: it is not paused.
    core::Async<void> resumeChannel(const QString& channel, const sales::Actor& actor);
    // Ends when all gateways have been asked: minutes, where one has no list.
    core::Async<sales::SettlementReport> checkSettlement(const QDate& day);
    core::Async<sales::ExpirySweep> sweepExpired(const sales::Actor& actor);
    // Runs a task of the schedule (EngineState::schedule) now; answers at its end what it did.
    core::Async<QString> runTask(const QString& name, const sales::Actor& actor);

    // Who is online on every router, now.
    core::Async<QList<sales::OnlineRouter>> online();
    core::Async<domain::Voucher> extend(qint64 voucherId, domain::Seconds more, const sales::Actor& actor);
    core::Async<domain::Voucher> unlock(qint64 voucherId, const sales::Actor& actor);
    core::Async<domain::Voucher> kick(qint64 voucherId, const sales::Actor& actor);
    // Where routers and ledger differed when they were last compared; comparing now; mending one difference.
    core::Async<QList<sales::DriftReport>> drift();
    core::Async<QString> reconcile();
    core::Async<void> mend(const QString& router, const QString& username, sales::DriftAction action,
                           const sales::Actor& actor);
    // Settings, packages, tokens, copies, the doctor.
    [[nodiscard]] const SetupDesk& setup() const { return m_setup; }

    core::Async<domain::Batch> beginBatch(const sales::BatchRequest& request, const sales::Actor& actor);
    core::Async<domain::Batch> cancelBatch(qint64 batchId, const sales::Actor& actor);
    core::Async<domain::Batch> resumeBatch(qint64 batchId, const sales::Actor& actor);
    core::Async<int> withdrawBatch(qint64 batchId, const sales::Actor& actor);
    core::Async<void> withdrawVoucher(qint64 voucherId, const sales::Actor& actor);
    core::Async<int> markPrinted(const QList<qint64>& voucherIds, const sales::Actor& actor);

signals:
    // The routers were compared with the ledger, or a difference was mended.
    void driftChanged();
    // As Engine has them: what tells people listens to notifyOperator alone.
    void alertRaised(const loket::engine::Alert& alert);
    void alertCleared(const loket::engine::Alert& alert);
    void notifyOperator(const QList<loket::engine::Alert>& alerts);
    void purchaseChanged(qint64 purchaseId);
    void deliveryLogged(qint64 purchaseId);
    void packagesChanged();
    void settlementChecked(const QDate& day);
    void batchChanged(qint64 batchId);
    void stateChanged(const loket::engine::EngineState& state);

private:
    QThread m_thread;
    std::unique_ptr<Engine> m_engine; // lives in m_thread
    Counter m_counter;
    std::unique_ptr<storage::ReadThread> m_reader;
    SetupDesk m_setup{[this] { return m_engine.get(); }};
    EngineState m_state;
    QString m_dataFolder;
    QString m_businessName;
    QByteArray m_timeZone;
    QString m_language;
};

} // namespace loket::engine
