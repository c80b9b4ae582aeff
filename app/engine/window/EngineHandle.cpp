#include "engine/window/EngineHandle.h"

#include "engine/window/AskEngine.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Async;
using core::Failure;
using core::Result;

EngineHandle::EngineHandle(QObject* parent) : QObject(parent), m_counter([this] { return m_engine.get(); })
{
    m_thread.setObjectName(u"loket-engine"_s);
}

EngineHandle::~EngineHandle()
{
    stop();
}

Result<void> EngineHandle::start(const EngineOptions& options)
{
    m_engine = std::make_unique<Engine>(options);
    m_engine->moveToThread(&m_thread);
    connect(m_engine.get(), &Engine::purchaseChanged, this, &EngineHandle::purchaseChanged);
    connect(m_engine.get(), &Engine::deliveryLogged, this, &EngineHandle::deliveryLogged);
    connect(m_engine.get(), &Engine::alertRaised, this, &EngineHandle::alertRaised);
    connect(m_engine.get(), &Engine::alertCleared, this, &EngineHandle::alertCleared);
    connect(m_engine.get(), &Engine::notifyOperator, this, &EngineHandle::notifyOperator);
    connect(m_engine.get(), &Engine::packagesChanged, this, &EngineHandle::packagesChanged);
    connect(m_engine.get(), &Engine::driftChanged, this, &EngineHandle::driftChanged);
    connect(m_engine.get(), &Engine::settlementChecked, this, &EngineHandle::settlementChecked);
    connect(m_engine.get(), &Engine::batchChanged, this, &EngineHandle::batchChanged);
    connect(m_engine.get(), &Engine::staffChanged, &m_counter, &Counter::staffChanged);
    connect(m_engine.get(), &Engine::shiftsChanged, &m_counter, &Counter::shiftsChanged);
    connect(m_engine.get(), &Engine::stateChanged, this, [this](const EngineState& state) {
        m_state = state;
        emit stateChanged(m_state);
    });
    m_thread.start();
    // Everything the engine owns is made in its thread; this waits for it once, before the window is shown.
    Result<void> started;
    QString database;
    bool hasStaff = false;
    QMetaObject::invokeMethod(
        m_engine.get(),
        [&] {
            started = m_engine->start();
            if (!started)
                return;
            m_state = m_engine->state();
            hasStaff = m_engine->hasStaff();
            m_dataFolder = m_engine->folder().path();
            database = m_engine->folder().database();
            m_businessName = m_engine->settings().value(u"business.name"_s);
            m_timeZone = m_engine->settings().value(u"business.timezone"_s).toUtf8();
            m_language = m_engine->settings().value(u"business.language"_s);
        },
        Qt::BlockingQueuedConnection);
    if (started) {
        m_counter.begin(hasStaff);
        auto reader = storage::ReadThread::open(database);
        if (reader)
            m_reader = std::move(*reader);
        else
            started = Failure(reader.error());
    }
    if (!started)
        stop();
    return started;
}

void EngineHandle::stop()
{
    if (!m_engine)
        return;
    m_reader.reset();
    Engine* engine = m_engine.release(); // dies in its own thread
    engine->disconnect(this);
    engine->disconnect(&m_counter);
    connect(engine, &Engine::stopped, engine, &QObject::deleteLater);
    connect(engine, &QObject::destroyed, &m_thread, &QThread::quit, Qt::DirectConnection);
    QMetaObject::invokeMethod(engine, &Engine::stop, Qt::QueuedConnection);
    m_thread.wait();
}

Async<sales::PlacedPurchase> EngineHandle::placePurchase(const sales::PurchaseRequest& request)
{
    return askEngine<sales::PlacedPurchase>(m_engine.get(),
                                            [request](Engine& engine) { return engine.placePurchase()(request); });
}

Async<domain::Purchase> EngineHandle::confirmCash(qint64 purchaseId, const sales::Actor& actor)
{
    return askEngine<domain::Purchase>(m_engine.get(), [purchaseId, actor](Engine& engine) -> Result<domain::Purchase> {
        return engine.paymentReceived().confirmCash(purchaseId, actor).map([](const auto& outcome) {
            return outcome.purchase;
        });
    });
}

Async<domain::Purchase> EngineHandle::regenerate(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return askEngine<domain::Purchase>(m_engine.get(), [purchaseId, actor, why](Engine& engine) {
        return engine.recovery().regenerate(purchaseId, actor, why);
    });
}

Async<domain::Purchase> EngineHandle::retryDelivery(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return askEngine<domain::Purchase>(m_engine.get(), [purchaseId, actor, why](Engine& engine) {
        return engine.recovery().retryDelivery(purchaseId, actor, why);
    });
}

Async<sales::CleanupResult> EngineHandle::cleanUp(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return askEngine<sales::CleanupResult>(m_engine.get(), [purchaseId, actor, why](Engine& engine) {
        return engine.recovery().cleanUp(purchaseId, actor, why);
    });
}

Async<domain::Purchase> EngineHandle::cancel(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return askEngine<domain::Purchase>(m_engine.get(), [purchaseId, actor, why](Engine& engine) {
        return engine.recovery().cancel(purchaseId, actor, why);
    });
}

Async<domain::Purchase> EngineHandle::markRefunded(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return askEngine<domain::Purchase>(m_engine.get(), [purchaseId, actor, why](Engine& engine) {
        return engine.recovery().markRefunded(purchaseId, actor, why);
    });
}

Async<QList<sales::BulkRow>> EngineHandle::bulk(sales::BulkAction action, const QList<qint64>& purchaseIds,
                                                const sales::Actor& actor, const QString& why)
{
    return askEngine<QList<sales::BulkRow>>(m_engine.get(), [action, purchaseIds, actor, why](Engine& engine) {
        return engine.recovery().bulk(action, purchaseIds, actor, why);
    });
}

Async<void> EngineHandle::resumeChannel(const QString& channel, const sales::Actor& actor)
{
    return askEngine<void>(
        m_engine.get(), [channel, actor](Engine& engine) { return engine.recovery().resumeChannel(channel, actor); });
}

Async<domain::Purchase> EngineHandle::markReviewed(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return askEngine<domain::Purchase>(m_engine.get(), [purchaseId, actor, why](Engine& engine) {
        return engine.recovery().markReviewed(purchaseId, actor, why);
    });
}

Async<sales::SettlementReport> EngineHandle::checkSettlement(const QDate& day)
{
    return askEngine<sales::SettlementReport>(m_engine.get(),
                                              [day](Engine& engine) { return engine.settlement().run(day); });
}

Async<sales::ExpirySweep> EngineHandle::sweepExpired(const sales::Actor& actor)
{
    return askEngine<sales::ExpirySweep>(m_engine.get(),
                                         [actor](Engine& engine) { return engine.recovery().sweepExpired(actor); });
}

Async<domain::Batch> EngineHandle::beginBatch(const sales::BatchRequest& request, const sales::Actor& actor)
{
    return askEngine<domain::Batch>(m_engine.get(),
                                    [request, actor](Engine& engine) { return engine.stock().begin(request, actor); });
}

Async<domain::Batch> EngineHandle::cancelBatch(qint64 batchId, const sales::Actor& actor)
{
    return askEngine<domain::Batch>(m_engine.get(),
                                    [batchId, actor](Engine& engine) { return engine.stock().cancel(batchId, actor); });
}

Async<domain::Batch> EngineHandle::resumeBatch(qint64 batchId, const sales::Actor& actor)
{
    return askEngine<domain::Batch>(m_engine.get(),
                                    [batchId, actor](Engine& engine) { return engine.stock().resume(batchId, actor); });
}

Async<int> EngineHandle::withdrawBatch(qint64 batchId, const sales::Actor& actor)
{
    return askEngine<int>(m_engine.get(),
                          [batchId, actor](Engine& engine) { return engine.stock().withdrawBatch(batchId, actor); });
}

Async<void> EngineHandle::withdrawVoucher(qint64 voucherId, const sales::Actor& actor)
{
    return askEngine<void>(m_engine.get(),
                           [voucherId, actor](Engine& engine) { return engine.stock().withdraw(voucherId, actor); });
}

Async<int> EngineHandle::markPrinted(const QList<qint64>& voucherIds, const sales::Actor& actor)
{
    return askEngine<int>(
        m_engine.get(), [voucherIds, actor](Engine& engine) { return engine.stock().markPrinted(voucherIds, actor); });
}

Async<QString> EngineHandle::runTask(const QString& name, const sales::Actor& actor)
{
    return askEngine<QString>(m_engine.get(), [name, actor](Engine& engine) { return engine.runTask(name, actor); });
}

Async<QList<sales::OnlineRouter>> EngineHandle::online()
{
    return askEngine<QList<sales::OnlineRouter>>(m_engine.get(),
                                                 [](Engine& engine) { return engine.keeper().online(); });
}

Async<domain::Voucher> EngineHandle::extend(qint64 voucherId, domain::Seconds more, const sales::Actor& actor)
{
    return askEngine<domain::Voucher>(m_engine.get(), [voucherId, more, actor](Engine& engine) {
        return engine.keeper().care().extend(voucherId, more, actor);
    });
}

Async<domain::Voucher> EngineHandle::unlock(qint64 voucherId, const sales::Actor& actor)
{
    return askEngine<domain::Voucher>(
        m_engine.get(), [voucherId, actor](Engine& engine) { return engine.keeper().care().unlock(voucherId, actor); });
}

Async<domain::Voucher> EngineHandle::kick(qint64 voucherId, const sales::Actor& actor)
{
    return askEngine<domain::Voucher>(
        m_engine.get(), [voucherId, actor](Engine& engine) { return engine.keeper().care().kick(voucherId, actor); });
}

Async<QList<sales::DriftReport>> EngineHandle::drift()
{
    return askEngine<QList<sales::DriftReport>>(
        m_engine.get(), [](Engine& engine) -> Result<QList<sales::DriftReport>> { return engine.keeper().drift(); });
}

Async<QString> EngineHandle::reconcile()
{
    return askEngine<QString>(m_engine.get(), [](Engine& engine) { return engine.keeper().reconcileAll(); });
}

Async<void> EngineHandle::mend(const QString& router, const QString& username, sales::DriftAction action,
                               const sales::Actor& actor)
{
    return askEngine<void>(m_engine.get(), [router, username, action, actor](Engine& engine) {
        return engine.keeper().reconcile().mend(router, username, action, actor);
    });
}

} // namespace loket::engine
