#include "sandbox/router/RouterSandbox.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QRandomGenerator>

#include <cmath>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int commandLogLength = 20'000;
constexpr int reverseQuietMs = 15; // answers held back are sent when nothing more arrives for this long
constexpr int challengeBytes = 16;

QByteArray attribute(const Words& words, const QByteArray& name)
{
    const QByteArray start = '=' + name + '=';
    for (const QByteArray& word : words) {
        if (word.startsWith(start))
            return word.mid(start.size());
    }
    return {};
}

QByteArray tagOf(const Words& words)
{
    for (const QByteArray& word : words) {
        if (word.startsWith(".tag="))
            return word;
    }
    return {};
}

Words tagged(Words words, const QByteArray& tagWord)
{
    if (!tagWord.isEmpty())
        words.insert(1, tagWord); // real routers put it second
    return words;
}

Words trap(const Refusal& refusal, const QByteArray& tagWord)
{
    Words words{"!trap"};
    if (refusal.category >= 0)
        words.append("=category=" + QByteArray::number(refusal.category));
    words.append("=message=" + refusal.message);
    return tagged(words, tagWord);
}

} // namespace

RouterSandbox::RouterSandbox(const QByteArray& user, const QByteArray& password, QObject* parent) : QObject(parent)
{
    m_model.accounts().append(RouterAccount{user, password});
    m_elapsed.start();
    m_dueTimer.setSingleShot(true);
    m_dueTimer.setTimerType(Qt::PreciseTimer);
    m_reverseTimer.setSingleShot(true);
    m_reverseTimer.setInterval(reverseQuietMs);
    connect(&m_dueTimer, &QTimer::timeout, this, &RouterSandbox::runDue);
    connect(&m_reverseTimer, &QTimer::timeout, this, [this] {
        for (RouterSession* session : QSet(m_sessions))
            releaseHeldBack(session);
    });
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection())
            admit(socket);
    });
    connect(&m_tlsServer, &TlsPort::secured, this, &RouterSandbox::admit);
    connect(&m_model, &RouterModel::userAdded, this, &RouterSandbox::userAdded);
    connect(&m_model, &RouterModel::userRemoved, this, &RouterSandbox::userRemoved);
    connect(&m_model, &RouterModel::userChanged, this, &RouterSandbox::userChanged);
}

RouterSandbox::~RouterSandbox()
{
    blockSignals(true);
    dropConnections();
}

bool RouterSandbox::listen(quint16 port, const QHostAddress& address)
{
    m_address = address;
    if (!m_server.listen(address, port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

double RouterSandbox::nowMs() const
{
    return double(m_elapsed.nsecsElapsed()) / 1e6;
}

bool RouterSandbox::listenTls(const QSslCertificate& certificate, const QSslKey& key, quint16 port,
                              const QHostAddress& address)
{
    m_tlsServer.close();
    m_tlsServer.present(certificate, key);
    return m_tlsServer.listen(address, port);
}

void RouterSandbox::admit(QTcpSocket* socket)
{
    ++m_connectionsAccepted;
    if (m_moods.maxSessions > 0 && m_sessions.size() >= m_moods.maxSessions) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    auto* session = new RouterSession(socket, this);
    m_sessions.insert(session);
    connect(session, &RouterSession::sentence, this, &RouterSandbox::onSentence);
    connect(session, &RouterSession::closed, this, &RouterSandbox::onClosed);
    emit activity();
}

void RouterSandbox::onClosed(RouterSession* session)
{
    if (!m_sessions.remove(session))
        return;
    m_inFlight -= int(session->runningTags.size());
    std::erase_if(m_due, [session](const auto& entry) { return entry.second.session == session; });
    session->deleteLater();
    emit activity();
}

void RouterSandbox::onSentence(RouterSession* session, const Words& words)
{
    if (m_moods.hang)
        return;
    const QByteArray& path = words.first();
    if (path == "/login")
        login(session, words);
    else if (!session->account)
        session->closeAfter({{"!fatal", "not logged in"}});
    else if (path == "/quit")
        session->closeAfter({{"!fatal", "session terminated on request"}});
    else if (path == "/cancel")
        cancel(session, words);
    else
        take(session, words);
}

void RouterSandbox::login(RouterSession* session, const Words& words)
{
    const QByteArray tag = tagOf(words);
    const RouterAccount* account = m_model.account(attribute(words, "name"));
    bool accepted = false;
    if (m_model.face().challengeLogin) {
        const QByteArray response = attribute(words, "response");
        if (response.isEmpty()) {
            QByteArray bytes(challengeBytes, Qt::Uninitialized);
            QRandomGenerator::global()->generate(bytes.begin(), bytes.end());
            session->challenge = bytes;
            session->write({tagged({"!done", "=ret=" + bytes.toHex()}, tag)}, m_moods.oneByteWrites);
            return;
        }
        accepted = account && !session->challenge.isEmpty() &&
                   response == "00" + QCryptographicHash::hash('\0' + account->password + session->challenge,
                                                               QCryptographicHash::Md5)
                                          .toHex();
    } else {
        accepted = account && account->password == attribute(words, "password");
    }
    if (accepted && account->policies.contains("api")) {
        session->account = *account;
        session->write({tagged({"!done"}, tag)}, m_moods.oneByteWrites);
        return;
    }
    const QByteArray message = m_model.face().challengeLogin ? "cannot log in" : "invalid user name or password (6)";
    session->write({trap({message, -1}, tag), tagged({"!done"}, tag)}, m_moods.oneByteWrites);
}

// The cancelled command reports that it was interrupted, then the cancel is done, then the command is (as a 7.24 does).
void RouterSandbox::cancel(RouterSession* session, const Words& words)
{
    ++m_cancelsReceived;
    const QByteArray wanted = attribute(words, "tag");
    QList<Words> before;
    QList<Words> after;
    for (auto it = m_due.begin(); it != m_due.end();) {
        const Job& job = it->second;
        const bool hit = job.session == session && (wanted.isEmpty() || job.tag == ".tag=" + wanted);
        if (hit && !job.executed) {
            before.append(trap({"interrupted", 2}, job.tag));
            after.append(tagged({"!done"}, job.tag));
            session->runningTags.removeOne(job.tag);
            --m_inFlight;
            it = m_due.erase(it);
        } else {
            ++it;
        }
    }
    session->write(before + QList<Words>{tagged({"!done"}, tagOf(words))} + after, m_moods.oneByteWrites);
}

void RouterSandbox::take(RouterSession* session, const Words& words)
{
    const QByteArray& path = words.first();
    if (m_commandLog.size() >= commandLogLength)
        m_commandLog.clear();
    m_commandLog.append(path);
    if (m_moods.cutBefore.strikes(path)) {
        session->cut();
        return;
    }
    Job job{session, tagOf(words), words};
    job.cutsAfter = m_moods.cutAfter.strikes(path);
    job.lateMs = m_moods.late.strikes(path) ? m_moods.late.ms : 0;
    session->runningTags.append(job.tag);
    m_mostInFlight = std::max(m_mostInFlight, ++m_inFlight);
    if (m_moods.costMs <= 0 && m_moods.latencyMs <= 0 && m_due.empty()) {
        execute(std::move(job));
        return;
    }
    // The processor does one thing at a time; the latency there and back overlaps between commands.
    m_busyUntilMs = std::max(m_busyUntilMs, nowMs()) + m_moods.costMs;
    schedule(m_busyUntilMs, std::move(job));
}

void RouterSandbox::schedule(double dueMs, Job job)
{
    m_due.emplace(dueMs, std::move(job));
    m_dueTimer.start(std::max(0, int(std::ceil(m_due.begin()->first - nowMs()))));
}

void RouterSandbox::runDue()
{
    while (!m_due.empty() && m_due.begin()->first <= nowMs()) {
        auto node = m_due.extract(m_due.begin());
        Job& job = node.mapped();
        if (job.executed)
            deliver(job);
        else
            execute(std::move(job));
    }
    if (!m_due.empty())
        m_dueTimer.start(std::max(0, int(std::ceil(m_due.begin()->first - nowMs()))));
}

int RouterSandbox::commandsServed(const QByteArray& menu) const
{
    int served = 0;
    for (auto command = m_servedByCommand.begin(); command != m_servedByCommand.end(); ++command) {
        if (command.key().startsWith(menu + '/'))
            served += command.value();
    }
    return served;
}

void RouterSandbox::execute(Job job)
{
    bool reboots = false;
    job.answer = answerTo(job.words, job.tag, *job.session->account, reboots);
    job.executed = true;
    ++m_commandsServed;
    if (!job.words.contains("=count-only="))
        ++m_servedByCommand[job.words.value(0)];
    if (reboots) {
        reboot(std::chrono::milliseconds(2000));
        return;
    }
    if (job.cutsAfter) {
        job.session->cut();
        return;
    }
    const double delay = m_moods.latencyMs + job.lateMs;
    if (delay > 0)
        schedule(nowMs() + delay, std::move(job));
    else
        deliver(job);
}

std::optional<Refusal> RouterSandbox::moodRefusal(const Words& words)
{
    if (words.first() != "/ip/hotspot/user/add")
        return std::nullopt;
    const QByteArray name = attribute(words, "name");
    if (m_moods.strangersNext > 0) {
        --m_moods.strangersNext;
        m_model.addStranger(name, "sold by hand");
    }
    for (const QByteArray& key : {name, QByteArray("*")}) {
        const auto found = m_moods.failAdds.find(key);
        if (found == m_moods.failAdds.end())
            continue;
        const Refusal refusal{found->message, found->category};
        if (--found->times <= 0)
            m_moods.failAdds.erase(found);
        return refusal;
    }
    return std::nullopt;
}

QList<Words> RouterSandbox::answerTo(const Words& words, const QByteArray& tag, const RouterAccount& account,
                                     bool& reboots)
{
    const auto refusal = moodRefusal(words);
    const CommandAnswer answer = refusal ? CommandAnswer{{}, {}, refusal, false} : m_model.execute(words, account);
    reboots = answer.reboots;
    if (answer.refusal)
        return {trap(*answer.refusal, tag), tagged({"!done"}, tag)};
    QList<Words> sentences;
    for (const Words& row : answer.rows)
        sentences.append(tagged(Words{"!re"} + row, tag));
    const QByteArray verb = words.first().mid(words.first().lastIndexOf('/') + 1);
    if (answer.rows.isEmpty() && (verb == "print" || verb == "getall") && answer.ret.isEmpty() &&
        m_model.face().emptyReplies)
        sentences.append(tagged({"!empty"}, tag));
    Words done{"!done"};
    if (!answer.ret.isEmpty())
        done.append("=ret=" + answer.ret);
    sentences.append(tagged(done, tag));
    return sentences;
}

void RouterSandbox::deliver(const Job& job)
{
    --m_inFlight;
    job.session->runningTags.removeOne(job.tag);
    if (m_moods.reverse > 0) {
        job.session->heldBack.append(job.answer);
        if (job.session->heldBack.size() >= m_moods.reverse)
            releaseHeldBack(job.session);
        else
            m_reverseTimer.start();
    } else {
        job.session->write(job.answer, m_moods.oneByteWrites);
    }
    emit activity();
}

void RouterSandbox::releaseHeldBack(RouterSession* session)
{
    while (!session->heldBack.isEmpty())
        session->write(session->heldBack.takeLast(), m_moods.oneByteWrites);
}

void RouterSandbox::refuseConnections(bool refuse)
{
    if (refuse)
        m_server.close();
    else if (!m_server.isListening())
        m_server.listen(m_address, m_port);
}

void RouterSandbox::dropConnections()
{
    for (RouterSession* session : QSet(m_sessions))
        session->cut();
}

void RouterSandbox::endSessions(const QByteArray& fatalText)
{
    for (RouterSession* session : QSet(m_sessions))
        session->closeAfter({{"!fatal", fatalText}});
}

void RouterSandbox::reboot(std::chrono::milliseconds downFor)
{
    m_server.close();
    dropConnections();
    m_model.reboot();
    QTimer::singleShot(downFor, this, [this] { refuseConnections(false); });
}

QString RouterSandbox::control(const QJsonObject& json)
{
    QStringList unknown;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString& key = it.key();
        const QJsonValue value = it.value();
        const QJsonObject object = value.toObject();
        if (key == u"reset") {
            m_moods = {};
            refuseConnections(false);
        } else if (key == u"latency_ms") {
            m_moods.latencyMs = value.toDouble();
        } else if (key == u"cost_ms") {
            m_moods.costMs = value.toDouble();
        } else if (key == u"refuse") {
            refuseConnections(value.toBool());
        } else if (key == u"hang") {
            m_moods.hang = value.toBool();
        } else if (key == u"max_sessions") {
            m_moods.maxSessions = value.toInt();
        } else if (key == u"one_byte_writes") {
            m_moods.oneByteWrites = value.toBool();
        } else if (key == u"reverse") {
            m_moods.reverse = value.toInt();
        } else if (key == u"cut_before") {
            m_moods.cutBefore = CommandRule::fromJson(object);
        } else if (key == u"cut_after") {
            m_moods.cutAfter = CommandRule::fromJson(object);
        } else if (key == u"late") {
            m_moods.late = CommandRule::fromJson(object);
        } else if (key == u"fail_add") {
            m_moods.failAdds[object.value(u"name"_s).toString(u"*"_s).toUtf8()] = {
                object.value(u"message"_s).toString(u"failure: not enough memory"_s).toUtf8(),
                object.value(u"category"_s).toInt(-1), object.value(u"times"_s).toInt(1)};
        } else if (key == u"stranger") {
            m_moods.strangersNext = object.value(u"next"_s).toInt();
            if (object.contains(u"name"_s))
                m_model.addStranger(object.value(u"name"_s).toString().toUtf8(), "sold by hand");
        } else if (key == u"drop") {
            dropConnections();
        } else if (key == u"fatal") {
            endSessions(value.toString().toUtf8());
        } else if (key == u"reboot") {
            reboot(std::chrono::milliseconds(object.value(u"ms"_s).toInt(2000)));
        } else if (key == u"sync_clock") {
            m_model.synchroniseClock();
        } else if (key == u"face" && RouterFace::named(value.toString())) {
            m_model.setFace(*RouterFace::named(value.toString()));
        } else if (key == u"virtual") {
            m_model.setVirtual(value.toBool());
        } else if (key == u"remove_user") {
            for (const QByteArray& id : m_model.menu("/ip/hotspot/user").idsOf(value.toString().toUtf8()))
                m_model.menu("/ip/hotspot/user").remove(id);
            emit userRemoved(value.toString());
        } else if (key == u"guest_login") {
            m_model.guestLogsIn(object.value(u"name"_s).toString().toUtf8(),
                                object.value(u"password"_s).toString().toUtf8(),
                                object.value(u"mac"_s).toString(u"02:00:00:00:00:01"_s).toUtf8());
        } else if (key == u"guest_returns") {
            m_model.guestReturns(value.toString().toUtf8());
        } else if (key == u"guests_surf") {
            m_model.letGuestsSurf(value.toInteger());
        } else if (key == u"guests_use") {
            m_model.guestsUse(object.value(u"seconds"_s).toInt(), object.value(u"bytes"_s).toInteger());
        } else if (key == u"guest_logout") {
            m_model.guestLogsOut(value.toString().toUtf8());
        } else {
            unknown.append(key);
        }
    }
    return unknown.isEmpty() ? QString() : u"the router sandbox does not understand: "_s + unknown.join(u", "_s);
}

QJsonObject RouterSandbox::state() const
{
    QJsonArray users;
    for (const SandboxUser& user : m_model.users())
        users.append(QJsonObject{{u"name"_s, user.name},
                                 {u"profile"_s, user.profile},
                                 {u"comment"_s, user.comment},
                                 {u"limit_uptime"_s, user.limitUptime},
                                 {u"disabled"_s, user.disabled},
                                 {u"mac_address"_s, user.macAddress}});
    return {{u"port"_s, m_port},
            {u"users"_s, users},
            {u"sessions"_s, sessions()},
            {u"connections_accepted"_s, m_connectionsAccepted},
            {u"commands_served"_s, m_commandsServed},
            {u"most_in_flight"_s, m_mostInFlight}};
}

} // namespace loket::sandbox
