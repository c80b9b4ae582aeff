#include "router/TlsTransport.h"

#include "core/Reasons.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

namespace {

// Qt lists no anonymous suites, and OpenSSL 3 offers them at security level 0 and up to TLS 1.2 only; they must be
// alone: among others the server picks none (measured).
constexpr auto anonymousCiphers = "ADH:@SECLEVEL=0";

QSslConfiguration configuration(bool anonymous)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (anonymous) {
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        tls.setProtocol(QSsl::TlsV1_2);
        tls.setBackendConfigurationOption("CipherString", QByteArray(anonymousCiphers));
    } else {
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        tls.setProtocol(QSsl::TlsV1_2OrLater);
    }
    return tls;
}

QString fingerprintOf(const QSslCertificate& certificate)
{
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
}

} // namespace

TlsTransport::TlsTransport(const RouterSettings& settings) : TlsTransport(settings, new QSslSocket) {}

TlsTransport::TlsTransport(const RouterSettings& settings, QSslSocket* socket)
    : SocketTransport(settings.host, settings.port, socket), m_name(settings.name),
      m_pinned(normalisedFingerprint(settings.fingerprint)), m_anonymous(settings.anonymousTls), m_ssl(socket)
{
    m_ssl->setSslConfiguration(configuration(m_anonymous));
    connect(m_ssl, &QSslSocket::sslErrors, this, &TlsTransport::onSslErrors);
    connect(m_ssl, &QSslSocket::encrypted, this, &TlsTransport::onEncrypted);
}

void TlsTransport::open()
{
    if (m_anonymous && !m_pinned.isEmpty()) {
        announceClosed(core::makeError(core::Reason::RouterPinnedAndAnonymous, {m_name}));
        return;
    }
    m_ssl->connectToHostEncrypted(host(), port());
}

std::optional<core::Error> TlsTransport::objection(const QSslCertificate& certificate) const
{
    const QString seen = fingerprintOf(certificate);
    if (m_pinned.isEmpty())
        return core::makeError(core::Reason::CertificateNotConfirmed, {seen, m_name});
    if (seen != m_pinned)
        return core::makeError(core::Reason::CertificateOther, {seen, m_name});
    return std::nullopt;
}

void TlsTransport::onSslErrors(const QList<QSslError>& errors)
{
    const QSslCertificate certificate = m_ssl->peerCertificate();
    if (certificate.isNull())
        return; // ends as a handshake error
    if (const auto error = objection(certificate)) {
        emit fingerprintSeen(fingerprintOf(certificate));
        announceClosed(*error);
        return;
    }
    // It is the pinned certificate, and TLS proves its key: that it is self-signed, for another name, expired
    // or from an unknown authority does not matter.
    m_ssl->ignoreSslErrors(errors);
}

void TlsTransport::onEncrypted()
{
    if (isFinished())
        return;
    const QSslCertificate certificate = m_ssl->peerCertificate();
    if (!m_anonymous) {
        emit fingerprintSeen(fingerprintOf(certificate));
        // Without a pin the system's authorities have verified it, or this line is not reached.
        const auto error = m_pinned.isEmpty() ? std::nullopt : objection(certificate);
        if (error) {
            announceClosed(*error);
            return;
        }
    }
    announceOpen();
}

core::Error TlsTransport::advice() const
{
    if (m_ssl->error() == QAbstractSocket::SslHandshakeFailedError && !m_anonymous)
        return core::makeError(core::Reason::RouterApiSslAdvice, {m_name});
    if (m_ssl->error() == QAbstractSocket::SslHandshakeFailedError)
        return core::makeError(core::Reason::RouterPinAdvice);
    return SocketTransport::advice();
}

} // namespace loket::router
