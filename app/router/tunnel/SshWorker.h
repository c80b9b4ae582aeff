// An SSH session with one channel to the router's own API port (direct-tcpip to 127.0.0.1). See SshSession.
#pragma once

#include "router/RouterSettings.h"
#include "router/tunnel/SshSession.h"

namespace loket::router {

class SshWorker : public SshSession
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds usualKeepAlive = std::chrono::seconds(30);

    explicit SshWorker(const RouterSettings& settings, std::chrono::milliseconds keepAlive = usualKeepAlive);
    ~SshWorker() override;

public slots:
    void write(const QByteArray& bytes);

signals:
    void opened();
    void received(const QByteArray& bytes);

protected:
    [[nodiscard]] core::Error errorFor(Trouble trouble, const QString& what) const override;
    bool proceed() override;
    void release() override;

private:
    bool openChannel();
    bool exchange();
    bool flushOutgoing();

    RouterSettings m_settings;
    LIBSSH2_CHANNEL* m_channel = nullptr;
    QByteArray m_outgoing;
};

} // namespace loket::router
