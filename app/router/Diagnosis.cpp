#include "router/Diagnosis.h"

#include "core/Reasons.h"
#include "router/Values.h"

#include <QRegularExpression>

#include <algorithm>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;
using core::Phrase;
using core::PhraseId;

namespace {

constexpr qint64 tolerableClockError = 300; // seconds

struct ReasonCommand
{
    core::Reason reason;
    const char* command; // %1 to %9 are the error's values
};

using core::Reason;
constexpr ReasonCommand reasonCommands[] = {
    {Reason::RouterHidesPasswords, "/user group print"},
    {Reason::CertificateNotConfirmed, "loketd config set router.%2.fingerprint %1"},
    {Reason::CertificateOther, "loketd config set router.%2.fingerprint %1"},
    {Reason::RouterClosedLogin, "/ip service print"},
    {Reason::RouterOldLogin, "loketd config set router.%1.legacy_login true"},
    {Reason::RouterLegacyLogin, "loketd config set router.%1.legacy_login false"},
    {Reason::RouterPinnedAndAnonymous, "loketd config set router.%1.anonymous_tls false"},
    {Reason::RouterNoProfile, "/ip hotspot user profile add name=\"%1\""},
    {Reason::RouterNoServer, "/ip hotspot print"},
    {Reason::RouterLogin, "/user print detail"},
    {Reason::RouterPolicy, "/user group print"},
    {Reason::RouterNoCommand, "/system package print"},
    {Reason::RouterNoLoginAnswer, "/ip service print"},
    {Reason::RouterApiOffAdvice, "/ip service enable %1"},
    {Reason::RouterApiSslAdvice, "/ip service set api-ssl certificate=NAME"},
    {Reason::SshForwarding, "/ip ssh set forwarding-enabled=local"},
    {Reason::SshApiPort, "/ip service enable api"},
    {Reason::SshUnreachable, "/ip service enable ssh"},
    {Reason::SshNoUsableKey, "/ip ssh set host-key-type=ed25519; /ip ssh regenerate-host-key"},
    {Reason::SshKeyNotConfirmed, "loketd config set router.%2.fingerprint %1"},
    {Reason::SshKeyOther, "loketd config set router.%2.fingerprint %1"},
    {Reason::SshPasswordAdvice, "/user ssh-keys print"},
    {Reason::SshKeyAdvice, "/user ssh-keys import"},
    {Reason::TunnelKeyNotConfirmed, "loketd config set tunnel.fingerprint %1"},
};

// A value inside the quotation marks of a RouterOS command line.
QString escaped(QString value)
{
    return value.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'$', u"\\$"_s);
}

QString quoted(const QString& value)
{
    return u'"' + escaped(value) + u'"';
}

Finding ok(const QString& check, PhraseId what, const QStringList& values = {})
{
    return {check, Verdict::Ok, {what, values}, {}};
}

Finding fromError(const QString& check, const core::Error& error)
{
    return {check, Verdict::Fail, core::phraseOf(error), commandFor(error)};
}

Finding aboutTransport(const RouterSettings& settings)
{
    const QString check = u"router.transport"_s;
    if (settings.transport == TransportKind::Plain)
        return {check,
                Verdict::Warn,
                {PhraseId::RouterPlain},
                u"loketd config set router.%1.transport ssh"_s.arg(settings.name)};
    if (settings.transport == TransportKind::Tls && settings.anonymousTls)
        return {check, Verdict::Warn, {PhraseId::RouterAnonymousTls}, u"/ip service set api-ssl certificate=NAME"_s};
    return ok(check, PhraseId::RouterEncrypted);
}

Finding aboutPolicies(const RouterSettings& settings, const DoctorFacts& facts)
{
    const QString check = u"router.policies"_s;
    if (facts.mayWrite)
        return ok(check, PhraseId::RouterMayWrite, {settings.user});
    const QString group = facts.group.isEmpty() ? u"GROUP"_s : quoted(facts.group);
    // The command replaces the group's list, so it must contain what the group has and what the tunnel needs.
    QStringList policies = facts.policiesOfGroups.value(facts.group);
    for (const QString& needed : {u"api"_s, u"read"_s, u"write"_s, u"sensitive"_s, u"test"_s, u"ssh"_s}) {
        if (!policies.contains(needed) && (needed != u"ssh" || settings.transport == TransportKind::Ssh))
            policies += needed;
    }
    return {check,
            Verdict::Fail,
            {PhraseId::RouterMayNotWrite, {settings.user}},
            u"/user group set [find name=%1] policy=%2"_s.arg(group, policies.join(u','))};
}

QList<Finding> aboutClock(const DoctorFacts& facts, const DoctorExpectations& expected)
{
    const QString check = u"router.clock"_s;
    if (!facts.clock)
        return {fromError(check, facts.clock.error())};
    const QString synchronise =
        facts.version.startsWith(u"6."_s)
            ? u"/system ntp client set enabled=yes server-dns-names=pool.ntp.org"_s
            : u"/system ntp client set enabled=yes; /system ntp client servers add address=pool.ntp.org"_s;
    QList<Finding> findings;
    const QDateTime time = facts.clock->utc;
    if (!time.isValid())
        findings.append({check, Verdict::Warn, {PhraseId::RouterClockUnreadable}, u"/system clock print"_s});
    else if (time.date().year() < firstPlausibleYear)
        findings.append(
            {check, Verdict::Warn, {PhraseId::RouterClockReset, {QString::number(time.date().year())}}, synchronise});
    else if (std::abs(time.secsTo(facts.askedAt)) > tolerableClockError)
        findings.append({check,
                         Verdict::Warn,
                         {PhraseId::RouterClockOff, {QString::number(std::abs(time.secsTo(facts.askedAt)) / 60)}},
                         synchronise});
    else
        findings.append(ok(check, PhraseId::RouterClockRight));
    if (!expected.timeZone.isEmpty() && facts.clock->timeZone != expected.timeZone)
        findings.append({u"router.timezone"_s,
                         Verdict::Warn,
                         {PhraseId::RouterZoneDiffers, {facts.clock->timeZone, expected.timeZone}},
                         u"/system clock set time-zone-name=%1"_s.arg(expected.timeZone)});
    return findings;
}

QList<Finding> aboutProfiles(const DoctorFacts& facts, const DoctorExpectations& expected)
{
    const QString check = u"router.profiles"_s;
    if (!facts.profiles)
        return {fromError(check, facts.profiles.error())};
    QStringList there;
    for (const UserProfile& profile : *facts.profiles)
        there.append(profile.name);
    QList<Finding> findings;
    for (const QString& wanted : expected.profiles) {
        if (!there.contains(wanted))
            findings.append({check,
                             Verdict::Fail,
                             {PhraseId::ProfileMissing, {wanted}},
                             u"/ip hotspot user profile add name=%1 shared-users=1"_s.arg(quoted(wanted))});
    }
    if (findings.isEmpty())
        findings.append(ok(check, PhraseId::ProfilesThere));
    return findings;
}

Finding aboutServers(const RouterSettings& settings, const DoctorFacts& facts)
{
    const QString check = u"router.hotspot"_s;
    if (!facts.servers)
        return fromError(check, facts.servers.error());
    if (facts.servers->isEmpty())
        return {check, Verdict::Fail, {PhraseId::HotspotMissing}, u"/ip hotspot setup"_s};
    const auto named = [&](const QString& name) {
        return std::find_if(facts.servers->cbegin(), facts.servers->cend(),
                            [&](const HotspotServer& server) { return server.name == name; });
    };
    const bool all = settings.hotspotServer == u"all";
    if (!all && named(settings.hotspotServer) == facts.servers->cend())
        return {check,
                Verdict::Fail,
                {PhraseId::HotspotServerMissing, {settings.hotspotServer}},
                u"loketd config set router.%1.hotspot_server all"_s.arg(settings.name)};
    for (const HotspotServer& server : *facts.servers) {
        if (!all && server.name != settings.hotspotServer)
            continue;
        if (server.invalid)
            return {check,
                    Verdict::Fail,
                    {PhraseId::HotspotServerInvalid, {server.name}},
                    u"/ip hotspot print detail where name=%1"_s.arg(quoted(server.name))};
        if (server.disabled)
            return {check,
                    all ? Verdict::Warn : Verdict::Fail,
                    {PhraseId::HotspotServerOff, {server.name}},
                    u"/ip hotspot enable [find name=%1]"_s.arg(quoted(server.name))};
    }
    return ok(check, PhraseId::HotspotRuns);
}

QList<Finding> aboutLoginPage(const DoctorFacts& facts)
{
    if (!facts.serverProfiles)
        return {fromError(u"router.login"_s, facts.serverProfiles.error())};
    QStringList used;
    if (facts.servers) {
        for (const HotspotServer& server : *facts.servers)
            used.append(server.profile);
    }
    QList<Finding> findings;
    for (const ServerProfile& profile : *facts.serverProfiles) {
        if (!used.contains(profile.name))
            continue;
        const QString find = u"/ip hotspot profile set [find name=%1] "_s.arg(quoted(profile.name));
        if (!profile.loginBy.contains(u"http-pap"_s))
            findings.append({u"router.login"_s,
                             Verdict::Warn,
                             {PhraseId::LoginWithoutPap, {profile.name}},
                             find + u"login-by="_s + (profile.loginBy + QStringList{u"http-pap"_s}).join(u',')});
        if (profile.dnsName.isEmpty())
            findings.append({u"router.dns_name"_s,
                             Verdict::Warn,
                             {PhraseId::LoginWithoutName, {profile.name}},
                             find + u"dns-name=wifi.hotspot"_s});
    }
    if (findings.isEmpty())
        findings.append(ok(u"router.login"_s, PhraseId::LoginGood));
    return findings;
}

QList<Finding> aboutWalledGarden(const DoctorFacts& facts, const DoctorExpectations& expected)
{
    const QString check = u"router.walled_garden"_s;
    if (!facts.walledGarden)
        return {fromError(check, facts.walledGarden.error())};
    QList<Finding> findings;
    for (const QString& host : expected.openHosts) {
        const bool open = std::any_of(
            facts.walledGarden->cbegin(), facts.walledGarden->cend(), [&host](const WalledGardenEntry& entry) {
                return entry.allows && !entry.disabled && walledGardenMatches(entry.dstHost, host);
            });
        if (!open)
            findings.append({check,
                             Verdict::Warn,
                             {PhraseId::GuestsBlocked, {host}},
                             u"/ip hotspot walled-garden ip add dst-host=%1 action=accept comment=loket"_s.arg(host)});
    }
    if (findings.isEmpty())
        findings.append(ok(check, PhraseId::GuestsReach));
    return findings;
}

} // namespace

QString toString(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Ok:
        return u"ok"_s;
    case Verdict::Warn:
        return u"warn"_s;
    case Verdict::Fail:
        return u"fail"_s;
    }
    return u"fail"_s;
}

QString commandFor(const core::Error& error)
{
    for (const ReasonCommand& row : reasonCommands) {
        if (row.reason != error.reason)
            continue;
        QStringList values = error.values;
        if (row.command[0] == '/')
            std::transform(values.cbegin(), values.cend(), values.begin(), escaped);
        return core::fillIn(QString::fromLatin1(row.command), values);
    }
    return error.cause.empty() ? QString() : commandFor(error.cause.front());
}

bool walledGardenMatches(const QString& pattern, const QString& host)
{
    if (pattern.isEmpty())
        return false;
    const QString expression =
        pattern.startsWith(u':') ? pattern.mid(1) : QRegularExpression::wildcardToRegularExpression(pattern);
    const QRegularExpression matcher(expression, QRegularExpression::CaseInsensitiveOption);
    return matcher.isValid() && matcher.match(host).hasMatch();
}

QList<Finding> diagnose(const RouterSettings& settings, const DoctorFacts& facts, const DoctorExpectations& expected)
{
    if (settings.host.isEmpty())
        return {{u"router.connection"_s,
                 Verdict::Fail,
                 {PhraseId::RouterNotSetUp},
                 u"loketd config set router.%1.host 192.168.88.1"_s.arg(settings.name)}};
    if (!facts.connection)
        return {fromError(u"router.connection"_s, facts.connection.error())};
    QList<Finding> findings{ok(u"router.connection"_s, PhraseId::RouterConnected, {settings.host, facts.version})};
    findings.append(aboutTransport(settings));
    findings.append(aboutPolicies(settings, facts));
    findings.append(aboutClock(facts, expected));
    findings.append(aboutServers(settings, facts));
    findings.append(aboutProfiles(facts, expected));
    findings.append(aboutLoginPage(facts));
    findings.append(aboutWalledGarden(facts, expected));
    return findings;
}

} // namespace loket::router
