#include "router/Hotspot.h"

#include "router/Batch.h"
#include "router/Futures.h"
#include "router/Tables.h"
#include "router/Values.h"

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using domain::AddOutcome;
using domain::HotspotUser;

namespace {

constexpr QByteArrayView ourCommentPrefix = "loket:";
// A table of ten thousand users takes a small router many seconds to print.
constexpr int bigTableFactor = 6;

Command addCommand(const HotspotUser& user, const QString& server)
{
    Command command("/ip/hotspot/user/add");
    command.with("name", user.name).with("password", user.password).with("profile", user.profile);
    command.with("server", server).with("comment", user.comment);
    if (user.limitUptime.count() > 0)
        command.with("limit-uptime", domain::formatDuration(user.limitUptime));
    if (user.limitBytesTotal > 0)
        command.with("limit-bytes-total", QByteArray::number(user.limitBytesTotal));
    return command;
}

Command findUser(const QString& name)
{
    Command command("/ip/hotspot/user/print");
    command.where("name", name.toUtf8()).proplist(".id,name,comment");
    return command;
}

// The name is there: is it the user an earlier try of ours has made?
core::Result<AddOutcome> judge(const core::Result<Response>& found, const HotspotUser& user)
{
    if (!found)
        return core::Failure(found.error());
    for (const Row& row : found->rows) {
        if (row.value("comment") == user.comment.toUtf8())
            return AddOutcome::AlreadyOurs;
    }
    if (found->rows.isEmpty())
        return core::fail(ErrorKind::Unavailable,
                          u"a user of this name was there and is gone again; it is tried again"_s);
    return AddOutcome::TakenByStranger;
}

// One user, told by name and comment.
struct Match
{
    QList<QByteArray> ours;
    bool somebodyElses = false;
};

Match matchOf(const Response& found, const HotspotUser& user)
{
    Match match;
    for (const Row& row : found.rows) {
        if (row.value("comment") == user.comment.toUtf8())
            match.ours.append(row.id());
    }
    match.somebodyElses = match.ours.isEmpty() && !found.rows.isEmpty();
    return match;
}

core::Async<int> onOurs(Client& client, const QByteArray& verb, const QList<QByteArray>& ids)
{
    QList<core::Async<Response>> commands;
    for (const QByteArray& id : ids)
        commands.append(client.run(Command("/ip/hotspot/user/" + verb).with(".id", id)));
    return countDone(commands, &client);
}

// "remove" or "disable", and what keeps him logged in goes too: the cookie before, which would let him in again, the
// session after. A session under a name that no user has any more can only be a leftover of ours.
core::Async<int> endUser(Client& client, const QByteArray& verb, const HotspotUser& user)
{
    return chained<int>(client.run(findUser(user.name)), &client, [&client, verb, user](const Response& found) {
        const Match match = matchOf(found, user);
        if (match.somebodyElses)
            return core::ready<int>(0);
        return chained<int>(removeCookies(client, user.name), &client, [&client, verb, user, match](int) {
            return chained<int>(onOurs(client, verb, match.ours), &client, [&client, user](int done) {
                return mapped<int>(removeSessions(client, user.name), &client, [done](int) { return done; });
            });
        });
    });
}

core::Async<int> enableUser(Client& client, const HotspotUser& user)
{
    return chained<int>(client.run(findUser(user.name)), &client, [&client, user](const Response& found) {
        return onOurs(client, "enable", matchOf(found, user).ours);
    });
}

// The sum, or the first error: doing it again settles the rest.
core::Result<int> sumOf(const QList<core::Result<int>>& parts)
{
    int sum = 0;
    for (const core::Result<int>& part : parts) {
        if (!part)
            return core::Failure(part.error());
        sum += *part;
    }
    return sum;
}

core::Async<int> forEach(Client& client, const QList<HotspotUser>& users,
                         std::function<core::Async<int>(const HotspotUser&)> task)
{
    return Batch<int>::run(users.size(), client.settings().window, &client,
                           [users, task = std::move(task)](qsizetype index) { return task(users[index]); })
        .then(&client, [](const QList<core::Result<int>>& parts) { return sumOf(parts); });
}

ListedUser listed(const Row& row)
{
    return {row.id(),
            row.text("name"),
            row.text("profile", u"default"_s),
            row.text("server", u"all"_s),
            row.text("comment"),
            row.flag("disabled"),
            routerSeconds(row.value("uptime")),
            routerSeconds(row.value("limit-uptime")),
            row.number("bytes-in"),
            row.number("bytes-out"),
            row.number("limit-bytes-total")};
}

} // namespace

Hotspot::Hotspot(const RouterSettings& settings, core::Clock& clock, core::EffectListener effects,
                 TransportFactory transports)
    : m_clock(clock), m_effects(std::move(effects)), m_client(settings, clock, std::move(transports))
{}

core::Async<AddOutcome> Hotspot::addUser(const HotspotUser& user)
{
    return m_client.run(addCommand(user, m_client.settings().hotspotServer))
        .then(this,
              [this, user](const core::Result<Response>& added) -> core::Async<AddOutcome> {
                  if (added) {
                      if (m_effects)
                          m_effects("router.added");
                      return core::ready<AddOutcome>(AddOutcome::Added);
                  }
                  if (added.error().kind != ErrorKind::Conflict)
                      return core::ready<AddOutcome>(core::Failure(added.error()));
                  return m_client.run(findUser(user.name)).then(this, [user](const core::Result<Response>& found) {
                      return judge(found, user);
                  });
              })
        .unwrap();
}

core::Async<QList<core::Result<AddOutcome>>> Hotspot::addUsers(const QList<HotspotUser>& users)
{
    using Outcomes = QList<core::Result<AddOutcome>>;
    if (users.isEmpty())
        return core::ready<Outcomes>(Outcomes());
    return chained<Outcomes>(m_client.ready(), this, [this, users] {
        return Batch<AddOutcome>::run(users.size(), m_client.settings().window, this,
                                      [this, users](qsizetype index) { return addUser(users[index]); })
            .then(this, [](const Outcomes& outcomes) { return core::Result<Outcomes>(outcomes); });
    });
}

core::Async<int> Hotspot::removeUsers(const QList<HotspotUser>& users)
{
    return forEach(m_client, users, [this](const HotspotUser& user) { return endUser(m_client, "remove", user); });
}

core::Async<int> Hotspot::disableUsers(const QList<HotspotUser>& users)
{
    return forEach(m_client, users, [this](const HotspotUser& user) { return endUser(m_client, "disable", user); });
}

core::Async<int> Hotspot::enableUsers(const QList<HotspotUser>& users)
{
    return forEach(m_client, users, [this](const HotspotUser& user) { return enableUser(m_client, user); });
}

core::Async<domain::RouterHealth> Hotspot::health()
{
    using Health = core::Result<domain::RouterHealth>;
    const auto failed = [](const core::Error& error) { return core::ready(Health(core::Failure(error))); };
    return m_client.ready()
        .then(this,
              [this, failed](const core::Result<void>& ready) {
                  if (!ready)
                      return failed(ready.error());
                  const QDateTime asked = m_clock.now();
                  auto identity = m_client.run(Command("/system/identity/print"));
                  auto resource = m_client.run(Command("/system/resource/print"));
                  auto active = m_client.run(Command("/ip/hotspot/active/print").with("count-only"));
                  return identity
                      .then(this,
                            [this, failed, asked, resource, active](const core::Result<Response>& name) mutable {
                                if (!name)
                                    return failed(name.error());
                                domain::RouterHealth health;
                                health.roundTrip = std::chrono::milliseconds(asked.msecsTo(m_clock.now()));
                                health.identity = name->rows.isEmpty() ? QString() : name->rows.first().text("name");
                                return resource
                                    .then(this,
                                          [this, failed, health, active](const core::Result<Response>& answer) mutable {
                                              if (!answer)
                                                  return failed(answer.error());
                                              if (!answer->rows.isEmpty()) {
                                                  const Row& row = answer->rows.first();
                                                  health.version = row.text("version");
                                                  health.board = row.text("board-name");
                                                  health.cpuLoadPercent = int(row.number("cpu-load"));
                                              }
                                              return active.then(this,
                                                                 [health](const core::Result<Response>& count) mutable {
                                                                     if (!count)
                                                                         return Health(core::Failure(count.error()));
                                                                     health.activeUsers = count->ret.toInt();
                                                                     return Health(health);
                                                                 });
                                          })
                                    .unwrap();
                            })
                      .unwrap();
              })
        .unwrap();
}

core::Async<QList<ListedUser>> Hotspot::listOurs()
{
    Command command("/ip/hotspot/user/print");
    command
        .proplist(".id,name,profile,server,comment,disabled,uptime,limit-uptime,bytes-in,bytes-out,limit-bytes-total")
        .within(m_client.settings().timeout * bigTableFactor);
    return m_client.run(command).then(this,
                                      [](const core::Result<Response>& answer) -> core::Result<QList<ListedUser>> {
                                          if (!answer)
                                              return core::Failure(answer.error());
                                          QList<ListedUser> users;
                                          for (const Row& row : answer->rows) {
                                              if (row.value("comment").startsWith(ourCommentPrefix))
                                                  users.append(listed(row));
                                          }
                                          return users;
                                      });
}

} // namespace loket::router
