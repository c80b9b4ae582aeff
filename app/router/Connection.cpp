#include "router/Connection.h"

#include "core/Reasons.h"
#include "router/Login.h"
#include "router/Traps.h"

#include <QPointer>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

Connection::Connection(std::unique_ptr<Transport> transport, const RouterSettings& settings, core::Clock& clock)
    : m_settings(settings), m_clock(clock), m_transport(std::move(transport))
{
    connect(m_transport.get(), &Transport::opened, this, &Connection::onOpened);
    connect(m_transport.get(), &Transport::readyRead, this, &Connection::onReadyRead);
    connect(m_transport.get(), &Transport::fingerprintSeen, this,
            [this](const QString& seen) { m_fingerprint = seen; });
    connect(m_transport.get(), &Transport::closed, this, [this](const core::Error& error) {
        if (m_stage == Stage::LoggingIn)
            finish(core::makeError(core::Reason::RouterClosedLogin, {}, error));
        else
            finish(error);
    });
}

void Connection::open()
{
    m_stage = Stage::Connecting;
    startDeadline(Stage::Connecting, core::makeError(core::Reason::RouterNoAnswer,
                                                     {m_settings.host, m_settings.port, m_settings.timeout.count()}));
    m_transport->open();
}

void Connection::send(const Sentence& sentence)
{
    if (m_stage == Stage::LoggingIn || m_stage == Stage::Ready)
        m_transport->write(encodeSentence(sentence));
}

void Connection::close()
{
    m_stage = Stage::Closed;
    m_transport->abort();
}

// Both deadlines end before anything of a caller was sent: Unreachable.
void Connection::startDeadline(Stage stage, const core::Error& error)
{
    m_clock.callAfter(m_settings.timeout, this, [this, stage, error] {
        if (m_stage == stage)
            finish(error);
    });
}

void Connection::onOpened()
{
    if (m_stage != Stage::Connecting)
        return;
    m_stage = Stage::LoggingIn;
    startDeadline(Stage::LoggingIn, core::makeError(core::Reason::RouterNoLoginAnswer, {m_settings.timeout.count()}));
    send(m_settings.legacyLogin ? legacyLoginRequest() : modernLogin(m_settings));
}

void Connection::onReadyRead()
{
    const QPointer<Connection> alive = this;
    const SentenceParser::Parsed parsed = m_parser.feed(m_transport->readAll());
    for (const Sentence& sentence : parsed.sentences) {
        if (!alive || m_stage == Stage::Closed)
            return;
        onReply(readReply(sentence));
    }
    if (alive && parsed.error)
        finish(*parsed.error);
}

void Connection::onReply(const Reply& reply)
{
    if (reply.kind == Reply::Kind::Fatal) {
        const QString why = toText(reply.text.isEmpty() ? reply.row.value("message") : reply.text);
        finish(core::makeError(m_stage == Stage::Ready ? ErrorKind::ConnectionLost : ErrorKind::Unreachable,
                               core::Reason::RouterEndedSession, {why}));
    } else if (m_stage == Stage::LoggingIn) {
        onLoginReply(reply);
    } else if (m_stage == Stage::Ready) {
        emit received(reply);
    }
}

void Connection::onLoginReply(const Reply& reply)
{
    if (reply.kind == Reply::Kind::Trap) {
        m_loginTrap = Trap{reply.row.value("message"), int(reply.row.number("category", -1))};
        return;
    }
    if (reply.kind != Reply::Kind::Done)
        return;
    if (m_loginTrap) {
        core::Error error = loginError(*m_loginTrap, m_settings.user);
        if (m_settings.legacyLogin)
            error = core::makeError(error.kind, core::Reason::RouterLegacyLogin, {m_settings.name}, error);
        finish(error);
        return;
    }
    const QByteArray challenge = reply.row.value("ret");
    if (challenge.isEmpty()) {
        m_stage = Stage::Ready;
        emit ready();
    } else if (m_settings.legacyLogin && !m_challengeAnswered) {
        m_challengeAnswered = true;
        send(legacyLoginAnswer(m_settings, challenge));
    } else {
        finish(core::makeError(core::Reason::RouterOldLogin, {m_settings.name}));
    }
}

void Connection::finish(const core::Error& error)
{
    if (m_stage == Stage::Closed)
        return;
    close();
    emit closed(error);
}

} // namespace loket::router
