// One client's connection to the sandbox router: reads sentences, writes replies by the active moods. What the
// sentences mean is up to the sandbox.
#pragma once

#include "sandbox/router/RouterModel.h"

#include <QTcpSocket>

#include <optional>

namespace loket::sandbox {

class RouterSession : public QObject
{
    Q_OBJECT

public:
    // Takes over the socket.
    RouterSession(QTcpSocket* socket, QObject* parent);

    // All replies of one command, at once or byte by byte.
    void write(const QList<Words>& sentences, bool oneByteWrites);
    // Sends what is left to send, then closes.
    void closeAfter(const QList<Words>& sentences);
    // Breaks the connection at once.
    void cut();

    std::optional<RouterAccount> account; // once logged in
    QByteArray challenge;                 // of the old login, while it is running
    QList<QByteArray> runningTags;        // commands received and not answered yet
    QList<QList<Words>> heldBack;         // answers that wait to be sent last first

signals:
    void sentence(loket::sandbox::RouterSession* session, const loket::sandbox::Words& words);
    void closed(loket::sandbox::RouterSession* session);

private:
    void read();
    void end();

    QTcpSocket* m_socket;
    WordReader m_reader;
    bool m_ended = false;
};

} // namespace loket::sandbox
