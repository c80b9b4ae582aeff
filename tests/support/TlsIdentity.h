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

// A certificate that `authority`, made by makeTlsIdentity() in the same folder, has signed.
inline TlsIdentity makeSignedTlsIdentity(const QString& folder, const QString& name, const QString& authority)
{
    const auto file = [&folder](const QString& of, const char* ending) {
        return QDir(folder).filePath(of + QLatin1StringView(ending));
    };
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                   QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                   QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), file(name, ".key"), QStringLiteral("-out"),
                   file(name, ".csr"), QStringLiteral("-batch")});
    openssl.waitForFinished();
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-days"), QStringLiteral("30"),
                   QStringLiteral("-in"), file(name, ".csr"), QStringLiteral("-CA"), file(authority, ".crt"),
                   QStringLiteral("-CAkey"), file(authority, ".key"), QStringLiteral("-CAcreateserial"),
                   QStringLiteral("-out"), file(name, ".crt")});
    openssl.waitForFinished();
    QFile key(file(name, ".key"));
    if (!key.open(QIODevice::ReadOnly))
        return {};
    return {QSslCertificate::fromPath(file(name, ".crt")).value(0), QSslKey(&key, QSsl::Ec)};
}

} // namespace loket::tests
