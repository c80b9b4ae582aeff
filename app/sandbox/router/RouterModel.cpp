#include "sandbox/router/RouterModel.h"

#include <QSysInfo>
#include <QTimeZone>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int missingCategory = 0;
constexpr int gmtOffsetSeconds = 8 * 3600; // Central Indonesia
constexpr int logRows = 1000;
const QList<QByteArray> printOptions{"detail",    "stats",    "without-paging", "count-only",
                                     ".proplist", "as-value", "terse"};

// The menus that every RouterOS has but that nothing here changes: path and read-only facts.
const QByteArray userMenu = "/ip/hotspot/user";
const QByteArray profileMenu = "/ip/hotspot/user/profile";
const QByteArray activeMenu = "/ip/hotspot/active";
const QByteArray cookieMenu = "/ip/hotspot/cookie";
const QByteArray hostMenu = "/ip/hotspot/host";

qint64 secondsOf(const QByteArray& text)
{
    qint64 total = 0;
    qint64 number = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            number = number * 10 + (c - '0');
        else {
            const qint64 unit = c == 'w' ? 604800 : c == 'd' ? 86400 : c == 'h' ? 3600 : c == 'm' ? 60 : 1;
            total += number * unit;
            number = 0;
        }
    }
    return total + number;
}

QByteArray durationText(qint64 seconds)
{
    QByteArray text;
    for (const auto& [letter, size] : {std::pair{'w', 604800}, {'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}) {
        if (seconds >= size)
            text += QByteArray::number(seconds / size) + letter;
        seconds %= size;
    }
    return text.isEmpty() ? QByteArray("0s") : text;
}

QString policyOf(const QByteArray& verb)
{
    if (verb == "print" || verb == "getall")
        return u"read"_s;
    return verb == "reboot" || verb == "shutdown" ? u"reboot"_s : u"write"_s;
}

} // namespace

std::optional<RouterFace> RouterFace::named(const QString& name)
{
    if (name == u"v6-old")
        return RouterFace{"6.42.12 (long-term)", false, true, false, false};
    if (name == u"v6")
        return RouterFace{"6.49.18 (long-term)", false, false, false, false};
    if (name == u"v7")
        return RouterFace{"7.16.2 (stable)", false, false, true, true};
    if (name == u"v7.18")
        return RouterFace{};
    return std::nullopt;
}

RouterModel::RouterModel() : m_bootedAt(m_utc())
{
    makeHotspotMenus();
    makeSystemMenus();
}

void RouterModel::setFace(const RouterFace& face)
{
    m_face = face;
}

const RouterAccount* RouterModel::account(const QByteArray& name) const
{
    for (const RouterAccount& account : m_accounts) {
        if (account.name == name)
            return &account;
    }
    return nullptr;
}

RouterMenu& RouterModel::addMenu(const QByteArray& path, QList<Property> properties)
{
    return *(m_menus[path] = std::make_unique<RouterMenu>(std::move(properties)));
}

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
                               {"owner", Text, {}, false},
                               {"policy"},
                               {"dont-require-permissions", Flag, "false"},
                               {"source"},
                               {"run-count", Number, "0", false}})
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

QDateTime RouterModel::localTime() const
{
    const QDateTime now = m_utc().addSecs(gmtOffsetSeconds);
    if (!m_clockLostAt)
        return now;
    const QDateTime start = QDateTime(QDate(1970, 1, 2), QTime(0, 0), QTimeZone::utc()).toUTC();
    return start.addSecs(m_clockLostAt->secsTo(m_utc()));
}

void RouterModel::refreshSystem()
{
    const QDateTime now = localTime();
    static const char* const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    const QByteArray date = m_face.isoDates
                                ? now.date().toString(Qt::ISODate).toLatin1()
                                : months[now.date().month() - 1] + now.date().toString(u"/dd/yyyy"_s).toLatin1();
    menu("/system/clock").write({}, {{"time", now.time().toString(u"HH:mm:ss"_s).toLatin1()}, {"date", date}});
    menu("/system/resource")
        .write({}, {{"version", m_face.version}, {"uptime", durationText(m_bootedAt.secsTo(m_utc()))}});
    RouterMenu& users = menu("/user");
    RouterMenu& groups = menu("/user/group");
    users.clear();
    groups.clear();
    for (const RouterAccount& account : std::as_const(m_accounts)) {
        QList<QByteArray> policies(account.policies.cbegin(), account.policies.cend());
        std::sort(policies.begin(), policies.end());
        const QByteArray group = "group-of-" + account.name;
        users.insert({{"name", account.name}, {"group", group}});
        groups.insert({{"name", group}, {"policy", policies.join(',')}});
    }
}

CommandAnswer RouterModel::execute(const Words& sentence, const RouterAccount& account)
{
    const QByteArray path = sentence.first();
    Values values;
    Words queries;
    for (const QByteArray& word : sentence.sliced(1)) {
        if (word.startsWith('=')) {
            const qsizetype split = word.indexOf('=', 1);
            values[word.mid(1, split < 0 ? -1 : split - 1)] = split < 0 ? QByteArray() : word.mid(split + 1);
        } else if (word.startsWith('?')) {
            queries.append(word);
        }
    }
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray where = path.left(slash);
    const QByteArray verb = path.mid(slash + 1);
    const bool powers = path == "/system/reboot" || path == "/system/shutdown";
    if (!powers && m_menus.find(where) == m_menus.end())
        return refuse({"no such command prefix", missingCategory});
    if (m_virtual && where == "/system/routerboard")
        return refuse({"no such command or directory (routerboard)", missingCategory});
    if (!account.policies.contains(policyOf(verb).toLatin1()))
        return refuse({"not enough permissions (9)", -1});
    if (powers)
        return {{}, {}, {}, true};
    if (verb == "print" || verb == "getall")
        return print(where, values, queries, account);
    if (verb == "add" && !menu(where).isSingleton())
        return add(where, values);
    if (verb == "set" || verb == "remove" || verb == "enable" || verb == "disable" ||
        (verb == "reset-counters" && where == userMenu))
        return change(where, verb, values);
    if (path == activeMenu + "/login") {
        if (!guestLogsIn(values.value("user"), values.value("password"), values.value("mac-address")))
            return refuse({"failure: invalid user name or password", -1});
        return {};
    }
    return refuse({"no such command", missingCategory});
}

CommandAnswer RouterModel::print(const QByteArray& path, const Values& values, const Words& queries,
                                 const RouterAccount& account)
{
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        if (!printOptions.contains(it.key()))
            return refuse(
                {m_face.namesUnknownParameter ? "unknown parameter " + it.key() : QByteArray("unknown parameter"), -1});
    }
    if (path.startsWith("/system") || path.startsWith("/user"))
        refreshSystem();
    if (path.startsWith("/ip/hotspot"))
        surf();
    if (values.contains("count-only")) {
        const RouterMenu::Counted counted = menu(path).count(queries);
        return {{}, QByteArray::number(counted.rows), counted.refusal, false};
    }
    const QByteArray proplist = values.value(".proplist");
    const QList<QByteArray> names = proplist.isEmpty() ? QList<QByteArray>() : proplist.split(',');
    const QList<QByteArray> hidden =
        account.policies.contains("sensitive") ? QList<QByteArray>() : QList<QByteArray>{"password"};
    RouterMenu::Printed printed = menu(path).print(queries, names, hidden);
    return {std::move(printed.rows), {}, printed.refusal, false};
}

CommandAnswer RouterModel::add(const QByteArray& path, const Values& values)
{
    QByteArray id;
    auto refusal = menu(path).add(values, id);
    if (refusal) {
        if (!m_face.namesUnknownParameter && refusal->message.startsWith("unknown parameter"))
            refusal->message = "unknown parameter";
        return refuse(*refusal);
    }
    if (path == userMenu)
        emit userAdded(QString::fromUtf8(values.value("name")), QString::fromUtf8(menu(path).value(id, "profile")),
                       QString::fromUtf8(values.value("comment")));
    return {{}, id, {}, false};
}

// "*1A", "*1A,*1B", or a name.
QList<QByteArray> RouterModel::targets(const RouterMenu& menu, const QByteArray& ids) const
{
    if (menu.isSingleton())
        return {QByteArray()};
    QList<QByteArray> found;
    for (const QByteArray& id : ids.split(','))
        found.append(id.startsWith('*') ? QList<QByteArray>{id} : menu.idsOf(id));
    return found;
}

CommandAnswer RouterModel::change(const QByteArray& path, const QByteArray& verb, Values values)
{
    RouterMenu& table = menu(path);
    const QByteArray ids = values.contains(".id") ? values.take(".id") : values.take("numbers");
    if (ids.isEmpty() && !table.isSingleton())
        return refuse({"missing value(s) of argument(s) .id", missingCategory});
    const QList<QByteArray> rows = targets(table, ids);
    if (rows.isEmpty())
        return refuse({"no such item", missingCategory});
    if (verb == "enable" || verb == "disable")
        values = {{"disabled", verb == "disable" ? "true" : "false"}};
    if (path == userMenu && values.value("mac-address") == "00:00:00:00:00:00")
        values["mac-address"] = {}; // any device
    for (const QByteArray& id : rows) {
        const QString name = QString::fromUtf8(table.value(id, "name"));
        std::optional<Refusal> refusal;
        if (verb == "remove") {
            if (table.value(id, "default") == "true")
                return refuse({"failure: can not remove default item", -1});
            refusal = table.remove(id);
        } else if (verb == "reset-counters") {
            table.write(id,
                        {{"uptime", {}}, {"bytes-in", {}}, {"bytes-out", {}}, {"packets-in", {}}, {"packets-out", {}}});
        } else {
            refusal = table.set(id, values);
        }
        if (refusal)
            return refuse(*refusal);
        if (path == userMenu && verb == "remove")
            emit userRemoved(name);
        else if (path == userMenu)
            emit userChanged(name);
    }
    return {};
}

QList<SandboxUser> RouterModel::users() const
{
    const RouterMenu& table = *m_menus.at(userMenu);
    QList<SandboxUser> users;
    for (const QByteArray& id : table.ids()) {
        if (table.value(id, "default") != "true")
            users.append({QString::fromUtf8(table.value(id, "name")), QString::fromUtf8(table.value(id, "profile")),
                          QString::fromUtf8(table.value(id, "comment")),
                          QString::fromUtf8(table.value(id, "limit-uptime")), table.value(id, "disabled") == "true",
                          QString::fromUtf8(table.value(id, "mac-address"))});
    }
    return users;
}

void RouterModel::addStranger(const QByteArray& name, const QByteArray& comment)
{
    menu(userMenu).insert({{"name", name}, {"password", "somebody-else"}, {"comment", comment}});
}

void RouterModel::fill(int count)
{
    for (int i = 1; i <= count; ++i)
        addStranger("guest" + QByteArray::number(i), "filled in by the sandbox");
}

bool RouterModel::mayLogIn(const QByteArray& id, const QByteArray& mac) const
{
    const RouterMenu& users = *m_menus.at(userMenu);
    const QByteArray limit = users.value(id, "limit-uptime");
    const QByteArray device = users.value(id, "mac-address");
    const qint64 quota = users.value(id, "limit-bytes-total").toLongLong();
    if (users.value(id, "disabled") == "true" || (!device.isEmpty() && device.toUpper() != mac.toUpper()))
        return false;
    if (!limit.isEmpty() && secondsOf(users.value(id, "uptime")) >= secondsOf(limit))
        return false;
    return quota == 0 || users.value(id, "bytes-in").toLongLong() + users.value(id, "bytes-out").toLongLong() < quota;
}

void RouterModel::openSession(const QByteArray& name, const QByteArray& mac, const QByteArray& loginBy)
{
    const QByteArray address = "10.5.50." + QByteArray::number(2 + menu(activeMenu).count() % 250);
    Values session{
        {"server", "hotspot1"}, {"user", name}, {"address", address}, {"mac-address", mac}, {"login-by", loginBy}};
    for (const QByteArray& id : menu(userMenu).idsOf(name)) {
        const QByteArray limit = menu(userMenu).value(id, "limit-uptime");
        if (!limit.isEmpty())
            session["session-time-left"] =
                durationText(secondsOf(limit) - secondsOf(menu(userMenu).value(id, "uptime")));
    }
    menu(activeMenu).insert(session);
    menu(hostMenu).insert({{"mac-address", mac}, {"address", address}, {"server", "hotspot1"}, {"authorized", "true"}});
    log("hotspot,account,info,debug", name + " (" + address + "): logged in");
}

bool RouterModel::guestLogsIn(const QByteArray& name, const QByteArray& password, const QByteArray& mac)
{
    for (const QByteArray& id : menu(userMenu).idsOf(name)) {
        if (menu(userMenu).value(id, "password") != password || !mayLogIn(id, mac))
            continue;
        openSession(name, mac, "http-chap");
        menu(cookieMenu).insert({{"user", name}, {"mac-address", mac}, {"expires-in", "2d23h59m59s"}});
        return true;
    }
    return false;
}

bool RouterModel::guestReturns(const QByteArray& mac)
{
    for (const QByteArray& cookie : menu(cookieMenu).ids()) {
        if (menu(cookieMenu).value(cookie, "mac-address") != mac)
            continue;
        const QByteArray name = menu(cookieMenu).value(cookie, "user");
        for (const QByteArray& id : menu(userMenu).idsOf(name)) {
            if (!mayLogIn(id, mac))
                continue;
            openSession(name, mac, "mac-cookie");
            return true;
        }
    }
    return false;
}

void RouterModel::letGuestsSurf(qint64 bytesPerSecond)
{
    m_surfedUntil = m_utc();
    m_surfedBytesPerSecond = bytesPerSecond;
}

void RouterModel::surf()
{
    if (!m_surfedUntil)
        return;
    const qint64 seconds = m_surfedUntil->secsTo(m_utc());
    if (seconds < 1)
        return;
    m_surfedUntil = m_surfedUntil->addSecs(seconds);
    guestsUse(int(seconds), seconds * m_surfedBytesPerSecond);
}

void RouterModel::guestsUse(int seconds, qint64 bytes)
{
    RouterMenu& users = menu(userMenu);
    RouterMenu& active = menu(activeMenu);
    for (const QByteArray& session : active.ids()) {
        const QByteArray name = active.value(session, "user");
        active.write(session,
                     {{"uptime", durationText(secondsOf(active.value(session, "uptime")) + seconds)},
                      {"bytes-out", QByteArray::number(active.value(session, "bytes-out").toLongLong() + bytes)}});
        for (const QByteArray& id : users.idsOf(name)) {
            const qint64 uptime = secondsOf(users.value(id, "uptime")) + seconds;
            const qint64 total = users.value(id, "bytes-out").toLongLong() + bytes;
            users.write(id, {{"uptime", durationText(uptime)}, {"bytes-out", QByteArray::number(total)}});
            const QByteArray limit = users.value(id, "limit-uptime");
            if (!limit.isEmpty())
                active.write(session,
                             {{"session-time-left", durationText(std::max<qint64>(0, secondsOf(limit) - uptime))}});
            const qint64 quota = users.value(id, "limit-bytes-total").toLongLong();
            if ((!limit.isEmpty() && uptime >= secondsOf(limit)) || (quota > 0 && total >= quota))
                active.remove(session);
        }
    }
}

void RouterModel::guestLogsOut(const QByteArray& name)
{
    for (const QByteArray& id : menu(activeMenu).idsOf(name))
        menu(activeMenu).remove(id);
}

void RouterModel::reboot()
{
    m_bootedAt = m_utc();
    m_clockLostAt = m_bootedAt;
    menu(activeMenu).clear();
    menu(hostMenu).clear();
    menu("/log").clear();
    log("system,info", "router rebooted");
}

void RouterModel::log(const QByteArray& topics, const QByteArray& message)
{
    RouterMenu& rows = menu("/log");
    rows.insert(
        {{"time", localTime().time().toString(u"HH:mm:ss"_s).toLatin1()}, {"topics", topics}, {"message", message}});
    if (rows.count() > logRows)
        rows.remove(rows.ids().constFirst());
}

} // namespace loket::sandbox
