// What guests do on the sandbox router: they log in, come back by their cookie, use time and bytes.
#include "sandbox/router/RouterModel.h"
#include "sandbox/router/RouterTexts.h"

namespace loket::sandbox {

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

} // namespace loket::sandbox
