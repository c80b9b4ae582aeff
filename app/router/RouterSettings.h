// One router as it is set up (app/CONTRACT.md, section 3, router.NAME.*). Plain data.
#pragma once

#include "core/Secret.h"

#include <QString>

#include <chrono>
#include <optional>

namespace loket::router {

using namespace std::chrono_literals;

enum class TransportKind { Plain, Tls, Ssh };

QString toString(TransportKind kind);
std::optional<TransportKind> transportKindFromString(QStringView name);

struct RouterSettings
{
    QString name; // of the router in Loket: "main"
    QString host;
    quint16 port = 8728;
    QString user;
    core::Secret password;
    QString hotspotServer = QStringLiteral("all");
    int window = 32;                        // commands in flight on the one connection
    std::chrono::milliseconds timeout{10s}; // of connect, of login and of each command
    bool legacyLogin = false;               // the MD5 login of RouterOS before 6.43
    TransportKind transport = TransportKind::Plain;
    QString fingerprint;       // SHA-256 of the TLS certificate or SSH host key; empty: none pinned yet
    bool anonymousTls = false; // api-ssl without a certificate: encrypted, but open to a man in the middle
    QString sshHost;           // empty: host
    quint16 sshPort = 22;
    QString sshUser; // empty: user
    core::Secret sshPassword;
    QString sshKey; // path of a private key; empty: password
};

} // namespace loket::router
