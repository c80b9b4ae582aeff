// The byte stream to a router: plain TCP, TLS, or TCP through an SSH tunnel. One object is one attempt: open() once,
// then opened() or closed(), and after opened() at last closed(). Lives in the thread of its Connection.
// Nothing may be written before opened(): TLS checks the pinned certificate first.
#pragma once

#include "core/Error.h"
#include "router/RouterSettings.h"

#include <QObject>

#include <functional>
#include <memory>

namespace loket::router {

class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open() = 0;
    virtual void write(const QByteArray& bytes) = 0;
    [[nodiscard]] virtual QByteArray readAll() = 0;
    // Closes at once and emits nothing more.
    virtual void abort() = 0;

signals:
    void opened();
    void readyRead();
    // SHA-256 of the TLS certificate or SSH host key, 64 lower-case hex digits, as soon as it is known and whether or
    // not it is trusted: what the user confirms at the first use.
    void fingerprintSeen(const QString& fingerprint);
    // Before opened(): Unreachable, CertificateChanged, Unauthorized, Misconfigured; after it: ConnectionLost.
    void closed(const loket::core::Error& error);
};

using TransportFactory = std::function<std::unique_ptr<Transport>(const RouterSettings&)>;

// The transport chosen in the settings.
std::unique_ptr<Transport> makeTransport(const RouterSettings& settings);

// Pinned fingerprints are compared without colons and in lower case.
QString normalisedFingerprint(const QString& fingerprint);

} // namespace loket::router
