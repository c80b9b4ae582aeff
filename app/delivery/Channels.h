// The names of the message channels and the addresses of their vendors (app/CONTRACT.md, section 3: delivery.channel
// and base_url). Pure.
#pragma once

#include <QStringList>
#include <QUrl>

namespace loket::delivery {

// "cloud", "fonnte", "waha", "gowa", "wablas": in the order of app/CONTRACT.md, section 3.
QStringList channelNames();

// The vendor's own address; for the self-hosted channels (waha, gowa) their default port on this computer.
// Empty for an unknown name.
QUrl defaultBaseUrl(QStringView channel);

} // namespace loket::delivery
