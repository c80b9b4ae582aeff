// Watches for what needs the operator's attention: raises an alert once, keeps it while the problem lasts, clears it.
// People get digests: not in the quiet hours, not more often than the gap, and not again about a problem that
// returns soon after it was reported. Open alerts survive a restart. Engine thread.
#pragma once

#include "core/Clock.h"
#include "core/Future.h"
#include "engine/watch/AlertRules.h"
#include "storage/AlertRepository.h"

#include <QObject>

#include <functional>

namespace loket::engine {

class Alerts : public QObject
{
    Q_OBJECT

public:
    struct Sources
    {
        std::function<Situation()> situation;
        std::function<AlertRules()> rules;
        // Sends the digest to the owner, where configured; answers once it is accepted.
        std::function<core::Async<void>(const QList<Alert>& alerts)> tell;
    };

    Alerts(storage::Database& database, core::Clock& clock, Sources sources, QObject* parent = nullptr);

    core::Result<void> start();
    void stop() { m_started = false; }
    // Evaluates now, for example after a state changed. Cheap.
    void look();

    [[nodiscard]] const QList<Alert>& standing() const { return m_standing; }

signals:
    void raised(const loket::engine::Alert& alert);
    void cleared(const loket::engine::Alert& alert);
    void changed();
    // For a notification: everything not reported to people yet.
    void notify(const QList<loket::engine::Alert>& alerts);

private:
    void lookAgain();
    void compare(const QList<Alert>& now);
    void tellPeople();
    void markTold(const QList<Alert>& alerts);
    [[nodiscard]] bool wasToldLately(const Alert& alert) const;
    // Stores it; where the database itself is the problem, the alert is open all the same.
    template <class Work>
    void keep(Work work);

    storage::Database& m_database;
    core::Clock& m_clock;
    Sources m_sources;
    storage::AlertRepository m_rows;
    QList<Alert> m_standing;
    QDateTime m_lastTold;
    bool m_telling = false;
    bool m_started = false;
};

} // namespace loket::engine
