#include "router/Client.h"

#include "core/Log.h"
#include "core/Reasons.h"
#include "router/Batch.h"
#include "router/Traps.h"

#include <QPointer>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

Q_LOGGING_CATEGORY(lcRouter, "loket.router")

namespace {

// Below the connection tracking timeouts of any NAT on the way (app/router/FACTS.md, section 10: 30 to 60 s).
constexpr std::chrono::seconds keepAliveInterval{30};
// Far above any bulk job; a queue this long means that a caller does not wait for answers.
constexpr size_t maxWaiting = 100'000;
constexpr qsizetype rowsBetweenLooks = 200;

// What tells one device from another: a CHR has no board, and its licence a system-id instead of a software-id.
constexpr std::array introductions{"/system/identity/print", "/system/routerboard/print", "/system/license/print"};

// The SSH server may be another machine than the router: that one's key says nothing.
bool isOwnFingerprint(const RouterSettings& settings)
{
    return settings.transport != TransportKind::Ssh || settings.sshHost.isEmpty() ||
           settings.sshHost == settings.host || settings.host == u"localhost" || settings.host.startsWith(u"127.");
}

template <class T>
QPromise<core::Result<T>> startedPromise()
{
    QPromise<core::Result<T>> promise;
    promise.start();
    return promise;
}

// May run the caller's continuation at once, which may do anything, even delete the client.
template <class T>
void finish(QPromise<core::Result<T>>& promise, core::Result<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

Client::Client(const RouterSettings& settings, core::Clock& clock, TransportFactory transports)
    : m_settings(settings), m_clock(clock), m_transports(std::move(transports))
{}

Client::~Client()
{
    blockSignals(true);
    lose(core::makeError(core::Reason::RouterStopped));
}

core::Async<Response> Client::run(const Command& command)
{
    if (m_queue.size() >= maxWaiting)
        return core::ready<Response>(core::fail(core::Reason::RouterQueueFull));
    Waiting waiting{command, startedPromise<Response>()};
    auto future = waiting.promise.future();
    m_queue.push_back(std::move(waiting));
    if (m_stage == Stage::Ready)
        pump();
    else
        connectToRouter();
    return future;
}

core::Async<void> Client::ready()
{
    if (m_stage == Stage::Ready)
        return core::ready<void>({});
    m_readyWaiters.push_back(startedPromise<void>());
    auto future = m_readyWaiters.back().future();
    connectToRouter();
    return future;
}

bool Client::hasJustAdded(const QByteArray& menu, std::chrono::milliseconds ago) const
{
    const auto last = m_lastAdds.constFind(menu);
    return last != m_lastAdds.cend() && *last + ago >= m_clock.steady();
}

void Client::connectToRouter()
{
    if (m_stage != Stage::Idle)
        return;
    m_stage = Stage::Connecting;
    ++m_connectionNumber;
    m_connection = std::make_unique<Connection>(m_transports(m_settings), m_settings, m_clock);
    connect(m_connection.get(), &Connection::ready, this, &Client::onLoggedIn);
    connect(m_connection.get(), &Connection::received, this, &Client::onReply);
    connect(m_connection.get(), &Connection::closed, this, &Client::onClosed);
    m_connection->open();
}

void Client::onLoggedIn()
{
    if (!m_check)
        return onReady();
    m_stage = Stage::Introducing;
    const auto ask = [this](qsizetype index) {
        Waiting waiting{Command(introductions.at(size_t(index))), startedPromise<Response>()};
        auto future = waiting.promise.future();
        write(std::move(waiting));
        return future;
    };
    Batch<Response>::run(qsizetype(introductions.size()), int(introductions.size()), this, ask)
        .then(this, [this, connection = m_connectionNumber](const QList<core::Result<Response>>& answers) {
            introduced(connection, answers);
        });
}

// A menu that a router does not have tells nothing; a connection that broke has been told already.
void Client::introduced(quint64 connection, const QList<core::Result<Response>>& answers)
{
    if (m_stage != Stage::Introducing || connection != m_connectionNumber)
        return;
    const auto told = [&answers](qsizetype index, QByteArrayView name) {
        const auto& answer = answers.at(index);
        return answer && !answer->rows.isEmpty() ? answer->rows.first().text(name) : QString();
    };
    Device device{.name = told(0, "name"), .serial = told(1, "serial-number"), .softwareId = told(2, "software-id")};
    if (device.serial.isEmpty())
        device.serial = told(2, "system-id");
    if (const QString& seen = m_connection->fingerprint(); !seen.isEmpty() && isOwnFingerprint(m_settings))
        device.certificate = toString(m_settings.transport) + u':' + seen;
    if (const auto welcome = m_check(device); !welcome)
        return lose(welcome.error());
    onReady();
}

void Client::onReady()
{
    core::logInfo(lcRouter(), "router.connected", {{u"router"_s, m_settings.name}});
    m_stage = Stage::Ready;
    m_clock.callAfter(keepAliveInterval, this, [this, number = m_connectionNumber] { keepAlive(number); });
    const QPointer<Client> alive = this;
    pump();
    auto waiters = std::exchange(m_readyWaiters, {});
    for (auto& waiter : waiters)
        finish<void>(waiter, {});
    if (alive)
        emit connectedChanged(true);
}

// The window counts what the router is still processing: commands in flight and cancelled ones that drain.
void Client::pump()
{
    while (m_stage == Stage::Ready && !m_queue.empty() && int(m_running.size()) < std::max(m_settings.window, 1)) {
        Waiting next = std::move(m_queue.front());
        m_queue.pop_front();
        write(std::move(next));
    }
}

void Client::write(Waiting waiting)
{
    const quint64 tag = ++m_lastTag;
    const auto deadline = waiting.command.deadline().value_or(m_settings.timeout);
    m_connection->send(waiting.command.sentence(tag));
    m_running.emplace(tag, Running{std::move(waiting.command), std::move(waiting.promise), {}, {}, m_replies});
    m_clock.callAfter(deadline, this, [this, tag] { expire(tag); });
}

void Client::onReply(const Reply& reply)
{
    ++m_replies;
    const quint64 tag = reply.tag.toULongLong();
    const auto found = m_running.find(tag);
    if (found == m_running.end() || reply.kind == Reply::Kind::Unknown) {
        // "/cancel" answers under a tag nobody waits for; anything else here is unknown and harmless.
        core::logEvent(lcRouter(), QtDebugMsg, "router.reply_ignored",
                       {{u"router"_s, m_settings.name}, {u"word"_s, toText(reply.word.left(32))}});
        return;
    }
    Running& running = found->second;
    switch (reply.kind) {
    case Reply::Kind::Row:
        if (!running.promise)
            break;
        running.response.rows.append(reply.row);
        if (running.command.watcher() && running.response.rows.size() % rowsBetweenLooks == 0 &&
            !running.command.watcher()(running.response.rows.size()))
            giveUp(tag, core::makeError(core::Reason::CallDropped));
        break;
    case Reply::Kind::Trap:
        running.traps.append({reply.row.value("message"), int(reply.row.number("category", -1))});
        break;
    case Reply::Kind::Done:
        running.response.ret = reply.row.value("ret");
        complete(tag);
        break;
    case Reply::Kind::Empty: // says only that there was no row; its "!done" follows
    case Reply::Kind::Fatal:
    case Reply::Kind::Unknown:
        break;
    }
}

void Client::complete(quint64 tag)
{
    auto node = m_running.extract(tag);
    pump();
    Running& running = node.mapped();
    if (running.traps.isEmpty() && running.command.verb() == "add")
        m_lastAdds[running.command.menu()] = m_clock.steady();
    if (!running.promise)
        return;
    if (running.traps.isEmpty())
        finish<Response>(*running.promise, std::move(running.response));
    else
        finish<Response>(*running.promise,
                         core::Failure(errorFromTraps(running.traps, running.command, m_settings.user)));
}

// A command that got no answer in time is cancelled and its late answers are dropped; where nothing at all has come
// back since it was written, the connection itself is dead (half-open, or a router that hangs).
void Client::expire(quint64 tag)
{
    const auto found = m_running.find(tag);
    if (found == m_running.end() || !found->second.promise)
        return;
    const core::Error error =
        core::makeError(core::Reason::RouterNotFinished, {QString::fromLatin1(found->second.command.path())});
    if (found->second.repliesBefore == m_replies) {
        lose(error);
        return;
    }
    const qsizetype rows = found->second.response.rows.size();
    if (found->second.command.watcher() && rows > found->second.rowsBefore) {
        found->second.rowsBefore = rows;
        found->second.repliesBefore = m_replies;
        const auto deadline = found->second.command.deadline().value_or(m_settings.timeout);
        m_clock.callAfter(deadline, this, [this, tag] { expire(tag); });
        return;
    }
    giveUp(tag, error);
}

// The router is told to stop; what still comes of it is dropped.
void Client::giveUp(quint64 tag, const core::Error& error)
{
    const auto found = m_running.find(tag);
    auto promise = std::move(*found->second.promise);
    found->second.promise.reset();
    found->second.response = {};
    found->second.repliesBefore = m_replies;
    m_connection->send({"/cancel", "=tag=" + QByteArray::number(tag), ".tag=" + QByteArray::number(++m_lastTag)});
    m_clock.callAfter(m_settings.timeout, this, [this, tag] { stopDraining(tag); });
    finish<Response>(promise, core::Failure(error));
}

// A cancelled command that never ends must not occupy its place in the window for ever.
void Client::stopDraining(quint64 tag)
{
    const auto found = m_running.find(tag);
    if (found == m_running.end())
        return;
    if (found->second.repliesBefore == m_replies) {
        lose(core::makeError(core::Reason::RouterAnswersNoMore));
        return;
    }
    m_running.erase(found);
    pump();
}

void Client::onClosed(const core::Error& error)
{
    lose(error);
}

// Every waiting caller gets an error: what was written is in doubt, what was not is not.
void Client::lose(const core::Error& error)
{
    const Stage stage = std::exchange(m_stage, Stage::Idle);
    const bool wasReady = stage == Stage::Ready;
    if (m_connection) {
        m_connection->disconnect(this);
        m_connection->close();
        m_connection.release()->deleteLater(); // it may be the caller
    }
    const bool cancelled = error.kind == ErrorKind::Cancelled;
    // Written was only our own question then.
    const bool isSilent = stage == Stage::Introducing && core::isInDoubt(error.kind);
    if (!cancelled)
        core::logWarning(
            lcRouter(), wasReady ? "router.lost" : "router.unreachable",
            {{u"router"_s, m_settings.name}, {u"kind"_s, core::toString(error.kind)}, {u"detail"_s, error.detail}});
    const core::Error unwritten =
        (wasReady || isSilent) && !cancelled ? core::makeError(core::Reason::RouterLostBefore, {}, error) : error;
    auto running = std::exchange(m_running, {});
    auto queue = std::exchange(m_queue, {});
    auto waiters = std::exchange(m_readyWaiters, {});
    const QPointer<Client> alive = this;
    for (auto& [tag, entry] : running) {
        if (entry.promise)
            finish<Response>(*entry.promise, core::Failure(error));
    }
    for (auto& entry : queue)
        finish<Response>(entry.promise, core::Failure(unwritten));
    for (auto& waiter : waiters)
        finish<void>(waiter, core::Failure(unwritten));
    if (alive && wasReady)
        emit connectedChanged(false);
}

void Client::keepAlive(quint64 connection)
{
    if (m_stage != Stage::Ready || connection != m_connectionNumber)
        return;
    if (m_running.empty()) // commands in flight have deadlines of their own
        run(Command("/system/identity/print"));
    m_clock.callAfter(keepAliveInterval, this, [this, connection] { keepAlive(connection); });
}

} // namespace loket::router
