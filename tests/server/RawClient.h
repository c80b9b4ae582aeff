// A client that sends exactly the given bytes, and stores what comes back.
#pragma once

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

namespace loket::test {

class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { received += socket.readAll(); });
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    [[nodiscard]] bool isConnected() const { return socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] bool isClosed() const { return socket.state() == QAbstractSocket::UnconnectedState; }
    void send(const QByteArray& bytes) { socket.write(bytes); }

    // How many answers have begun, "100 Continue" among them.
    [[nodiscard]] int answers() const { return int(starts().size()); }
    // The status of the last answer; 0 where there is none.
    [[nodiscard]] int status() const { return starts().isEmpty() ? 0 : received.mid(starts().last() + 9, 3).toInt(); }
    // The last answer's body, as far as it has arrived.
    [[nodiscard]] QByteArray body() const
    {
        const qsizetype at = received.indexOf("\r\n\r\n", starts().isEmpty() ? 0 : starts().last());
        return at < 0 ? QByteArray() : received.mid(at + 4);
    }
    [[nodiscard]] QByteArray header(const QByteArray& name) const
    {
        const QByteArray last = received.mid(starts().isEmpty() ? 0 : starts().last());
        const QByteArray head = last.left(last.indexOf("\r\n\r\n") + 2);
        const qsizetype at = head.indexOf("\r\n" + name + ": ");
        if (at < 0)
            return {};
        const qsizetype from = at + name.size() + 4;
        return head.mid(from, head.indexOf("\r\n", from) - from);
    }
    // True once the last answer has its whole body.
    [[nodiscard]] bool isComplete() const
    {
        return received.contains("\r\n\r\n") && !header("Content-Length").isEmpty() &&
               body().size() >= header("Content-Length").toInt();
    }

    QTcpSocket socket;
    QByteArray received;

private:
    // Where status lines begin.
    [[nodiscard]] QList<qsizetype> starts() const
    {
        QList<qsizetype> found;
        for (qsizetype at = 0; (at = received.indexOf("HTTP/1.1 ", at)) >= 0; at += 9) {
            if (at + 9 < received.size() && received.at(at + 9) >= '1' && received.at(at + 9) <= '5')
                found.append(at);
        }
        return found;
    }
};

} // namespace loket::test
