#include "engine/EngineHandle.h"

#include "engine/Engine.h"

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
    connect(m_engine.get(), &Engine::packagesChanged, this, &EngineHandle::packagesChanged);
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
        auto reader = storage::Reader::open(database);
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

template <class T, class Work>
Async<T> EngineHandle::run(Work work)
{
    if (!m_engine)
        return core::ready<T>(core::fail(core::ErrorKind::Cancelled, u"the engine is stopped"_s));
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(m_engine.get(), [promise, engine = m_engine.get(), work = std::move(work)] {
        promise->addResult(work(*engine));
        promise->finish();
    });
    return promise->future();
}

template <class T, class Work>
Async<T> EngineHandle::runLong(Work work)
{
    if (!m_engine)
        return core::ready<T>(core::fail(core::ErrorKind::Cancelled, u"the engine is stopped"_s));
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(m_engine.get(), [promise, engine = m_engine.get(), work = std::move(work)] {
        core::whenReady(work(*engine), engine, [promise](const Result<T>& result) {
            promise->addResult(result);
            promise->finish();
        });
    });
    return promise->future();
}

Async<sales::PlacedPurchase> EngineHandle::placePurchase(const sales::PurchaseRequest& request)
{
    return run<sales::PlacedPurchase>([request](Engine& engine) { return engine.placePurchase()(request); });
}

Async<domain::Purchase> EngineHandle::confirmCash(qint64 purchaseId, const sales::Actor& actor)
{
    return run<domain::Purchase>([purchaseId, actor](Engine& engine) -> Result<domain::Purchase> {
        return engine.paymentReceived().confirmCash(purchaseId, actor).map([](const auto& outcome) {
            return outcome.purchase;
        });
    });
}

Async<domain::Purchase> EngineHandle::regenerate(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return run<domain::Purchase>(
        [purchaseId, actor, why](Engine& engine) { return engine.recovery().regenerate(purchaseId, actor, why); });
}

Async<domain::Purchase> EngineHandle::retryDelivery(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return run<domain::Purchase>(
        [purchaseId, actor, why](Engine& engine) { return engine.recovery().retryDelivery(purchaseId, actor, why); });
}

Async<sales::CleanupResult> EngineHandle::cleanUp(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return run<sales::CleanupResult>(
        [purchaseId, actor, why](Engine& engine) { return engine.recovery().cleanUp(purchaseId, actor, why); });
}

Async<domain::Purchase> EngineHandle::cancel(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return run<domain::Purchase>(
        [purchaseId, actor, why](Engine& engine) { return engine.recovery().cancel(purchaseId, actor, why); });
}

Async<domain::Purchase> EngineHandle::markRefunded(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return run<domain::Purchase>(
        [purchaseId, actor, why](Engine& engine) { return engine.recovery().markRefunded(purchaseId, actor, why); });
}

Async<QList<sales::BulkRow>> EngineHandle::bulk(sales::BulkAction action, const QList<qint64>& purchaseIds,
                                                const sales::Actor& actor, const QString& why)
{
    return run<QList<sales::BulkRow>>([action, purchaseIds, actor, why](Engine& engine) {
        return Result<QList<sales::BulkRow>>(engine.recovery().bulk(action, purchaseIds, actor, why));
    });
}

Async<void> EngineHandle::resumeChannel(const QString& channel, const sales::Actor& actor)
{
    return run<void>([channel, actor](Engine& engine) { return engine.recovery().resumeChannel(channel, actor); });
}

Async<domain::Purchase> EngineHandle::markReviewed(qint64 purchaseId, const sales::Actor& actor, const QString& why)
{
    return run<domain::Purchase>(
        [purchaseId, actor, why](Engine& engine) { return engine.recovery().markReviewed(purchaseId, actor, why); });
}

Async<sales::SettlementReport> EngineHandle::checkSettlement(const QDate& day)
{
    if (!m_engine)
        return core::ready<sales::SettlementReport>(core::fail(core::ErrorKind::Cancelled, u"the engine is stopped"_s));
    auto promise = std::make_shared<QPromise<Result<sales::SettlementReport>>>();
    promise->start();
    QMetaObject::invokeMethod(m_engine.get(), [promise, engine = m_engine.get(), day] {
        core::whenReady(engine->settlement().run(day), engine,
                        [promise](const Result<sales::SettlementReport>& report) {
                            promise->addResult(report);
                            promise->finish();
                        });
    });
    return promise->future();
}

Async<sales::ExpirySweep> EngineHandle::sweepExpired(const sales::Actor& actor)
{
    return run<sales::ExpirySweep>([actor](Engine& engine) { return engine.recovery().sweepExpired(actor); });
}

Async<domain::Batch> EngineHandle::beginBatch(const sales::BatchRequest& request, const sales::Actor& actor)
{
    return run<domain::Batch>([request, actor](Engine& engine) { return engine.stock().begin(request, actor); });
}

Async<domain::Batch> EngineHandle::cancelBatch(qint64 batchId, const sales::Actor& actor)
{
    return run<domain::Batch>([batchId, actor](Engine& engine) { return engine.stock().cancel(batchId, actor); });
}

Async<domain::Batch> EngineHandle::resumeBatch(qint64 batchId, const sales::Actor& actor)
{
    return run<domain::Batch>([batchId, actor](Engine& engine) { return engine.stock().resume(batchId, actor); });
}

Async<int> EngineHandle::withdrawBatch(qint64 batchId, const sales::Actor& actor)
{
    return run<int>([batchId, actor](Engine& engine) { return engine.stock().withdrawBatch(batchId, actor); });
}

Async<void> EngineHandle::withdrawVoucher(qint64 voucherId, const sales::Actor& actor)
{
    return run<void>([voucherId, actor](Engine& engine) { return engine.stock().withdraw(voucherId, actor); });
}

Async<int> EngineHandle::markPrinted(const QList<qint64>& voucherIds, const sales::Actor& actor)
{
    return run<int>([voucherIds, actor](Engine& engine) { return engine.stock().markPrinted(voucherIds, actor); });
}

Async<QString> EngineHandle::runTask(const QString& name, const sales::Actor& actor)
{
    return runLong<QString>([name, actor](Engine& engine) { return engine.runTask(name, actor); });
}

} // namespace loket::engine
