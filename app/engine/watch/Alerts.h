// Watches for what wants the operator's eye: raises an alert once, keeps it while the trouble lasts, and clears it.
// People are told in digests: not in the quiet hours, not more often than the gap, and not again about a trouble that
// comes back soon after they were told of it. What stands is remembered over a restart. Engine thread.
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
        // Sends the digest to the owner, where he wants that; answers once it is handed over.
        std::function<core::Async<void>(const QList<Alert>& alerts)> tell;
    };

    Alerts(storage::Database& database, core::Clock& clock, Sources sources, QObject* parent = nullptr);

    core::Result<void> start();
    void stop() { m_started = false; }
    // Judges now, for example after a state changed. Cheap.
    void look();

    [[nodiscard]] const QList<Alert>& standing() const { return m_standing; }

signals:
    void raised(const loket::engine::Alert& alert);
    void cleared(const loket::engine::Alert& alert);
    void changed();
    // For a notification: everything that people have not been told of yet.
    void notify(const QList<loket::engine::Alert>& alerts);

private:
    void lookAgain();
    void compare(const QList<Alert>& now);
    void tellPeople();
    void markTold(const QList<Alert>& alerts);
    [[nodiscard]] bool wasToldLately(const Alert& alert) const;
    // Writes it down; where the database is the trouble itself, the alert stands all the same.
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
