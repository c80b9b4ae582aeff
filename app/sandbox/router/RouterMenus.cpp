// The menus of the sandbox router: their properties, and what a router has from the start.
#include "sandbox/router/RouterModel.h"
#include "sandbox/router/RouterTexts.h"

namespace loket::sandbox {

void RouterModel::makeHotspotMenus()
{
    using enum PropertyKind;
    const auto counters = [](QList<Property> properties) {
        for (const char* name : {"bytes-in", "bytes-out", "packets-in", "packets-out"})
            properties.append({name, Number, "0", false});
        return properties;
    };
    RouterMenu& servers = addMenu("/ip/hotspot", {{"name"},
                                                  {"interface"},
                                                  {"address-pool"},
                                                  {"profile"},
                                                  {"idle-timeout", Duration},
                                                  {"keepalive-timeout", Duration},
                                                  {"addresses-per-mac", Number, "2"},
                                                  {"invalid", Flag, "false", false},
                                                  {"HTTPS", Flag, "false", false},
                                                  {"disabled", Flag, "false"}});
    servers.insert(
        {{"name", "hotspot1"}, {"interface", "bridge"}, {"address-pool", "hs-pool"}, {"profile", "hsprof1"}});
    RouterMenu& serverProfiles = addMenu("/ip/hotspot/profile", {{"name"},
                                                                 {"hotspot-address"},
                                                                 {"dns-name"},
                                                                 {"html-directory", Text, "hotspot"},
                                                                 {"login-by", Text, "cookie,http-chap"},
                                                                 {"http-cookie-lifetime", Duration, "3d"},
                                                                 {"rate-limit"},
                                                                 {"use-radius", Flag, "false"},
                                                                 {"default", Flag, "false", false}});
    serverProfiles.insert({{"name", "default"}, {"default", "true"}});
    serverProfiles.insert({{"name", "hsprof1"},
                           {"hotspot-address", "10.5.50.1"},
                           {"dns-name", "wifi.loket.test"},
                           {"login-by", "mac-cookie,http-chap,http-pap"}});

    RouterMenu& profiles = addMenu(profileMenu, {{"name"},
                                                 {"address-pool"},
                                                 {"session-timeout", Duration},
                                                 {"idle-timeout", Duration, "none"},
                                                 {"keepalive-timeout", Duration, "2m"},
                                                 {"status-autorefresh", Duration, "1m"},
                                                 {"shared-users", Number, "1"},
                                                 {"add-mac-cookie", Flag, "true"},
                                                 {"mac-cookie-timeout", Duration, "3d"},
                                                 {"rate-limit"},
                                                 {"address-list"},
                                                 {"on-login"},
                                                 {"on-logout"},
                                                 {"transparent-proxy", Flag, "false"},
                                                 {"parent-queue"},
                                                 {"queue-type"},
                                                 {"open-status-page"},
                                                 {"default", Flag, "false", false}});
    profiles.requireUniqueName("failure: profile with such name already exists");
    for (const char* name : {"default", "3k", "5k", "10k", "15k", "25k", "50k"})
        profiles.insert({{"name", name}, {"default", QByteArray(name) == "default" ? "true" : "false"}});

    RouterMenu& users = addMenu(userMenu, counters({{"server", Reference, {}, true, &servers, "all"},
                                                    {"name"},
                                                    {"password"},
                                                    {"profile", Reference, "default", true, &profiles},
                                                    {"address"},
                                                    {"mac-address"},
                                                    {"email"},
                                                    {"routes"},
                                                    {"limit-uptime", Duration},
                                                    {"limit-bytes-in", Number},
                                                    {"limit-bytes-out", Number},
                                                    {"limit-bytes-total", Number},
                                                    {"uptime", Duration, "0s", false},
                                                    {"default", Flag, {}, false},
                                                    {"dynamic", Flag, "false", false},
                                                    {"disabled", Flag, "false"},
                                                    {"comment"}}));
    users.requireUniqueName("failure: already have user with this name for this server");
    users.insert({{"name", "default-trial"}, {"default", "true"}});

    const auto byUser = [this, &counters](const QByteArray& path, QList<Property> properties) {
        addMenu(path, counters(std::move(properties))).indexBy("user");
    };
    byUser(activeMenu, {{"server"},
                        {"user"},
                        {"address"},
                        {"mac-address"},
                        {"login-by"},
                        {"uptime", Duration, "0s"},
                        {"session-time-left", Duration},
                        {"idle-time", Duration, "0s"},
                        {"keepalive-timeout", Duration}});
    byUser(cookieMenu, {{"user"}, {"domain"}, {"mac-address"}, {"expires-in", Duration}, {"mac-cookie", Flag, "true"}});
    addMenu(hostMenu, counters({{"mac-address"},
                                {"address"},
                                {"to-address"},
                                {"server"},
                                {"uptime", Duration, "0s"},
                                {"authorized", Flag, "false"},
                                {"bypassed", Flag, "false"},
                                {"DHCP", Flag, "true"}}));
    addMenu(
        "/ip/hotspot/ip-binding",
        {{"mac-address"}, {"address"}, {"to-address"}, {"server"}, {"type"}, {"comment"}, {"disabled", Flag, "false"}});
    addMenu("/ip/hotspot/walled-garden", {{"server"},
                                          {"src-address"},
                                          {"method"},
                                          {"dst-host"},
                                          {"dst-port"},
                                          {"path"},
                                          {"action", Text, "allow"},
                                          {"hits", Number, "0", false},
                                          {"comment"},
                                          {"disabled", Flag, "false"}});
    addMenu("/ip/hotspot/walled-garden/ip", {{"server"},
                                             {"src-address"},
                                             {"dst-address"},
                                             {"dst-host"},
                                             {"protocol"},
                                             {"dst-port"},
                                             {"action", Text, "accept"},
                                             {"comment"},
                                             {"disabled", Flag, "false"}});
}

void RouterModel::makeSystemMenus()
{
    using enum PropertyKind;
    addMenu("/system/identity", {{"name"}}).makeSingleton({{"name", "Loket-Sandbox"}});
    QList<Property> resource;
    for (const char* name :
         {"uptime", "version", "build-time", "free-memory", "total-memory", "cpu", "cpu-count", "cpu-frequency",
          "cpu-load", "free-hdd-space", "total-hdd-space", "architecture-name", "board-name", "platform"})
        resource.append({name, Text, {}, false});
    addMenu("/system/resource", resource)
        .makeSingleton({{"free-memory", "913838080"},
                        {"total-memory", "1073741824"},
                        {"cpu", "ARM64"},
                        {"cpu-count", "4"},
                        {"cpu-frequency", "864"},
                        {"cpu-load", "3"},
                        {"free-hdd-space", "98304000"},
                        {"total-hdd-space", "134217728"},
                        {"architecture-name", "arm64"},
                        {"board-name", "hAP ax^3"},
                        {"platform", "MikroTik"}});
    addMenu("/system/clock", {{"time"},
                              {"date"},
                              {"time-zone-autodetect", Flag, "true"},
                              {"time-zone-name"},
                              {"gmt-offset", Text, {}, false},
                              {"dst-active", Flag, "false", false}})
        .makeSingleton({{"time-zone-name", "Asia/Makassar"}, {"gmt-offset", "+08:00"}});
    addMenu("/system/routerboard", {{"routerboard"},
                                    {"board-name"},
                                    {"model"},
                                    {"revision"},
                                    {"serial-number"},
                                    {"firmware-type"},
                                    {"factory-firmware"},
                                    {"current-firmware"},
                                    {"upgrade-firmware"}})
        .makeSingleton({{"routerboard", "true"},
                        {"board-name", "hAP ax^3"},
                        {"model", "C53UiG+5HPaxD2HPaxD"},
                        {"serial-number", "SANDBOX0001"},
                        {"firmware-type", "ipq6000"},
                        {"current-firmware", "7.16.2"},
                        {"upgrade-firmware", "7.16.2"}});
    addMenu("/system/license", {{"software-id"}, {"system-id"}, {"nlevel"}}).makeSingleton({});
    addMenu("/system/script", {{"name"},
                               {"owner"},
                               {"policy"},
                               {"dont-require-permissions", Flag, "false"},
                               {"source"},
                               {"run-count", Number, "0", false},
                               {"comment"}})
        .requireUniqueName("failure: item with this name already exists");
    // Nothing here runs: rows are what other programs have left there.
    addMenu(schedulerMenu, {{"name"},
                            {"start-date"},
                            {"start-time"},
                            {"interval", Duration, "0s"},
                            {"on-event"},
                            {"owner", Text, {}, false},
                            {"policy"},
                            {"run-count", Number, "0", false},
                            {"next-run", Text, {}, false},
                            {"disabled", Flag, "false"},
                            {"comment"}})
        .requireUniqueName("failure: item with this name already exists");
    addMenu("/log", {{"time", Text, {}, false}, {"topics", Text, {}, false}, {"message", Text, {}, false}});
    RouterMenu& services = addMenu("/ip/service", {{"name", Text, {}, false},
                                                   {"port", Number},
                                                   {"address"},
                                                   {"certificate"},
                                                   {"vrf"},
                                                   {"max-sessions", Number, "20"},
                                                   {"invalid", Flag, "false", false},
                                                   {"disabled", Flag, "false"}});
    services.insert({{"name", "api"}, {"port", "8728"}});
    services.insert({{"name", "api-ssl"}, {"port", "8729"}, {"certificate", "none"}});
    services.insert({{"name", "ssh"}, {"port", "22"}});
    addMenu("/ip/ssh",
            {{"forwarding-enabled", Text, "no"}, {"strong-crypto", Flag, "false"}, {"host-key-type", Text, "rsa"}})
        .makeSingleton({});
    addMenu("/user",
            {{"name"}, {"group"}, {"address"}, {"last-logged-in", Text, {}, false}, {"disabled", Flag, "false"}});
    addMenu("/user/group", {{"name"}, {"policy"}});
    addMenu("/user/active", {{"when"}, {"name"}, {"address"}, {"via"}, {"group"}});
}

} // namespace loket::sandbox
