#include "router/Hotspot.h"

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

// Collects the answers of many commands; the last one finishes the promise.
struct AddBatch
{
    QPromise<core::Result<QList<core::Result<AddOutcome>>>> promise;
    QList<core::Result<AddOutcome>> outcomes;
    qsizetype left = 0;

    void settle(qsizetype index, core::Result<AddOutcome> outcome)
    {
        outcomes[index] = std::move(outcome);
        if (--left == 0) {
            promise.addResult(core::Result<QList<core::Result<AddOutcome>>>(std::move(outcomes)));
            promise.finish();
        }
    }
};

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

// Removes one user and what keeps him logged in: the cookie first (it would log him in again), the session last.
class Removal : public std::enable_shared_from_this<Removal>
{
public:
    Removal(Client& client, QObject* context, HotspotUser user)
        : m_client(client), m_context(context), m_user(std::move(user))
    {
        m_promise.start();
    }

    core::Async<int> run()
    {
        auto future = m_promise.future();
        m_client.run(findUser(m_user.name))
            .then(m_context,
                  [self = shared_from_this()](const core::Result<Response>& found) { self->onFound(found); });
        return future;
    }

private:
    void onFound(const core::Result<Response>& found)
    {
        if (!found)
            return finish(core::Failure(found.error()));
        for (const Row& row : found->rows) {
            if (row.value("comment") == m_user.comment.toUtf8())
                m_ours.append(row.id());
        }
        // A session under a name that no user has any more can only be a leftover of ours.
        if (m_ours.isEmpty() && !found->rows.isEmpty())
            return finish(0);
        collect("/ip/hotspot/cookie", [this](const QList<QByteArray>& cookies) {
            remove("/ip/hotspot/cookie", cookies, [this] {
                remove("/ip/hotspot/user", m_ours, [this] {
                    m_removed = m_lastRemoved;
                    collect("/ip/hotspot/active", [this](const QList<QByteArray>& sessions) {
                        remove("/ip/hotspot/active", sessions, [this] { finish(m_removed); });
                    });
                });
            });
        });
    }

    void collect(const QByteArray& menu, std::function<void(QList<QByteArray>)> next)
    {
        Command command(menu + "/print");
        command.where("user", m_user.name.toUtf8()).proplist(".id");
        m_client.run(command).then(
            m_context, [self = shared_from_this(), next = std::move(next)](const core::Result<Response>& found) {
                if (!found)
                    return self->finish(core::Failure(found.error()));
                QList<QByteArray> ids;
                for (const Row& row : found->rows)
                    ids.append(row.id());
                next(ids);
            });
    }

    // One after the other; what is gone by now is fine.
    void remove(const QByteArray& menu, QList<QByteArray> ids, std::function<void()> next, int removed = 0)
    {
        if (ids.isEmpty()) {
            m_lastRemoved = removed;
            return next();
        }
        Command command(menu + "/remove");
        command.with(".id", ids.takeFirst());
        m_client.run(command).then(m_context, [self = shared_from_this(), menu, ids, next = std::move(next),
                                               removed](const core::Result<Response>& done) {
            if (!done && done.error().kind != ErrorKind::NotFound)
                return self->finish(core::Failure(done.error()));
            self->remove(menu, ids, next, removed + (done ? 1 : 0));
        });
    }

    void finish(core::Result<int> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
    }

    Client& m_client;
    QObject* m_context;
    HotspotUser m_user;
    QList<QByteArray> m_ours;
    int m_lastRemoved = 0;
    int m_removed = 0;
    QPromise<core::Result<int>> m_promise;
};

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

core::Async<QList<core::Result<AddOutcome>>> Hotspot::addUsers(const QList<HotspotUser>& users)
{
    using Outcomes = core::Result<QList<core::Result<AddOutcome>>>;
    if (users.isEmpty())
        return core::ready(Outcomes(QList<core::Result<AddOutcome>>()));
    auto batch = std::make_shared<AddBatch>();
    batch->promise.start();
    batch->left = users.size();
    batch->outcomes.fill(core::Result<AddOutcome>(AddOutcome::Added), users.size());
    auto future = batch->promise.future();

    const auto addOne = [this, batch](qsizetype index, const HotspotUser& user) {
        m_client.run(addCommand(user, m_client.settings().hotspotServer))
            .then(this, [this, batch, index, user](const core::Result<Response>& added) {
                if (added) {
                    if (m_effects)
                        m_effects("router.added");
                    batch->settle(index, AddOutcome::Added);
                } else if (added.error().kind == ErrorKind::Conflict) {
                    m_client.run(findUser(user.name))
                        .then(this, [batch, index, user](const core::Result<Response>& found) {
                            batch->settle(index, judge(found, user));
                        });
                } else {
                    batch->settle(index, core::Failure(added.error()));
                }
            });
    };
    m_client.ready().then(this, [batch, users, addOne](const core::Result<void>& ready) {
        if (!ready) {
            batch->promise.addResult(Outcomes(core::Failure(ready.error())));
            batch->promise.finish();
            return;
        }
        for (qsizetype i = 0; i < users.size(); ++i)
            addOne(i, users[i]);
    });
    return future;
}

core::Async<int> Hotspot::removeUsers(const QList<HotspotUser>& users)
{
    struct Batch
    {
        QPromise<core::Result<int>> promise;
        int removed = 0;
        std::optional<core::Error> error;
        qsizetype left = 0;
    };
    if (users.isEmpty())
        return core::ready<int>(0);
    auto batch = std::make_shared<Batch>();
    batch->promise.start();
    batch->left = users.size();
    auto future = batch->promise.future();
    for (const HotspotUser& user : users) {
        std::make_shared<Removal>(m_client, this, user)->run().then(this, [batch](const core::Result<int>& removed) {
            if (removed)
                batch->removed += *removed;
            else if (!batch->error)
                batch->error = removed.error();
            if (--batch->left > 0)
                return;
            batch->promise.addResult(batch->error ? core::Result<int>(core::Failure(*batch->error))
                                                  : core::Result<int>(batch->removed));
            batch->promise.finish();
        });
    }
    return future;
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
