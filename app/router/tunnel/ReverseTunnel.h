// The reverse tunnel as the engine uses it: a port on the operator's own host forwards to our server, so webhooks and
// customers reach a PC behind a NAT. A lost tunnel is rebuilt, sooner after a disconnect, later after a refusal
// that only a person can resolve. Engine thread; the session itself has a thread of its own (ReverseWorker).
#pragma once

#include "core/Backoff.h"
#include "core/Clock.h"
#include "router/tunnel/ReverseWorker.h"

#include <QThread>

#include <memory>

namespace loket::router {

class ReverseTunnel : public QObject
{
    Q_OBJECT

public:
    enum class Condition { Off, Connecting, Up, Down };

    explicit ReverseTunnel(core::Clock& clock, QObject* parent = nullptr);
    ~ReverseTunnel() override;

    // Applies these settings; an empty host ends the tunnel. The same settings again change nothing.
    void apply(const ReverseTunnelSettings& settings);
    // How soon it is retried; for tests.
    void setBackoff(const core::Backoff& backoff) { m_backoff = backoff; }

    [[nodiscard]] Condition condition() const { return m_condition; }
    [[nodiscard]] const core::Error& problem() const { return m_problem; } // while down
    [[nodiscard]] const QDateTime& since() const { return m_since; }       // of the present state
    // "loket@vps.example.id:22, port 8080 there"; empty: none.
    [[nodiscard]] QString address() const;

signals:
    void changed();

private:
    void open();
    void end();
    void broke(const core::Error& error);
    void become(Condition condition);

    core::Clock& m_clock;
    ReverseTunnelSettings m_settings;
    core::Backoff m_backoff{std::chrono::seconds(2), std::chrono::minutes(1)};
    std::unique_ptr<QThread> m_thread;
    ReverseWorker* m_worker = nullptr; // of m_thread; deleted with it
    Condition m_condition = Condition::Off;
    core::Error m_problem;
    QDateTime m_since;
    int m_attempts = 0; // that failed since it was up
    int m_generation = 0;
};

QString toString(ReverseTunnel::Condition condition);

} // namespace loket::router
