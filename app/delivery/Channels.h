// The table of message channels: what there is, what has to be set up for each, where it is, what it accepts, and how
// it is made. The settings, the server's receipts, the demo and the window are made from it; a channel that is not in
// it does not exist. The table is pure; what makeChannel() makes belongs to the engine thread.
#pragma once

#include "domain/ports/DeliveryChannel.h"
#include "domain/ports/VendorSettings.h"
#include "net/HttpClient.h"

#include <chrono>
#include <memory>

namespace loket::delivery {

// The limits of a vendor; PacedChannel keeps them.
struct ChannelLimits
{
    int perSecond = 0;                            // 0: no limit
    std::chrono::milliseconds perRecipientGap{0}; // 0: none
    std::chrono::milliseconds maxWait{10000};
};

// What a channel is made from.
struct ChannelSetup
{
    const domain::VendorSettings& settings;
    QUrl baseUrl;
    net::HttpClient& http;
};

struct Channel
{
    QString name;    // "fonnte": in settings, addresses and the database; never changed once released
    QString title;   // "Fonnte": as the vendor writes itself, the same in every language
    QString baseUrl; // the vendor's own; of a self-hosted channel its default port on this computer
    ChannelLimits limits;
    QList<domain::VendorKey> keys; // besides base_url, which every channel has
    std::unique_ptr<domain::DeliveryChannel> (*make)(const ChannelSetup& setup);
};

// In the order of app/CONTRACT.md, section 3.
const QList<Channel>& channels();
// Null where there is none of this name.
const Channel* findChannel(QStringView name);
QStringList channelNames();
// "Fonnte"; the name itself where it is unknown.
QString titleOf(const QString& channel);

// Empty for an unknown name.
QUrl defaultBaseUrl(QStringView channel);
// No limits for an unknown name.
ChannelLimits limitsOf(QStringView channel);

// Null for "none" and for an unknown name. What is missing or wrong in the settings is reported by the channel's
// send().
std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const domain::VendorSource& source,
                                                     net::HttpClient& http);

} // namespace loket::delivery
