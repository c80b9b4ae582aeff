#include "sandbox/router/TlsPort.h"

#include <QSslConfiguration>
#include <QSslDiffieHellmanParameters>

namespace loket::sandbox {

namespace {

// The 2048-bit group of RFC 3526, as routers have; Qt's own default has 1024 bits, which OpenSSL 3 refuses.
// Read as DER, because Qt 6.4 leaks a little each time it reads such parameters as PEM.
constexpr auto group14 = R"(MIIBCAKCAQEA///////////JD9qiIWjCNMTGYouA3BzRKQJOCIpnzHQCC76mOxOb
IlFKCHmONATd75UZs806QxswKwpt8l8UN0/hNW1tUcJF5IW1dmJefsb0TELppjft
awv/XLb0Brft7jhr+1qJn6WunyQRfEsf5kkoZlHs5Fs9wgB8uKFjvwWY2kg2HFXT
mmkWP6j9JM9fg2VdI9yjrZYcYvNWIIVSu57VKQdwlpZtZww1Tkq8mATxdGwIyhgh
fDKQXkYuNs474553LBgOhgObJ4Oi7Aeij7XFXfBvTFLJ3ivL9pVYFxg5lUl86pVq
5RXSJhiY+gUQFXKOWoqsqmj//////////wIBAg==
)";

} // namespace

void TlsPort::present(const QSslCertificate& certificate, const QSslKey& key)
{
    m_certificate = certificate;
    m_key = key;
}

void TlsPort::incomingConnection(qintptr descriptor)
{
    auto* socket = new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    if (m_certificate.isNull()) {
        tls.setProtocol(QSsl::TlsV1_2);
        tls.setBackendConfigurationOption("CipherString", QByteArray("ADH:@SECLEVEL=0"));
        tls.setDiffieHellmanParameters(
            QSslDiffieHellmanParameters::fromEncoded(QByteArray::fromBase64(group14), QSsl::Der));
    } else {
        tls.setLocalCertificate(m_certificate);
        tls.setPrivateKey(m_key);
    }
    socket->setSslConfiguration(tls);
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::encrypted, this, [this, socket] {
        socket->disconnect(SIGNAL(disconnected()));
        emit secured(socket);
    });
    socket->startServerEncryption();
}

} // namespace loket::sandbox
