// Builds a message channel from settings and secrets, wherever those are stored: the one place that knows which keys of
// app/CONTRACT.md, section 3, each channel reads. Engine thread.
#pragma once

#include "core/Secret.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"

#include <functional>
#include <memory>

namespace loket::delivery {

// Called with full keys ("delivery.cloud.version"); an empty answer means: not set, use the default.
struct ChannelSource
{
    std::function<QString(const QString& key)> value;
    std::function<core::Secret(const QString& key)> secret;
};

// Null for "none" and for an unknown name. What is missing or wrong in the settings is reported by the channel's
// send().
std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const ChannelSource& source,
                                                     net::HttpClient& http);

} // namespace loket::delivery
