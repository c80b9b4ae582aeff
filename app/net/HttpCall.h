// One running call of HttpClient: owns the reply, the body that is sent and the deadline; deletes itself when done.
// Engine thread; a child of its client.
#pragma once

#include "net/HttpClient.h"

#include <QIODevice>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

namespace loket::net {

// A body that can be sent once. QNetworkAccessManager repeats a request on its own, even a POST, when the connection
// closes without an answer (QHttpNetworkConnectionChannel, reconnectAttempts); it has to rewind the body for that, and
// this one refuses. That prevents creating a payment three times by accident.
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes, QObject* parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

class HttpCall final : public QObject
{
    Q_OBJECT

public:
    HttpCall(const HttpRequest& request, QNetworkAccessManager& network, std::chrono::milliseconds timeout,
             QObject* parent);

    [[nodiscard]] core::Async<HttpAnswer> future() { return m_promise.future(); }
    void cancel();

private:
    void collect();
    void onDeadline();
    void onFinished();
    [[nodiscard]] bool isStatusInDisguise() const;
    [[nodiscard]] bool maybeSent() const;
    [[nodiscard]] core::Error transportError() const;
    [[nodiscard]] HttpAnswer answer() const;
    void finish(core::Result<HttpAnswer> result);

    QPromise<core::Result<HttpAnswer>> m_promise;
    QString m_host;
    QNetworkReply* m_reply = nullptr;
    QTimer m_deadline;
    QByteArray m_body;
    bool m_emptyBody = false;
    bool m_sent = false;
    bool m_late = false;
    bool m_tooLarge = false;
    bool m_done = false;
};

} // namespace loket::net
