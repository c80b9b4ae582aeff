// What the engine does about things that are not as they were: a folder without its ledger or settings, a clock that is
// doubtful, time that passed without it.
#include "core/Log.h"
#include "core/Reasons.h"
#include "engine/Engine.h"
#include "engine/EngineLog.h"
#include "storage/MarkRepository.h"
#include "storage/PurchaseRepository.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

// The folder was in use, and its ledger is not there: a new one would be an empty one, and nobody would notice.
Result<void> Engine::ledgerIsThere() const
{
    const QFileInfo ledger(m_folder->database());
    if ((ledger.exists() && ledger.size() > 0) || !m_folder->hasBackups())
        return {};
    const QStringList copies = QDir(m_folder->backups()).entryList({u"*.db"_s}, QDir::Files, QDir::Time);
    const QString newest = QDir(m_folder->backups()).filePath(copies.value(0));
    return core::fail(ledger.exists() ? core::Reason::LedgerEmpty : core::Reason::LedgerGone,
                      {ledger.filePath(), newest});
}

// Likewise its settings: all at their default, nothing would be made and no payment noticed.
Result<void> Engine::settingsAreThere() const
{
    const storage::MarkRepository marks(*m_database);
    const auto hadSettings = marks.value(u"settings"_s);
    if (!hadSettings)
        return Failure(hadSettings.error());
    if (m_settings->isEmpty())
        return hadSettings->isEmpty()
                   ? Result<void>()
                   : Result<void>(core::fail(core::Reason::SettingsOfUsedFolderGone, {m_settings->file()}));
    if (!hadSettings->isEmpty())
        return {};
    auto transaction = storage::Transaction::begin(*m_database);
    if (!transaction)
        return Failure(transaction.error());
    LOKET_TRY(marks.set(*transaction, u"settings"_s, u"yes"_s));
    return transaction->commit();
}

void Engine::watchClock()
{
    m_clockWatch = std::make_unique<ClockWatch>(*m_database, m_clock, [this] {
        const bool askedOnline = std::any_of(m_policy.gateways.begin(), m_policy.gateways.end(),
                                             [](const QString& name) { return !sales::isCash(name); });
        return askedOnline || m_counterparts->channel() != nullptr;
    });
    m_context->clockIsDoubtful = [this] { return m_clockWatch->isDoubtful(); };
    m_counterparts->onDate([this](const QDateTime& date) { m_clockWatch->dateHeard(date); });
    connect(m_clockWatch.get(), &ClockWatch::stepped, this, &Engine::clockStepped);
    connect(m_clockWatch.get(), &ClockWatch::doubtChanged, this, [this] {
        if (m_alerts)
            m_alerts->look();
        stateMayHaveChanged();
        if (m_clockWatch->doubt().isEmpty() && m_use) // what a doubtful clock has ended comes back
            (void)m_use->validity.runEverywhere();
    });
}

Result<void> Engine::confirmClock(const sales::Actor& actor)
{
    LOKET_TRY(sales::Ledger(*m_context).permit(actor, domain::Action::CleanUp));
    return m_clockWatch->confirm(actor.name);
}

void Engine::clockStepped(std::chrono::milliseconds by)
{
    // Not inside the transaction that may have asked.
    QMetaObject::invokeMethod(
        this,
        [this, by] {
            m_jobs->clockStepped(by);
            noteGap();
        },
        Qt::QueuedConnection);
}

void Engine::noteGap()
{
    if (const auto last = storage::PurchaseRepository(*m_database).lastId())
        m_context->lastOrderBefore = *last;
}

// The alerts write to it every few seconds; that it was taken away is known at once.
QString Engine::databaseProblem() const
{
    if (const auto there = m_database->isStillThere(); !there)
        return there.error().detail;
    const QList<Alert> standing = m_alerts ? m_alerts->standing() : QList<Alert>();
    const auto trouble = std::find_if(standing.begin(), standing.end(),
                                      [](const Alert& alert) { return alert.kind == AlertKind::DatabaseTrouble; });
    return trouble == standing.end() ? QString() : core::english(trouble->why);
}

QList<Alert> Engine::troubles() const
{
    QList<Alert> troubles = m_webhooks.alerts();
    if (const core::Phrase& doubt = m_clockWatch->doubt(); !doubt.isEmpty())
        troubles += {.kind = AlertKind::ClockDoubtful, .why = doubt, .since = m_clockWatch->since()};
    if (m_settingsProblem)
        troubles += {.kind = AlertKind::SettingsTrouble,
                     .why = core::phraseOf(*m_settingsProblem),
                     .since = m_settingsProblemSince};
    return troubles;
}

} // namespace loket::engine
