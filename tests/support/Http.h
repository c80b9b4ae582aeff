// A plain HTTP client for tests, waiting for its answer in the test's event loop.
#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace loket::tests {

struct Answer
{
    int status = 0; // 0: no answer
    QByteArray body;
    QByteArray location;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

class Http
{
public:
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    QNetworkReply* start(const QByteArray& method, const QUrl& url, const QByteArray& body = {},
                         const Headers& headers = {})
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setTransferTimeout(10000);
        if (!body.isEmpty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        for (const auto& [name, value] : headers)
            request.setRawHeader(name, value);
        return m_network.sendCustomRequest(request, method, body);
    }

    static Answer finish(QNetworkReply* reply)
    {
        if (!reply->isFinished()) {
            QEventLoop loop;
            QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
            loop.exec();
        }
        Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                      reply->rawHeader("Location")};
        reply->deleteLater();
        return answer;
    }

    Answer get(const QUrl& url, const Headers& headers = {{"Accept", "application/json"}})
    {
        return finish(start("GET", url, {}, headers));
    }
    Answer post(const QUrl& url, const QByteArray& body, const Headers& headers = {})
    {
        return finish(start("POST", url, body, headers));
    }

private:
    QNetworkAccessManager m_network;
};

} // namespace loket::tests
