// Stands in front of QHttpServer on one connection. Its slot runs before QHttpServer's, only peeks, and lets nothing
// through that is not one complete, strictly formed request within the limits and the deadlines; all else it answers
// itself and closes. Why each check is there: app/server/FACTS.md, section 1, points 1 to 8 (no limits, dropped
// headers, bodies read as requests, no 100-continue, no Connection: close, pipelined answers out of order).
//
// A child of its socket: it dies with the connection. Lives in the server's thread.
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
    std::chrono::milliseconds linger{2000};   // after a refusal, so that the client reads it before the connection ends
    qint64 maxLingerBytes = 4 * 1024 * 1024;  // what a refused client may still send meanwhile
    std::chrono::milliseconds reply{120000};  // for a reply that comes later
    // Of a whole request for another protocol: what to answer instead, before QHttpServer sees it.
    std::function<std::optional<Reply>(const core::http::RequestHead& head, QTcpSocket* socket)> refuseUpgrade =
        [](const auto&, QTcpSocket*) { return std::nullopt; };
    std::function<void(int status)> onRefusal = [](int) {}; // hears of every request that is let no further
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

    // The QAbstractHttpServer whose slots read after the guard's; none where the connection is never handed on.
    void setReader(QObject* reader) { m_reader = reader; }
    // Hears each head that is well formed, before its body is read; answers why the request may go no further.
    using Admission = std::function<std::optional<Reply>(const core::http::RequestHead& head)>;
    void setAdmission(Admission admission) { m_admission = std::move(admission); }
    // True while a complete request waits for its answer.
    [[nodiscard]] bool hasRequest() const { return m_phase == Phase::Complete; }
    // How far this connection is from being needed: what is served or speaks another protocol never makes room.
    enum class Worth { Idle, Unfinished, Needed };
    [[nodiscard]] Worth worth() const;
    // Since when it has been so.
    [[nodiscard]] std::chrono::milliseconds age() const { return std::chrono::milliseconds(m_since.elapsed()); }
    // Ends the connection, because another one needs its place.
    void makeRoom();
    // Of the request that is complete. Only meaningful while hasRequest().
    [[nodiscard]] const core::http::RequestHead& head() const { return m_head; }

    // The reply to the request that is complete will come later.
    void waitForReply() { m_deadline.start(m_limits.reply); }
    // Answers the request that is complete and makes ready for the next one, or closes.
    void answer(const Reply& reply);
    // Answers and closes, whatever had been read: for what is not allowed in.
    void refuse(const Reply& reply);
    // The connection speaks another protocol from now on; the guard only counts it.
    void release();

private:
    enum class Phase {
        Idle,     // nothing of a request has come yet
        Head,     // part of a head
        Body,     // the head is accepted, part of the body
        Complete, // QHttpServer has it
        Closing,  // the last answer is being sent
        Draining, // refused: what still comes is thrown away
        Released,
    };

    void onReadyRead();
    void readHeadBytes();
    // More of the body has come (head.isChunked or a length).
    void onBody(QByteArrayView fresh);
    void complete();
    void onBytesWritten();
    void onDeadline();
    void write(const QByteArray& wire);
    void takeFromReader();
    void drain();
    void enter(Phase phase, std::chrono::milliseconds deadline);
    void shutDownSending();

    QTcpSocket* m_socket;
    QObject* m_reader = nullptr;
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
