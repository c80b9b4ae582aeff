// One client's connection to a sandbox HttpServer: reads requests strictly (core::http::readHead), applies the mood
// to them, writes the answer. Deletes itself when the socket closes. A child of the server.
#pragma once

#include "sandbox/http/HttpServer.h"

#include <QTcpSocket>

namespace loket::sandbox {

class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket* socket, HttpServer* server);

private:
    void onReadyRead();
    bool readOne();
    void serve(HttpRequest request, bool closes);
    void answer(const HttpResponse& response, bool closes, bool withoutBody);
    void cut();

    QTcpSocket* m_socket;
    HttpServer* m_server;
    QByteArray m_buffer;
    bool m_busy = false; // a request waits for its (late) answer, or hangs
    bool m_continueSent = false;
};

} // namespace loket::sandbox
