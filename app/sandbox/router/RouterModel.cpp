#include "sandbox/router/RouterModel.h"

#include "sandbox/router/RouterTexts.h"

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
    const QByteArray date = dateText(now.date(), m_face.isoDates);
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
