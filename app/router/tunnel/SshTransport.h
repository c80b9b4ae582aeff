// The API through an SSH tunnel. The bytes pass to the tunnel's thread and back as queued signals: there is no local
// port that another program on this machine could use. See SshWorker for what happens in the thread.
#pragma once

#include "router/Transport.h"

#include <QThread>

namespace loket::router {

class SshWorker;

class SshTransport final : public Transport
{
    Q_OBJECT

public:
    explicit SshTransport(const RouterSettings& settings);
    ~SshTransport() override;

    void open() override;
    void write(const QByteArray& bytes) override;
    QByteArray readAll() override;
    void abort() override;

private:
    QThread m_thread;
    SshWorker* m_worker; // of m_thread; deleted with it
    QByteArray m_incoming;
    bool m_started = false;
    bool m_aborted = false;
};

} // namespace loket::router
