// Filters one connection for QHttpServer. Its slot runs before QHttpServer's, only peeks, and lets nothing
// through that is not one complete, strictly formed request within the limits and the deadlines; it answers all else
// itself and closes. Why each check is there: app/server/FACTS.md, section 1, points 1 to 8 (no limits, dropped
// headers, bodies read as requests, no 100-continue, no Connection: close, pipelined answers out of order).
//
// A child of its socket: it is deleted with the connection. Lives in the server's thread.
#pragma once

#include "core/http/ChunkedBody.h"
#include "core/http/RequestHead.h"
#include "server/Message.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace loket::server {

struct GuardLimits
{
    core::http::HeadLimits head;
    std::chrono::milliseconds request{10000}; // the head, then the body, then the client's reading of the answer
    std::chrono::milliseconds idle{30000};    // between two requests
    std::chrono::milliseconds linger{2000};   // after the last answer, so that it is read before the connection ends
    qint64 maxLingerBytes = 4 * 1024 * 1024;  // what the client may still send meanwhile
    std::chrono::milliseconds reply{120000};  // for a reply that comes later
    // Of a whole request for another protocol: what to answer instead, before QHttpServer gets it.
    std::function<std::optional<Reply>(const core::http::RequestHead& head, QTcpSocket* socket)> refuseUpgrade =
        [](const auto&, QTcpSocket*) { return std::nullopt; };
    std::function<void(int status)> onRefusal = [](int) {}; // called for every refused request
};

class Guard : public QObject
{
    Q_OBJECT

public:
    Guard(QTcpSocket* socket, const GuardLimits& limits, std::function<void()> onEnd);
    ~Guard() override;

    void onEnd(std::function<void()> callback) { m_onEnd = std::move(callback); }

    // The guard of a connection; never null for the sockets QHttpServer gets from GuardedServer.
    static Guard* of(QTcpSocket* socket);

    // Hears each head that is well formed, before its body is read; answers why the request may go no further.
    using Admission = std::function<std::optional<Reply>(const core::http::RequestHead& head)>;
    void setAdmission(Admission admission) { m_admission = std::move(admission); }
    // True while a complete request waits for its answer.
    [[nodiscard]] bool hasRequest() const { return m_phase == Phase::Complete; }
    // How dispensable this connection is: one being served or using another protocol is never closed for others.
    enum class Worth { Idle, Unfinished, Needed };
    [[nodiscard]] Worth worth() const;
    // Since when it has been in this state.
    [[nodiscard]] std::chrono::nanoseconds age() const { return std::chrono::nanoseconds(m_since.nsecsElapsed()); }
    // Ends the connection, because another one needs its slot.
    void makeRoom();
    // Of the request that is complete. Only meaningful while hasRequest().
    [[nodiscard]] const core::http::RequestHead& head() const { return m_head; }

    // The reply to the request that is complete will come later.
    void waitForReply() { m_deadline.start(m_limits.reply); }
    // Answers the request that is complete and prepares for the next one, or closes.
    void answer(const Reply& reply);
    // Answers and closes, whatever had been read: for connections that are not admitted.
    void refuse(const Reply& reply);
    // The connection uses another protocol from now on; the guard only counts it.
    void release();

private:
    enum class Phase {
        Idle,     // nothing of a request has come yet
        Head,     // part of a head
        Body,     // the head is accepted, part of the body
        Complete, // QHttpServer has it
        Closing,  // the last answer is being sent; further data is discarded
        Draining, // it has been sent; the same until the client closes
        Released,
    };

    void onReadyRead();
    void readHeadBytes();
    // More of the body has arrived (head.isChunked or a length).
    void onBody(QByteArrayView fresh);
    void complete();
    void onBytesWritten();
    void onDeadline();
    void write(const QByteArray& wire);
    void takeFromReader();
    void drain();
    void enter(Phase phase, std::chrono::milliseconds deadline);
    void shutDownSending();
    [[nodiscard]] bool isSecure() const;

    QTcpSocket* m_socket;
    GuardLimits m_limits;
    std::function<void()> m_onEnd;
    Admission m_admission = [](const auto&) { return std::nullopt; };
    QTimer m_deadline;
    Phase m_phase = Phase::Idle;
    bool m_answered = false; // at least once on this connection
    bool m_sendingShut = false;
    QByteArray m_bytes; // of the head that is being read
    core::http::RequestHead m_head;
    core::http::ChunkedBody m_chunks;
    QElapsedTimer m_since; // the phase began
    qint64 m_received = 0; // bytes of the current request, head and body
    qint64 m_drained = 0;
};

} // namespace loket::server
