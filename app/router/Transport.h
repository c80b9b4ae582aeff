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
    // Lets go at once and says nothing more.
    virtual void abort() = 0;

signals:
    void opened();
    void readyRead();
    // Before opened(): Unreachable, CertificateChanged, Unauthorized, Misconfigured; after it: ConnectionLost.
    void closed(const loket::core::Error& error);
};

using TransportFactory = std::function<std::unique_ptr<Transport>(const RouterSettings&)>;

// The transport the settings ask for.
std::unique_ptr<Transport> makeTransport(const RouterSettings& settings);

} // namespace loket::router
