#include "engine/doctor/LocalChecks.h"

#include "engine/schedule/BackupKeeper.h"
#include "engine/watch/Alert.h"
#include "payments/Gateways.h"

#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QTimeZone>

#include <cmath>

namespace loket::engine::doctor {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Phrase;
using core::PhraseId;
using settings::Secrets;
using settings::Settings;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 leastFreeBytes = 100 * mebibyte;   // below it a busy day may not fit any more
constexpr qint64 wishedFreeBytes = 1024 * mebibyte; // room for backups
constexpr qint64 largeWalBytes = 64 * mebibyte;     // SQLite empties it at 4 MB unless a reader holds it
constexpr int firstPlausibleYear = 2024;            // a PC whose battery is empty starts in 1970 or 2000
constexpr qint64 tolerableSecondsAhead = 120;
constexpr int daysToRenew = 14;
constexpr int leastProxyBitsV4 = 8; // 10.0.0.0/8 is a house; less is the world
constexpr int leastProxyBitsV6 = 32;
constexpr double leastCodeDigits = 8; // codes that somebody who guesses does not get through: 10^8
constexpr int hoursOfFreshCopy = 48;  // one is made each day; a PC that was off for a weekend gets a warning
constexpr int hoursOfStaleCopy = 7 * 24;

const QString house = u"house"_s;

DoctorLine ok(const QString& part, const QString& check, PhraseId what, const QStringList& values = {})
{
    return {part, check, Verdict::Ok, {what, values}};
}

DoctorLine from(const core::Advice& advice, const QString& check, Verdict verdict)
{
    return {house, check, verdict, advice.what, {}, advice.remedy};
}

// By the clock on this computer's wall.
QString forPeople(const QDateTime& time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QString inMegabytes(qint64 bytes)
{
    const qint64 megabytes = bytes / mebibyte;
    return megabytes < 10 * 1024 ? u"%1 MB"_s.arg(megabytes) : u"%1 GB"_s.arg(megabytes / 1024);
}

QUrl apiOf(const QString& gateway, const Settings& settings)
{
    const QUrl own(settings.value(u"payments.NAME.base_url"_keyOf(gateway)));
    const bool live = settings.value(u"payments.NAME.environment"_keyOf(gateway)) == u"production"_s;
    return own.isEmpty() ? payments::defaultBaseUrl(gateway, live ? payments::Environment::Production
                                                                  : payments::Environment::Sandbox)
                         : own;
}

// Where the buyer pays, which is not always where the API is.
QString pageHost(const QString& gateway, const Settings& settings)
{
    const bool own = settings.isSet(u"payments.NAME.base_url"_keyOf(gateway));
    const payments::Gateway* known = payments::findGateway(gateway);
    return known && !own && !known->pageHost.isEmpty() ? known->pageHost : apiOf(gateway, settings).host();
}

QStringList onlineGateways(const Settings& settings)
{
    QStringList names = settings.list(u"payments.gateways"_key);
    names.removeAll(u"cash"_s);
    return names;
}

} // namespace

QList<DoctorLine> aboutFolder(const settings::DataFolder& folder)
{
    QList<DoctorLine> lines;
    QTemporaryFile probe(folder.path() + u"/doctor-XXXXXX"_s);
    const QByteArray content(4096, 'x');
    if (probe.open() && probe.write(content) == content.size() && probe.flush())
        lines += ok(house, u"folder.writable"_s, PhraseId::FolderWritable, {folder.path()});
    else
        lines += {house,
                  u"folder.writable"_s,
                  Verdict::Fail,
                  {PhraseId::FolderNotWritable, {folder.path(), probe.errorString()}},
                  u"chown -R $USER \"%1\" && chmod -R u+rwX \"%1\""_s.arg(folder.path())};

    if (folder.isOpenToOthers())
        lines += {house,
                  u"folder.private"_s,
                  Verdict::Warn,
                  {PhraseId::FolderOpen, {folder.path()}},
                  u"chmod -R go-rwx \"%1\""_s.arg(folder.path())};
    else
        lines += ok(house, u"folder.private"_s, PhraseId::FolderPrivate);

    const QStorageInfo disk(folder.path());
    const qint64 free = disk.bytesAvailable();
    const QStringList room{inMegabytes(free), disk.rootPath()};
    const Phrase advice{PhraseId::MakeRoom, {folder.backups()}};
    if (!disk.isValid() || free < 0)
        lines +=
            {house, u"folder.disk"_s, Verdict::Warn, {PhraseId::DiskUnknown}, u"df -h \"%1\""_s.arg(folder.path())};
    else if (free < leastFreeBytes)
        lines += {house, u"folder.disk"_s, Verdict::Fail, {PhraseId::DiskNearlyFull, room}, {}, advice};
    else if (free < wishedFreeBytes)
        lines += {house, u"folder.disk"_s, Verdict::Warn, {PhraseId::DiskFillsUp, room}, {}, advice};
    else
        lines += ok(house, u"folder.disk"_s, PhraseId::DiskFree, room);
    return lines;
}

QList<DoctorLine> aboutBackups(const settings::DataFolder& folder, const Settings& settings, const QDateTime& now)
{
    if (!QFile::exists(folder.database()))
        return {};
    const QString check = u"database.copies"_s;
    const QString part = u"database"_s;
    const QString byHand = u"loketd backup \"%1/%2.db\""_s.arg(folder.backups(), now.toString(u"yyyyMMdd-HHmm"_s));
    const bool isOff = settings.number(u"backup.daily"_key) <= 0 && settings.number(u"backup.weekly"_key) <= 0;
    const QDateTime newest = newestBackup(folder.backups());
    if (!newest.isValid())
        return {
            isOff ? DoctorLine{part, check, Verdict::Warn, {PhraseId::CopiesOff}, u"loketd config set backup.daily 7"_s}
                  : DoctorLine{part, check, Verdict::Warn, {PhraseId::CopiesNone}, byHand}};
    const qint64 hours = std::max<qint64>(0, newest.secsTo(now) / 3600);
    const QStringList values{forPeople(newest), QString::number(hours)};
    if (hours < hoursOfFreshCopy)
        return {ok(part, check, PhraseId::CopyFresh, values)};
    return {
        {part, check, hours < hoursOfStaleCopy ? Verdict::Warn : Verdict::Fail, {PhraseId::CopyOld, values}, byHand}};
}

QList<DoctorLine> aboutSettings(const Settings& settings, Secrets& secrets)
{
    QList<DoctorLine> lines;
    for (const core::Advice& contradiction : settings.contradictions())
        lines += from(contradiction, u"settings.values"_s, Verdict::Fail);
    for (const core::Advice& warning : settings.warnings())
        lines += from(warning, u"settings.values"_s, Verdict::Warn);
    if (lines.isEmpty())
        lines += ok(house, u"settings.values"_s, PhraseId::SettingsFit);
    if (const core::Advice problem = secrets.problem(); !problem.what.isEmpty())
        lines += from(problem, u"secrets.store"_s, Verdict::Fail);
    else
        lines += ok(house, u"secrets.store"_s, PhraseId::SecretsKept, {secrets.place()});
    return lines;
}

QList<DoctorLine> aboutRisks(const Settings& settings)
{
    QList<DoctorLine> lines;
    for (const QString& entry : settings.list(u"server.trusted_proxies"_key)) {
        const auto [net, bits] = QHostAddress::parseSubnet(entry.trimmed());
        const int least = net.protocol() == QAbstractSocket::IPv6Protocol ? leastProxyBitsV6 : leastProxyBitsV4;
        if (bits >= 0 && bits < least)
            lines += {house,
                      u"server.trusted_proxies"_s,
                      Verdict::Warn,
                      {PhraseId::ProxiesAreAnybody, {entry.trimmed()}},
                      u"loketd config set server.trusted_proxies 127.0.0.1"_s};
    }
    const auto alphabet = domain::alphabetNamed(settings.value(u"voucher.alphabet"_key));
    const bool hasPassword = settings.value(u"voucher.mode"_key) == u"userpass"_s;
    const auto length = settings.number(u"voucher.length"_key);
    const double perPlace = alphabet ? std::log10(double(alphabet->size())) : 1;
    if (perPlace * double(length) * (hasPassword ? 2 : 1) < leastCodeDigits)
        lines += {house,
                  u"voucher.length"_s,
                  Verdict::Warn,
                  {PhraseId::CodesAreFew, {QString::number(length), settings.value(u"voucher.alphabet"_key)}},
                  u"loketd config set voucher.length %1"_s.arg(int(std::ceil(leastCodeDigits / perPlace)))};
    for (const QString& gateway : onlineGateways(settings)) {
        const QUrl api = apiOf(gateway, settings);
        if (api.scheme() == u"http"_s && api.host() != u"localhost"_s && !QHostAddress(api.host()).isLoopback())
            lines +=
                {house,
                 u"payments.plain"_s,
                 Verdict::Warn,
                 {PhraseId::GatewayInTheClear, {gateway, api.host()}},
                 u"loketd config set payments.%1.base_url https://%2"_s.arg(gateway, api.authority() + api.path())};
    }
    return lines;
}

QList<DoctorLine> aboutPrivacy(const Settings& settings)
{
    const qint64 days = settings.number(u"privacy.forget_after_days"_key);
    const qint64 unpaid = settings.number(u"privacy.forget_unpaid_after_days"_key);
    const QString check = u"privacy.kept"_s;
    if (days <= 0 && unpaid <= 0)
        return {ok(house, check, PhraseId::CustomersKept)};
    if (days <= 0)
        return {ok(house, check, PhraseId::CustomersKeptWherePaid, {QString::number(unpaid)})};
    return {ok(house, check, PhraseId::CustomersForgotten,
               {QString::number(days), QString::number(unpaid > 0 ? std::min(days, unpaid) : days)})};
}

QList<DoctorLine> aboutClock(const QDateTime& now, const QString& timeZone,
                             const std::function<bool(const QByteArray&)>& knows)
{
    QList<DoctorLine> lines;
    if (now.date().year() < firstPlausibleYear)
        lines += {house,
                  u"clock.pc"_s,
                  Verdict::Fail,
                  {PhraseId::ClockOfPcWrong, {QString::number(now.date().year())}},
                  u"sudo timedatectl set-ntp true"_s};
    else
        lines += ok(house, u"clock.pc"_s, PhraseId::ClockOfPc, {forPeople(now)});
    const QTimeZone zone(timeZone.toLatin1());
    if (!knows(timeZone.toLatin1()) && !knows("Asia/Jakarta")) // not a wrong name: this computer has no zones
        lines +=
            {house, u"clock.zone"_s, Verdict::Fail, {PhraseId::ZonesMissing, {timeZone}}, u"sudo apt install tzdata"_s};
    else if (!knows(timeZone.toLatin1()))
        lines += {house,
                  u"clock.zone"_s,
                  Verdict::Fail,
                  {PhraseId::ZoneUnknown, {timeZone}},
                  u"loketd config set business.timezone Asia/Jakarta"_s};
    else
        lines += ok(house, u"clock.zone"_s, PhraseId::ZoneOfBusiness,
                    {timeZone, now.toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_s)});
    return lines;
}

QList<DoctorLine> aboutPackages(const QList<domain::Package>& packages, const Settings& settings)
{
    QList<DoctorLine> lines;
    const auto enabled = std::count_if(packages.begin(), packages.end(), [](const auto& p) { return p.enabled; });
    if (enabled == 0)
        lines += {house,
                  u"packages.on_sale"_s,
                  Verdict::Warn,
                  {PhraseId::NothingOnSale},
                  u"loketd package set 3k --price 3000 --duration 1d --profile PROFILE"_s};
    else
        lines += ok(house, u"packages.on_sale"_s, PhraseId::PackagesOnSale, {QString::number(enabled)});
    for (const domain::Package& package : packages) {
        const QString router = package.router.isEmpty() ? u"main"_s : package.router;
        if (package.enabled && settings.value(u"router.NAME.host"_keyOf(router)).isEmpty())
            lines += {house,
                      u"packages.router"_s,
                      Verdict::Fail,
                      {PhraseId::PackageWithoutRouter, {package.name, router}},
                      u"loketd config set router.%1.host 192.168.88.1"_s.arg(router)};
    }
    return lines;
}

QList<DoctorLine> aboutDatabase(const core::Result<storage::Checkup>& checkup, const QDateTime& now)
{
    const QString part = u"database"_s;
    if (!checkup && checkup.error().kind == core::ErrorKind::NotFound)
        return {ok(part, u"database.integrity"_s, PhraseId::DatabaseNotYet)};
    const Phrase restore{PhraseId::RestoreCopy};
    if (!checkup)
        return {{part, u"database.integrity"_s, Verdict::Fail, core::phraseOf(checkup.error()), {}, restore}};
    QList<DoctorLine> lines;
    if (!checkup->damage.isEmpty())
        lines += {part,
                  u"database.integrity"_s,
                  Verdict::Fail,
                  {PhraseId::DatabaseDamaged, {checkup->damage.join(u"; "_s)}},
                  {},
                  restore};
    else if (checkup->brokenReferences > 0)
        lines += {part,
                  u"database.integrity"_s,
                  Verdict::Fail,
                  {PhraseId::DatabaseRowsLost, {QString::number(checkup->brokenReferences)}},
                  {},
                  restore};
    else
        lines += ok(part, u"database.integrity"_s, PhraseId::DatabaseWhole, {inMegabytes(checkup->databaseBytes)});
    const int newest = storage::Database::newestSchemaVersion();
    if (checkup->schemaVersion > newest)
        lines += {part,
                  u"database.schema"_s,
                  Verdict::Fail,
                  {PhraseId::DatabaseNewer, {QString::number(checkup->schemaVersion), QString::number(newest)}},
                  {},
                  {PhraseId::InstallNewer}};
    if (!checkup->foreign.isEmpty())
        lines += {part,
                  u"database.foreign"_s,
                  Verdict::Warn,
                  {PhraseId::DatabaseForeignParts, {checkup->foreign.join(u", "_s)}},
                  {},
                  {PhraseId::DropForeignParts}};
    if (checkup->journalMode != u"wal"_s)
        lines += {part, u"database.wal"_s,         Verdict::Warn, {PhraseId::WalOff, {checkup->journalMode}},
                  {},   {PhraseId::StartLoketOnce}};
    else if (checkup->walBytes > largeWalBytes)
        lines +=
            {part, u"database.wal"_s,           Verdict::Warn, {PhraseId::WalLarge, {inMegabytes(checkup->walBytes)}},
             {},   {PhraseId::EndOtherPrograms}};
    else
        lines += ok(part, u"database.wal"_s, PhraseId::WalGood);
    if (checkup->newestChange.isValid() && now.secsTo(checkup->newestChange) > tolerableSecondsAhead)
        lines += {part,
                  u"database.clock"_s,
                  Verdict::Fail,
                  {PhraseId::ClockWentBack, {forPeople(checkup->newestChange)}},
                  u"sudo timedatectl set-ntp true"_s};
    return lines;
}

QList<DoctorLine> aboutPauses(const QList<storage::AlertRow>& standing)
{
    QList<DoctorLine> lines;
    for (const storage::AlertRow& alert : standing) {
        if (alertKindFromString(alert.kind) == AlertKind::ChannelPaused)
            lines += {u"delivery"_s,
                      u"delivery.paused"_s,
                      Verdict::Fail,
                      {PhraseId::ChannelIsPaused,
                       {alert.subject, core::toIso(alert.raisedAt)},
                       {core::phraseFromStored(alert.reason, alert.because)}},
                      {},
                      {PhraseId::ResumeChannel}};
    }
    return lines;
}

QList<DoctorLine> aboutCertificate(const Settings& settings, const QDateTime& now)
{
    const QString file = settings.value(u"server.tls_certificate"_key);
    if (file.isEmpty())
        return {};
    const QString check = u"server.certificate"_s;
    const auto chain = QSslCertificate::fromPath(file);
    if (chain.isEmpty())
        return {{u"server"_s,
                 check,
                 Verdict::Fail,
                 {PhraseId::CertificateMissing, {file}},
                 u"loketd config set server.tls_certificate FILE"_s}};
    const QDateTime ends = chain.first().expiryDate();
    if (ends < now)
        return {{u"server"_s,
                 check,
                 Verdict::Fail,
                 {PhraseId::CertificateExpired, {forPeople(ends)}},
                 {},
                 {PhraseId::RenewCertificate}}};
    if (ends < now.addDays(daysToRenew))
        return {{u"server"_s,
                 check,
                 Verdict::Warn,
                 {PhraseId::CertificateExpires, {forPeople(ends)}},
                 {},
                 {PhraseId::RenewCertificate}}};
    return {ok(u"server"_s, check, PhraseId::CertificateGood, {forPeople(ends)})};
}

QList<DoctorLine> aboutPublicAddress(const Settings& settings)
{
    const QString check = u"server.public_url"_s;
    const QStringList gateways = onlineGateways(settings);
    const QUrl url = settings.url(u"server.public_url"_key);
    const QString fix = u"loketd config set server.public_url https://wifi.example.id"_s;
    const QHostAddress listening(settings.value(u"server.listen"_key));
    const bool onlyHere = listening.isLoopback() || listening == QHostAddress::Any ||
                          listening == QHostAddress::AnyIPv4 || listening == QHostAddress::AnyIPv6;
    const bool sendsMessages = settings.value(u"delivery.channel"_key) != u"none"_s;
    if (gateways.isEmpty() && url.isEmpty() && onlyHere && sendsMessages)
        return {{u"server"_s, check, Verdict::Warn, {PhraseId::LinksMissing}, fix}};
    if (gateways.isEmpty())
        return {url.isEmpty() ? ok(u"server"_s, check, PhraseId::PublicAddressNotNeeded)
                              : ok(u"server"_s, check, PhraseId::PublicAddress, {url.toString()})};
    const bool polls = settings.number(u"payments.poll_seconds"_key) > 0;
    if (url.isEmpty())
        return {{u"server"_s, check, polls ? Verdict::Warn : Verdict::Fail,
                 polls ? Phrase{PhraseId::PublicAddressMissing,
                                {QString::number(settings.number(u"payments.poll_seconds"_key))}}
                       : Phrase{PhraseId::PaymentsUnnoticed},
                 polls ? fix : u"loketd config set payments.poll_seconds 30"_s}};
    // Counterparts on this computer or network reach a private address; vendors do not.
    const bool vendors = std::any_of(gateways.begin(), gateways.end(), [&](const QString& gateway) {
        return !isPrivateHost(apiOf(gateway, settings).host());
    });
    if (vendors && isPrivateHost(url.host()))
        return {{u"server"_s,
                 check,
                 polls ? Verdict::Warn : Verdict::Fail,
                 {PhraseId::PublicAddressPrivate, {url.toString()}},
                 fix}};
    if (vendors && url.scheme() != u"https"_s)
        return {{u"server"_s,
                 check,
                 Verdict::Warn,
                 {PhraseId::PublicAddressPlain, {url.toString()}},
                 u"loketd config set server.public_url https://%1"_s.arg(url.authority())}};
    return {ok(u"server"_s, check, PhraseId::PublicAddress, {url.toString()})};
}

DoctorLine aboutWhereAddressLeads(const QUrl& address, const core::Result<void>& leads)
{
    const QString part = u"server"_s;
    const QString check = u"server.public_url.leads_here"_s;
    if (leads)
        return ok(part, check, PhraseId::AddressLeadsHere, {address.toString()});
    const core::Error& error = leads.error();
    if (error.kind == core::ErrorKind::Conflict)
        return {part, check, Verdict::Fail, core::phraseOf(error), u"loketd config get server.public_url"_s};
    // Many routers do not forward their own public address from inside, so no answer from here proves nothing.
    return {part,
            check,
            Verdict::Warn,
            core::phraseOf(error),
            {},
            {PhraseId::TryFromPhone, {address.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash)}}};
}

QList<DoctorLine> missingAt(const QString& gateway, const Settings& settings, Secrets& secrets)
{
    const payments::Gateway* known = payments::findGateway(gateway);
    if (!known)
        return {};
    const QString part = u"payments.%1"_s.arg(gateway);
    QList<DoctorLine> lines;
    const auto missing = [&](const QString& key, const QString& command) {
        lines += {part, u"payments.keys"_s, Verdict::Fail, {PhraseId::KeyNotSet, {key}}, command.arg(key)};
    };
    for (const QString& name : domain::neededParts(known->keys, true)) {
        if (const QString key = part + u'.' + name; !secrets.has(loket::settings::SecretKey::ofVendor(key)))
            missing(key, u"loketd secret set %1"_s);
    }
    for (const QString& name : domain::neededParts(known->keys, false)) {
        if (const QString key = part + u'.' + name;
            settings.value(loket::settings::SettingKey::ofVendor(key)).isEmpty())
            missing(key, u"loketd config set %1 CODE"_s);
    }
    return lines;
}

QStringList hostsGuestsNeed(const Settings& settings)
{
    QStringList hosts;
    const auto add = [&hosts](const QString& host) {
        // A host in the guests' own network needs no entry in the walled garden.
        if (!host.isEmpty() && !isPrivateHost(host) && !hosts.contains(host))
            hosts += host;
    };
    add(settings.url(u"server.public_url"_key).host());
    for (const QString& gateway : onlineGateways(settings))
        add(pageHost(gateway, settings));
    return hosts;
}

bool isPrivateHost(const QString& host)
{
    const QHostAddress address(host);
    if (address.isNull())
        return host.isEmpty() || !host.contains(u'.') || host == u"localhost"_s || host.endsWith(u".local"_s) ||
               host.endsWith(u".lan"_s) || host.endsWith(u".internal"_s) || host.endsWith(u".hotspot"_s);
    if (address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast())
        return true;
    // RFC 1918 and RFC 6598 (behind a provider's NAT).
    const auto nets = {u"10.0.0.0/8"_s, u"172.16.0.0/12"_s, u"192.168.0.0/16"_s, u"100.64.0.0/10"_s};
    return std::any_of(nets.begin(), nets.end(),
                       [&address](const QString& net) { return address.isInSubnet(QHostAddress::parseSubnet(net)); });
}

} // namespace loket::engine::doctor
