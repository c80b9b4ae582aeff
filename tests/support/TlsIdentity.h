// A self-signed certificate with its key, made by openssl for one test; files NAME.crt and NAME.key in `folder`.
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace loket::tests {

struct TlsIdentity
{
    QSslCertificate certificate = QSslCertificate();
    QSslKey key = QSslKey();

    // SHA-256 of the certificate, as 64 hex digits.
    [[nodiscard]] QString fingerprint() const
    {
        return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex());
    }
};

// Empty where openssl is missing.
inline TlsIdentity makeTlsIdentity(const QString& folder, const QString& name)
{
    const QString certificatePath = QDir(folder).filePath(name + QStringLiteral(".crt"));
    const QString keyPath = QDir(folder).filePath(name + QStringLiteral(".key"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                   QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("30"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), keyPath, QStringLiteral("-out"),
                   certificatePath, QStringLiteral("-batch")});
    openssl.waitForFinished();
    QFile key(keyPath);
    if (!key.open(QIODevice::ReadOnly))
        return {};
    return {QSslCertificate::fromPath(certificatePath).value(0), QSslKey(&key, QSsl::Ec)};
}

} // namespace loket::tests
