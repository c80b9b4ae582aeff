// TLS to the api-ssl port. The certificate whose SHA-256 is pinned is trusted, whatever its name or age (routers are
// reached by address and are self-signed); without a pin only one verified by the system's authorities.
// Another one is a hard stop before the first byte. A router without a certificate offers anonymous Diffie-Hellman
// only: encrypted, but open to a man in the middle, so that is used only where the settings allow it
// (app/router/FACTS.md, section 12).
#pragma once

#include "router/SocketTransport.h"

#include <QSslSocket>

namespace loket::router {

class TlsTransport final : public SocketTransport
{
    Q_OBJECT

public:
    explicit TlsTransport(const RouterSettings& settings);

    void open() override;

protected:
    [[nodiscard]] core::Error advice() const override;

private:
    TlsTransport(const RouterSettings& settings, QSslSocket* socket);
    void onSslErrors(const QList<QSslError>& errors);
    void onEncrypted();
    // CertificateChanged, or not confirmed yet; nothing where the certificate is the pinned one.
    [[nodiscard]] std::optional<core::Error> objection(const QSslCertificate& certificate) const;

    QString m_name;
    QString m_pinned;
    bool m_anonymous;
    QSslSocket* m_ssl;
};

} // namespace loket::router
