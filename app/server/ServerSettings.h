// The settings `server.*` of app/CONTRACT.md, section 3, already read and checked. Plain data.
#pragma once

#include <QHostAddress>
#include <QStringList>
#include <QUrl>

#include <chrono>

namespace loket::server {

struct ServerSettings
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 3000;     // 0: any free one
    bool orAnyPort = false;  // where another program has that port, any free one does
    QUrl publicUrl;          // empty: as the request addressed us
    QString certificatePath; // PEM; HTTPS when both are set
    QString keyPath;
    qint64 maxBodyBytes = 65536;
    int maxConnections = 256;
    // At the limit: what is idle or unfinished for less is not closed for others.
    std::chrono::milliseconds roomGrace{1000};
    std::chrono::milliseconds requestTimeout{10000};
    int purchaseRatePerMinute = 30; // 0: no limit
    QStringList trustedProxies;     // addresses or subnets ("10.0.0.0/8")
};

} // namespace loket::server
