// What the sandbox router is: its menus, accounts and clock, and what each command does to them. No sockets, no moods.
// Lives in the thread of the sandbox. Also plays the hotspot's guests: logs them in, uses time and bytes.
#pragma once

#include "sandbox/router/RouterMenu.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>

namespace loket::sandbox {

// The RouterOS version; decides the texts, dates, logins and the "!empty" of 7.18.
struct RouterFace
{
    QByteArray version = "7.20.4 (stable)";
    bool emptyReplies = true;          // 7.18 and later
    bool challengeLogin = false;       // before 6.43
    bool isoDates = true;              // 7.10 and later
    bool namesUnknownParameter = true; // v7

    // "v6-old" (6.42), "v6" (6.49), "v7" (7.16), "v7.18" (7.20).
    static std::optional<RouterFace> named(const QString& name);
};

struct RouterAccount
{
    QByteArray name;
    QByteArray password;
    QSet<QByteArray> policies{"api", "read", "write", "sensitive", "test", "policy", "reboot"};
};

// A hotspot user as a web page shows it.
struct SandboxUser
{
    QString name;
    QString profile;
    QString comment;
    QString limitUptime;
    bool disabled = false;
    QString macAddress; // the only device that may log in; empty: any
};

struct CommandAnswer
{
    QList<Words> rows;
    QByteArray ret;
    std::optional<Refusal> refusal;
    bool reboots = false;
};

class RouterModel : public QObject
{
    Q_OBJECT

public:
    RouterModel();

    // Where its clock comes from; this computer's, unless set. Before it is used.
    void setTime(const std::function<QDateTime()>& utc)
    {
        m_utc = utc;
        m_bootedAt = m_utc();
    }
    void setFace(const RouterFace& face);
    [[nodiscard]] const RouterFace& face() const { return m_face; }
    // A virtual machine has no /system/routerboard.
    void setVirtual(bool isVirtual) { m_virtual = isVirtual; }
    [[nodiscard]] QList<RouterAccount>& accounts() { return m_accounts; }
    [[nodiscard]] const RouterAccount* account(const QByteArray& name) const;

    CommandAnswer execute(const Words& sentence, const RouterAccount& account);

    [[nodiscard]] RouterMenu& menu(const QByteArray& path) { return *m_menus.at(path); }
    [[nodiscard]] QList<SandboxUser> users() const;
    void addStranger(const QByteArray& name, const QByteArray& comment);
    // `count` users that are not Loket's, for large tables.
    void fill(int count);

    // A guest types the code on the login page: session, host and cookie appear. False: wrong password, disabled, used
    // up, or another device than the one the user is bound to.
    bool guestLogsIn(const QByteArray& name, const QByteArray& password, const QByteArray& mac);
    // A disconnected device comes back by its cookie, as phones do. False: it has none, or may not any more.
    bool guestReturns(const QByteArray& mac);
    // Sessions use time and bytes automatically from now on, in real time.
    void letGuestsSurf(qint64 bytesPerSecond);
    // Online time and bytes of every session; a user at the limit is disconnected.
    void guestsUse(int seconds, qint64 bytes);
    void guestLogsOut(const QByteArray& name);

    // Sessions and hosts are gone, and the clock is in 1970 until a time server answers.
    void reboot();
    void synchroniseClock() { m_clockLostAt.reset(); }
    // By its own clock, as a UTC time of the same digits.
    [[nodiscard]] QDateTime localTime() const;

signals:
    void userAdded(const QString& name, const QString& profile, const QString& comment);
    void userRemoved(const QString& name);
    void userChanged(const QString& name);

private:
    RouterMenu& addMenu(const QByteArray& path, QList<Property> properties);
    void makeHotspotMenus();
    void makeSystemMenus();
    void refreshSystem();
    CommandAnswer print(const QByteArray& path, const Values& values, const Words& queries,
                        const RouterAccount& account);
    CommandAnswer add(const QByteArray& path, const Values& values);
    CommandAnswer change(const QByteArray& path, const QByteArray& verb, Values values);
    CommandAnswer refuse(const Refusal& refusal) const { return {{}, {}, refusal, false}; }
    [[nodiscard]] QList<QByteArray> targets(const RouterMenu& menu, const QByteArray& ids) const;
    [[nodiscard]] bool mayLogIn(const QByteArray& id, const QByteArray& mac) const;
    void openSession(const QByteArray& name, const QByteArray& mac, const QByteArray& loginBy);
    void surf();
    void log(const QByteArray& topics, const QByteArray& message);

    std::function<QDateTime()> m_utc = [] { return QDateTime::currentDateTimeUtc(); };
    RouterFace m_face;
    QList<RouterAccount> m_accounts;
    std::map<QByteArray, std::unique_ptr<RouterMenu>> m_menus;
    bool m_virtual = false;
    QDateTime m_bootedAt;
    std::optional<QDateTime> m_clockLostAt;
    std::optional<QDateTime> m_surfedUntil; // while guests surf automatically
    qint64 m_surfedBytesPerSecond = 0;
};

} // namespace loket::sandbox
