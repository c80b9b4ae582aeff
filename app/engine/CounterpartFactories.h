// How settings become a router, a gateway or a channel: one function each. The keys of gateways and channels are those
// of payments/Gateways.cpp and delivery/Channels.cpp.
// Null for an unknown name.
#pragma once

#include "core/CallFigures.h"
#include "core/Clock.h"
#include "domain/ports/DeliveryChannel.h"
#include "domain/ports/PaymentGateway.h"
#include "net/HttpClient.h"
#include "router/RouterSettings.h"
#include "router/tunnel/ReverseWorker.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"

#include <memory>

namespace loket::engine {

router::RouterSettings routerSettings(const QString& name, const settings::Settings& settings,
                                      settings::Secrets& secrets);

// The reverse tunnel to the server that listens on `listening`.
router::ReverseTunnelSettings tunnelSettings(const settings::Settings& settings, settings::Secrets& secrets,
                                             const QUrl& listening);
std::unique_ptr<domain::PaymentGateway> makeGateway(const QString& name, const settings::Settings& settings,
                                                    settings::Secrets& secrets, net::HttpClient& http,
                                                    const core::Clock& clock);
// The secret sent with every call to this gateway ("payments.tripay.api_key"); empty for one that needs none.
QString keyOfCalls(const QString& gateway);

// Paced to what the vendor accepts. Calls to the vendor are counted in `figures`, where given.
std::unique_ptr<domain::DeliveryChannel> makeChannel(const QString& name, const settings::Settings& settings,
                                                     settings::Secrets& secrets, net::HttpClient& http,
                                                     core::Clock& clock,
                                                     const std::shared_ptr<core::CallFigures>& figures = nullptr);

// A hash over every setting and secret whose key begins with `prefix`: the same as long as none of them changes.
QByteArray fingerprintOf(const QString& prefix, const settings::Settings& settings, settings::Secrets& secrets);

} // namespace loket::engine
