#include "router/Connection.h"

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
    connect(m_transport.get(), &Transport::closed, this, [this](const core::Error& error) {
        if (m_stage == Stage::LoggingIn)
            finish(
                {ErrorKind::Unreachable,
                 u"the router closed the connection during the login (%1): its session table may be full (/ip service set api max-sessions=...) or its address list leaves this computer out (/ip service print)"_s
                     .arg(error.detail)});
        else
            finish(error);
    });
}

void Connection::open()
{
    m_stage = Stage::Connecting;
    startDeadline(Stage::Connecting,
                  u"the router at %1:%2 did not answer within %3 ms; check its address and that it is switched on"_s
                      .arg(m_settings.host)
                      .arg(m_settings.port)
                      .arg(m_settings.timeout.count()));
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
void Connection::startDeadline(Stage stage, const QString& words)
{
    m_clock.callAfter(m_settings.timeout, this, [this, stage, words] {
        if (m_stage == stage)
            finish({ErrorKind::Unreachable, words});
    });
}

void Connection::onOpened()
{
    if (m_stage != Stage::Connecting)
        return;
    m_stage = Stage::LoggingIn;
    startDeadline(
        Stage::LoggingIn,
        u"the router accepted the connection but did not answer the login within %1 ms; does the address list of its API service leave this computer out? On the router: /ip service print"_s
            .arg(m_settings.timeout.count()));
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
        finish({m_stage == Stage::Ready ? ErrorKind::ConnectionLost : ErrorKind::Unreachable,
                u"the router ended the session: %1"_s.arg(why)});
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
            error.detail +=
                u"; if the router has RouterOS 6.43 or later, loketd config set router.%1.legacy_login false"_s.arg(
                    m_settings.name);
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
        finish(
            {ErrorKind::Misconfigured,
             u"this router has RouterOS before 6.43 and knows only the old login: upgrade it, or loketd config set router.%1.legacy_login true"_s
                 .arg(m_settings.name)});
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
