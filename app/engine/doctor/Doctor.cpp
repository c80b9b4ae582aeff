#include "engine/doctor/Doctor.h"

#include "core/Reasons.h"
#include "delivery/Channels.h"
#include "engine/CounterpartFactories.h"
#include "engine/doctor/LocalChecks.h"
#include "engine/doctor/PublicAddressCheck.h"
#include "router/Doctor.h"
#include "storage/Database.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QThreadPool>

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::ErrorKind;
using core::Phrase;
using core::PhraseId;

namespace {

const QString routerPart = u"router."_s;
const QString paymentsPart = u"payments."_s;

// An order no gateway has: its "not found" shows that it is reachable and accepts our keys. Changes nothing.
const QString nobodysOrder = u"LK000000-DOCTORDOCTORDOCX"_s;

constexpr auto ownAnswerTimeout = std::chrono::seconds(3); // an engine on this computer

QStringList profilesOf(const QList<domain::Package>& packages, const QString& router)
{
    QStringList profiles;
    for (const domain::Package& package : packages) {
        const QString own = package.router.isEmpty() ? u"main"_s : package.router;
        if (package.enabled && own == router && !profiles.contains(package.profile))
            profiles += package.profile;
    }
    return profiles;
}

DoctorLine aboutCall(const QString& gateway, const settings::Settings& settings, const core::Error& error)
{
    const QString part = paymentsPart + gateway;
    const QString check = u"payments.gateway"_s;
    const QString environment = settings.value(u"payments.NAME.environment"_keyOf(gateway));
    switch (error.kind) {
    case ErrorKind::NotFound:
        return {part, check, Verdict::Ok, {PhraseId::GatewayGood, {gateway, environment}}};
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return {part,
                check,
                Verdict::Fail,
                {PhraseId::GatewayRefusesKeys, {gateway, environment}, {core::phraseOf(error)}},
                u"loketd secret set "_s + keyOfCalls(gateway)};
    case ErrorKind::Unreachable:
    case ErrorKind::Timeout:
    case ErrorKind::ConnectionLost:
        return {part,
                check,
                Verdict::Fail,
                {PhraseId::CounterpartAway, {gateway}, {core::phraseOf(error)}},
                {},
                {PhraseId::CheckInternet}};
    case ErrorKind::RateLimited:
    case ErrorKind::Unavailable:
        return {part,
                check,
                Verdict::Warn,
                {PhraseId::GatewayOutOfOrder, {gateway}, {core::phraseOf(error)}},
                {},
                {PhraseId::WaitForGateway}};
    default:
        return {part,
                check,
                Verdict::Fail,
                {PhraseId::GatewayUnclear, {gateway}, {core::phraseOf(error)}},
                u"loketd config get %1.base_url"_s.arg(part)};
    }
}

// "fonnte can send, 0812..., quota left: 5"
Phrase aboutHealth(const QString& name, const domain::ChannelHealth& health)
{
    const bool hasBoth = !health.account.isEmpty() && !health.note.isEmpty();
    const Phrase more = hasBoth                 ? Phrase{PhraseId::ListOfTwo, {health.account}, {health.note}}
                        : health.note.isEmpty() ? core::quoted(health.account)
                                                : health.note;
    if (more.isEmpty())
        return {health.isTold ? PhraseId::ChannelCanSend : PhraseId::ChannelAnswers, {name}};
    return {health.isTold ? PhraseId::ChannelCanSendMore : PhraseId::ChannelAnswersMore, {name}, {more}};
}

// The part of the secret by which a channel lets us in: a token, or (a server of one's own) a password with its user.
QString credentialOf(const QString& channel, settings::Secrets& secrets)
{
    const delivery::Channel* known = delivery::findChannel(channel);
    const bool hasUser = known && std::any_of(known->keys.begin(), known->keys.end(),
                                              [](const domain::VendorKey& key) { return key.part == u"user"_s; });
    if (!hasUser)
        return u"token"_s;
    return secrets.has(settings::SecretKey::ofVendor(u"delivery.%1.user"_s.arg(channel))) ? u"password"_s : u"user"_s;
}

// `check`: the setting that chose it.
DoctorLine aboutChannel(const QString& name, const QString& check, const QString& credential,
                        const core::Result<domain::ChannelHealth>& health)
{
    const QString part = u"delivery"_s;
    if (health)
        return {part, check, Verdict::Ok, aboutHealth(name, *health)};
    const core::Error& error = health.error();
    const Phrase words = core::phraseOf(error);
    const QString setCredential = u"loketd secret set delivery.%1.%2"_s.arg(name, credential);
    switch (error.reason) {
    case core::Reason::ChannelNoToken:
        return {part, check, Verdict::Fail, words, setCredential};
    case core::Reason::AdviceDeviceId:
    case core::Reason::AdviceDeviceGone:
        return {part, check, Verdict::Fail, words, u"loketd config set delivery.%1.device_id ID"_s.arg(name)};
    case core::Reason::AdviceLink: // no setting links a phone
        return {part, check, Verdict::Fail, words, {}, {PhraseId::LookAtChannel}};
    default:
        break;
    }
    switch (error.kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return {part, check, Verdict::Fail, {PhraseId::ChannelRefusesToken, {name}, {words}}, setCredential};
    case ErrorKind::Misconfigured:
    case ErrorKind::InvalidInput:
    case ErrorKind::NotFound:
        return {part, check, Verdict::Fail, words, u"loketd config list"_s};
    case ErrorKind::RateLimited:
    case ErrorKind::Unavailable:
        return {
            part, check, Verdict::Fail, {PhraseId::ChannelCannotSend, {name}, {words}}, {}, {PhraseId::LookAtChannel}};
    default:
        return {part,
                check,
                Verdict::Fail,
                {PhraseId::CounterpartAway, {name}, {words}},
                u"loketd config get delivery.%1.base_url"_s.arg(name)};
    }
}

} // namespace

Doctor::Doctor(const DoctorCase& what)
    : m_folder(what.folder), m_settings(what.settings), m_secrets(what.secrets), m_clock(what.clock),
      m_packages(what.packages), m_listening(what.listening),
      m_parts(what.parts.isEmpty() ? partsOf(what.settings) : what.parts), m_channelCanSend(what.channelCanSend),
      m_pausedChannels(what.pausedChannels), m_http(what.settings.milliseconds(u"payments.timeout_ms"_key))
{}

// What still waits gets "cancelled" from the destroyed clients, while this object can still receive it.
Doctor::~Doctor()
{
    m_finished = true;
    m_channels.clear();
    m_gateways.clear();
    m_routers.clear();
    m_promise.finish();
}

QStringList Doctor::partsOf(const settings::Settings& settings)
{
    QStringList parts{u"house"_s, u"database"_s, u"server"_s};
    for (const QString& name : settings.routers())
        parts += routerPart + name;
    for (const QString& name : settings.list(u"payments.gateways"_key)) {
        if (name != u"cash"_s)
            parts += paymentsPart + name;
    }
    parts += u"delivery"_s;
    return parts;
}

QFuture<DoctorLine> Doctor::examine()
{
    QPromise<DoctorLine> lines;
    auto future = lines.future();
    examine(std::move(lines));
    return future;
}

void Doctor::examine(QPromise<DoctorLine> lines)
{
    m_promise = std::move(lines);
    m_promise.start();
    m_open = int(m_parts.size()) + 1; // until all checks have been started
    for (const QString& part : m_parts)
        look(part);
    done();
}

void Doctor::look(const QString& part)
{
    if (part == u"house"_s)
        lookAtHouse();
    else if (part == u"database"_s)
        lookAtDatabase();
    else if (part == u"server"_s)
        lookAtServer();
    else if (part.startsWith(routerPart))
        lookAtRouter(part, part.mid(routerPart.size()));
    else if (part.startsWith(paymentsPart))
        lookAtGateway(part, part.mid(paymentsPart.size()));
    else if (part == u"delivery"_s)
        lookAtChannels();
    else
        done();
}

void Doctor::lookAtHouse()
{
    tell(doctor::aboutFolder(m_folder));
    tell(doctor::aboutBackups(m_folder, m_settings, m_clock.now()));
    tell(doctor::aboutSettings(m_settings, m_secrets));
    tell(doctor::aboutRisks(m_settings));
    tell(doctor::aboutPrivacy(m_settings));
    tell(doctor::aboutClock(m_clock.now(), m_settings.value(u"business.timezone"_key)));
    tell(doctor::aboutPackages(m_packages, m_settings));
    done();
}

void Doctor::lookAtDatabase()
{
    auto promise = std::make_shared<QPromise<core::Result<storage::Checkup>>>();
    promise->start();
    core::whenReady(promise->future(), this, [this](const core::Result<storage::Checkup>& checkup) {
        tell(doctor::aboutDatabase(checkup, m_clock.now()));
        done();
    });
    QThreadPool::globalInstance()->start([promise, path = m_folder.database()] {
        promise->addResult(storage::checkUp(path));
        promise->finish();
    });
}

void Doctor::lookAtServer()
{
    tell(doctor::aboutCertificate(m_settings, m_clock.now()));
    tell(doctor::aboutPublicAddress(m_settings));
    const QString part = u"server"_s;
    const QString check = u"server.listen"_s;
    if (!m_listening.isEmpty()) {
        tell({part, check, Verdict::Ok, {PhraseId::ServerListens, {m_listening.toString()}}});
        return lookWherePublicAddressLeads();
    }
    const QString address = m_settings.value(u"server.listen"_key);
    const auto port = quint16(m_settings.number(u"server.port"_key));
    QTcpServer probe;
    if (port == 0 || probe.listen(QHostAddress(address), port)) {
        tell({part, check, Verdict::Ok, {PhraseId::ServerPortFree, {QString::number(port)}}});
        return done();
    }
    // In use: by our engine, or by another program?
    const bool everywhere = address == u"0.0.0.0"_s || address == u"::"_s;
    QUrl url;
    url.setScheme(m_settings.value(u"server.tls_certificate"_key).isEmpty() ? u"http"_s : u"https"_s);
    url.setHost(everywhere ? u"127.0.0.1"_s : address);
    url.setPort(port);
    url.setPath(u"/healthz"_s);
    const QString why = probe.errorString();
    auto http = std::make_shared<net::HttpClient>(ownAnswerTimeout);
    core::whenReady(http->send({.url = url}), this,
                    [this, http, part, check, port, why, url](const core::Result<net::HttpAnswer>& answer) {
                        const auto body = answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
                        if (body.contains(u"parts"_s)) {
                            tell({part, check, Verdict::Ok, {PhraseId::ServerAnswers, {QString::number(port)}}});
                            return lookWherePublicAddressLeads();
                        }
                        if (!answer && url.scheme() == u"https"_s)
                            tell({part, check, Verdict::Warn, {PhraseId::ServerPortInUse, {QString::number(port)}}});
                        else
                            tell({part,
                                  check,
                                  Verdict::Fail,
                                  {PhraseId::ServerPortTaken, {QString::number(port), why}},
                                  u"loketd config set server.port %1"_s.arg(port < 65535 ? port + 1 : 3000)});
                        done();
                    });
}

// Only a running engine can answer there; aboutPublicAddress() has already reported an empty address.
void Doctor::lookWherePublicAddressLeads()
{
    const QUrl address = m_settings.url(u"server.public_url"_key);
    if (address.isEmpty())
        return done();
    const auto database = storage::Database::open(m_folder.database(), storage::Access::ReadOnly);
    if (!database)
        return done(); // the check of the database says why
    core::whenReady(publicAddressLeadsHere(m_http, **database, address), this,
                    [this, address](const core::Result<void>& leads) {
                        tell(doctor::aboutWhereAddressLeads(address, leads));
                        done();
                    });
}

void Doctor::lookAtRouter(const QString& part, const QString& name)
{
    const router::DoctorExpectations expected{.profiles = profilesOf(m_packages, name),
                                              .openHosts = doctor::hostsGuestsNeed(m_settings),
                                              .timeZone = m_settings.value(u"business.timezone"_key)};
    m_routers.push_back(std::make_unique<router::Client>(routerSettings(name, m_settings, m_secrets), m_clock));
    auto findings = router::examine(*m_routers.back(), m_clock, expected);
    auto* watcher = new QFutureWatcher<QList<router::Finding>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, part] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) {
            for (const router::Finding& finding : watcher->result())
                tell({part, finding.check, finding.verdict, finding.what, finding.command});
        }
        done();
    });
    watcher->setFuture(findings);
}

void Doctor::lookAtGateway(const QString& part, const QString& name)
{
    const auto missing = doctor::missingAt(name, m_settings, m_secrets);
    tell(missing);
    if (!missing.isEmpty())
        return done();
    if (m_settings.value(u"payments.NAME.environment"_keyOf(name)) == u"sandbox"_s &&
        !m_settings.isSet(u"payments.NAME.base_url"_keyOf(name)))
        tell({part,
              u"payments.environment"_s,
              Verdict::Warn,
              {PhraseId::TestMoney, {name}},
              u"loketd config set %1.environment production"_s.arg(part)});
    auto gateway = makeGateway(name, m_settings, m_secrets, m_http, m_clock);
    if (!gateway)
        return done();
    const auto answer = gateway->find(nobodysOrder);
    m_gateways.push_back(std::move(gateway));
    core::whenReady(answer, this, [this, name](const core::Result<domain::PaymentPage>& page) {
        // A page for an unknown order is odd, but proves the same.
        tell(aboutCall(name, m_settings, page ? core::Error{ErrorKind::NotFound, {}} : page.error()));
        done();
    });
}

// Each that is switched on: the second one too, which is needed when the first one fails.
void Doctor::lookAtChannels()
{
    const QString first = m_settings.value(u"delivery.channel"_key);
    const QString second = m_settings.value(u"delivery.fallback"_key);
    QList<std::pair<QString, QString>> asked; // the setting, and the channel it names
    for (const auto& [check, name] : {std::pair(u"delivery.channel"_s, first), {u"delivery.fallback"_s, second}}) {
        if (!asked.isEmpty() && name == first)
            continue;
        auto channel = makeChannel(name, m_settings, m_secrets, m_http, m_clock);
        if (!channel)
            continue;
        asked += {check, name};
        m_channels.push_back(std::move(channel));
    }
    if (asked.isEmpty() || asked.first().second != first) { // no message is sent by the second one alone
        tell({u"delivery"_s, u"delivery.channel"_s, Verdict::Ok, {PhraseId::ChannelOff}});
        return done();
    }
    const auto left = std::make_shared<qsizetype>(asked.size());
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const QString check = asked[i].first;
        const QString name = asked[i].second;
        core::whenReady(m_channels[size_t(i)]->health(), this,
                        [this, left, check, name](const core::Result<domain::ChannelHealth>& health) {
                            if (health && health->isTold && m_channelCanSend)
                                m_channelCanSend(name);
                            tell(aboutChannel(name, check, credentialOf(name, m_secrets), health));
                            if (--*left > 0)
                                return;
                            tellPauses();
                            done();
                        });
    }
}

// What a channel answers to a question is not all: while it is paused, every message waits.
void Doctor::tellPauses()
{
    if (m_pausedChannels)
        return tell(doctor::aboutPauses(m_pausedChannels()));
    const auto database = storage::Database::open(m_folder.database(), storage::Access::ReadOnly);
    if (!database)
        return; // the check of the database says why
    if (const auto standing = storage::AlertRepository(**database).standing())
        tell(doctor::aboutPauses(*standing));
}

void Doctor::tell(const DoctorLine& line)
{
    if (!m_finished)
        m_promise.addResult(line);
}

void Doctor::tell(const QList<DoctorLine>& lines)
{
    for (const DoctorLine& line : lines)
        tell(line);
}

void Doctor::done()
{
    if (--m_open > 0 || m_finished)
        return;
    m_finished = true;
    m_promise.finish();
    QMetaObject::invokeMethod(this, &Doctor::finished, Qt::QueuedConnection);
}

} // namespace loket::engine
