#include "router/Hotspot.h"

#include "core/Reasons.h"
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

// How long a new item may stay invisible to the next command.
constexpr std::chrono::seconds visibleAfter{1};

Command addCommand(const HotspotUser& user, const QByteArray& profile, const QByteArray& server)
{
    Command command("/ip/hotspot/user/add");
    command.with("name", user.name).with("password", user.password).with("profile", profile);
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

// The name is there: is it the user that an earlier attempt of ours has made?
core::Result<AddOutcome> judge(const core::Result<Response>& found, const HotspotUser& user)
{
    if (!found)
        return core::Failure(found.error());
    for (const Row& row : found->rows) {
        if (row.value("comment") == user.comment.toUtf8())
            return AddOutcome::AlreadyOurs;
    }
    if (found->rows.isEmpty())
        return core::fail(core::Reason::UserCameAndWent);
    return AddOutcome::TakenByStranger;
}

} // namespace

Hotspot::Hotspot(const RouterSettings& settings, core::Clock& clock, core::EffectListener effects,
                 TransportFactory transports)
    : m_clock(clock), m_effects(std::move(effects)), m_client(settings, clock, std::move(transports))
{}

// Who waits must be answered while the receivers still exist.
Hotspot::~Hotspot()
{
    for (auto& [number, promise] : std::exchange(m_pauses, {})) {
        promise.addResult(core::Failure(core::makeError(core::Reason::RouterStopped)));
        promise.finish();
    }
    for (auto& [number, promise] : std::exchange(m_waitingAdds, {})) {
        promise.addResult(core::Failure(core::makeError(core::Reason::RouterStopped)));
        promise.finish();
    }
}

core::Async<void> Hotspot::learnNames(const QStringList& names)
{
    const auto isPlain = [](const QString& name) {
        return std::all_of(name.begin(), name.end(), [](QChar letter) { return letter.unicode() < 0x80; });
    };
    if (std::all_of(names.begin(), names.end(), isPlain))
        return core::ready<void>({});
    const auto ask = [this](qsizetype index) {
        const std::array menus{"/ip/hotspot/user/profile/print", "/ip/hotspot/print"};
        return m_client.run(Command(menus.at(size_t(index))).proplist("name"));
    };
    constexpr int menusWithNames = 2;
    return Batch<Response>::run(menusWithNames, menusWithNames, this, ask)
        .then(this, [this](const QList<core::Result<Response>>& answers) -> core::Result<void> {
            m_names.clear();
            for (const auto& answer : answers) {
                if (!answer)
                    return core::Failure(answer.error());
                for (const Row& row : answer->rows) {
                    if (const QString name = row.text("name"); name.toUtf8() != row.value("name"))
                        m_names.insert(name, row.value("name"));
                }
            }
            return {};
        });
}

// What was made a moment ago may not be visible to the next command yet (app/router/FACTS.md, section 11.6): a profile
// that this connection has just made is read once more before it is reported missing.
core::Async<AddOutcome> Hotspot::addUser(const HotspotUser& user)
{
    return addOnce(user)
        .then(this,
              [this, user](const core::Result<AddOutcome>& added) {
                  const bool justMade = m_client.hasJustAdded("/ip/hotspot/user/profile", visibleAfter * 2);
                  if (!added && added.error().kind == ErrorKind::Misconfigured && justMade)
                      return addLater(user);
                  return core::ready(added);
              })
        .unwrap();
}

core::Async<AddOutcome> Hotspot::addLater(const HotspotUser& user)
{
    const quint64 number = ++m_lastWait;
    auto& promise = m_waitingAdds[number];
    promise.start();
    auto later = promise.future();
    m_clock.callAfter(visibleAfter, this, [this, user, number] {
        addOnce(user).then(this, [this, number](const core::Result<AddOutcome>& added) {
            if (auto waiting = m_waitingAdds.extract(number)) {
                waiting.mapped().addResult(added);
                waiting.mapped().finish();
            }
        });
    });
    return later;
}

core::Async<AddOutcome> Hotspot::addOnce(const HotspotUser& user)
{
    return m_client.run(addCommand(user, bytesOf(user.profile), bytesOf(m_client.settings().hotspotServer)))
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
    QStringList names{m_client.settings().hotspotServer};
    for (const HotspotUser& user : users)
        names += user.profile;
    return chained<Outcomes>(
        chained<void>(m_client.ready(), this, [this, names] { return learnNames(names); }), this, [this, users] {
            return Batch<AddOutcome>::run(users.size(), m_client.settings().window, this,
                                          [this, users](qsizetype index) { return addUser(users[index]); })
                .then(this, [](const Outcomes& outcomes) { return core::Result<Outcomes>(outcomes); });
        });
}

// A clock that cannot be parsed, or was not set since power-on, is unknown; that is no error.
core::Async<domain::RouterHealth> Hotspot::withClock(domain::RouterHealth health, core::Async<RouterClock> clock)
{
    constexpr int earliestYear = 2020;
    return clock.then(this, [health](const core::Result<RouterClock>& told) mutable {
        if (told && told->utc.isValid() && told->utc.date().year() >= earliestYear)
            health.clock = told->utc;
        return core::Result<domain::RouterHealth>(health);
    });
}

core::Async<domain::RouterHealth> Hotspot::withUsers(domain::RouterHealth health, core::Async<Response> users,
                                                     core::Async<RouterClock> clock)
{
    return users
        .then(this,
              [this, health, clock](const core::Result<Response>& count) mutable {
                  if (count)
                      health.users = count->ret.toInt();
                  return withClock(health, clock);
              })
        .unwrap();
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
                  const std::chrono::milliseconds asked = m_clock.steady();
                  auto identity = m_client.run(Command("/system/identity/print"));
                  auto resource = m_client.run(Command("/system/resource/print"));
                  auto active = m_client.run(Command("/ip/hotspot/active/print").with("count-only"));
                  auto users = m_client.run(Command("/ip/hotspot/user/print").with("count-only"));
                  auto clock = readClock(m_client);
                  return identity
                      .then(this,
                            [this, failed, asked, resource, active, users,
                             clock](const core::Result<Response>& name) mutable {
                                if (!name)
                                    return failed(name.error());
                                domain::RouterHealth health;
                                health.roundTrip = m_clock.steady() - asked;
                                health.identity = name->rows.isEmpty() ? QString() : name->rows.first().text("name");
                                return resource
                                    .then(this,
                                          [this, failed, health, active, users,
                                           clock](const core::Result<Response>& answer) mutable {
                                              if (!answer)
                                                  return failed(answer.error());
                                              if (!answer->rows.isEmpty()) {
                                                  const Row& row = answer->rows.first();
                                                  health.version = row.text("version");
                                                  health.board = row.text("board-name");
                                                  health.cpuLoadPercent = int(row.number("cpu-load"));
                                              }
                                              return active
                                                  .then(this,
                                                        [this, failed, health, users,
                                                         clock](const core::Result<Response>& count) mutable {
                                                            if (!count)
                                                                return failed(count.error());
                                                            health.activeUsers = count->ret.toInt();
                                                            return withUsers(health, users, clock);
                                                        })
                                                  .unwrap();
                                          })
                                    .unwrap();
                            })
                      .unwrap();
              })
        .unwrap();
}

} // namespace loket::router
