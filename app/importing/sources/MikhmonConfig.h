// Mikhmon's include/config.php: the routers it knows, and their passwords. Pure; the text is another program's.
#pragma once

#include "core/Secret.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace loket::importing::mikhmon {

struct ConfiguredRouter
{
    QString session; // what the owner calls it
    QString host;
    int port = 8728;
    QString user;
    std::optional<core::Secret> password; // none: encrypted in a way that cannot be undone without its key
    QString hotspotName;
    QString dnsName;
};

// Nothing where it is not this file. The entry of Mikhmon's own login is no router.
std::optional<QList<ConfiguredRouter>> readConfig(const QByteArray& php);

// Base64 of bytes moved by a fixed key; nothing where the result is no text.
std::optional<core::Secret> passwordOf(const QByteArray& stored);

} // namespace loket::importing::mikhmon
