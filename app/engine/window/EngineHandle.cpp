#include "engine/window/EngineHandle.h"

#include "engine/Engine.h"

#include <QEventLoop>
#include <QScopeGuard>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

EngineHandle::EngineHandle(QObject* parent) : QObject(parent)
{
    m_thread.setObjectName(u"loket-engine"_s);
}

EngineHandle::~EngineHandle()
{
    stop();
}

Result<void> EngineHandle::start(const EngineOptions& options)
{
    EngineOptions own = options;
    own.updating = [this](const storage::UpdateProgress& progress) {
        QMetaObject::invokeMethod(
            this, [this, progress] { emit updating(progress); }, Qt::QueuedConnection);
    };
    m_engine = std::make_unique<Engine>(std::move(own));
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
    connect(m_engine.get(), &Engine::staffChanged, this, &EngineHandle::staffChanged);
    connect(m_engine.get(), &Engine::shiftsChanged, this, &EngineHandle::shiftsChanged);
    connect(m_engine.get(), &Engine::stateChanged, this, [this](const EngineState& state) {
        m_state = state;
        emit stateChanged(m_state);
    });
    m_thread.start();
    // Everything the engine owns is made in its thread; this waits for it once, before the window is shown. Its events
    // continue meanwhile: an update of the database takes minutes and is shown (updating()).
    Result<void> started;
    QString database;
    bool hasStaff = false;
    QEventLoop waiting;
    QMetaObject::invokeMethod(
        m_engine.get(),
        [&] {
            const auto done = qScopeGuard([&waiting] { QMetaObject::invokeMethod(&waiting, &QEventLoop::quit); });
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
        Qt::QueuedConnection);
    waiting.exec(QEventLoop::ExcludeUserInputEvents);
    if (started) {
        m_door.open(m_engine.get(), m_engine->use());
        m_session.begin(hasStaff);
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
    m_door.close();
    Engine* engine = m_engine.release(); // deleted in its own thread
    engine->disconnect(this);
    connect(engine, &Engine::stopped, engine, &QObject::deleteLater);
    connect(engine, &QObject::destroyed, &m_thread, &QThread::quit, Qt::DirectConnection);
    QMetaObject::invokeMethod(engine, &Engine::stop, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace loket::engine
