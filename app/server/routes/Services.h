// What the routes work with; built by the engine, outliving the server. The structs behind the references may change
// between two requests (settings), always on the server's thread.
#pragma once

#include "sales/Policy.h"
#include "sales/Recovery.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>

namespace loket::server {

struct Business
{
    QString name = QStringLiteral("Hotspot");
    QString phone;                           // as customers may call it; may be empty
    QByteArray timeZone = "Asia/Jakarta";    // IANA id; unknown: UTC
    QString language = QStringLiteral("id"); // where the browser asks for neither
};

struct Services
{
    const sales::Context& context;
    sales::Recovery& recovery;
    const Business& business;
    // The parts' state for /healthz: {"router":{"state":"..."},...}. Nothing secret: anybody may read it.
    std::function<QJsonObject()> health = [] { return QJsonObject(); };
};

} // namespace loket::server
