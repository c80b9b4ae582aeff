#include "engine/doctor/LocalChecks.h"

#include "payments/Wire.h"

#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QStorageInfo>
#include <QTemporaryFile>
#include <QTimeZone>

namespace loket::engine::doctor {

using namespace Qt::Literals::StringLiterals;
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

const QString house = u"house"_s;

DoctorLine ok(const QString& part, const QString& check, const QString& words)
{
    return {part, check, Verdict::Ok, words, {}};
}

// "what is wrong; what to do" in two halves.
DoctorLine halves(const QString& part, const QString& check, Verdict verdict, const QString& sentence)
{
    const auto at = sentence.lastIndexOf(u"; "_s);
    return at < 0 ? DoctorLine{part, check, verdict, sentence, {}}
                  : DoctorLine{part, check, verdict, sentence.left(at), sentence.mid(at + 2)};
}

QString inMegabytes(qint64 bytes)
{
    const qint64 megabytes = bytes / mebibyte;
    return megabytes < 10 * 1024 ? u"%1 MB"_s.arg(megabytes) : u"%1 GB"_s.arg(megabytes / 1024);
}

QUrl apiOf(const QString& gateway, const Settings& settings)
{
    const QUrl own(settings.value(u"payments.%1.base_url"_s.arg(gateway)));
    const bool live = settings.value(u"payments.%1.environment"_s.arg(gateway)) == u"production"_s;
    return own.isEmpty() ? payments::defaultBaseUrl(gateway, live ? payments::Environment::Production
                                                                  : payments::Environment::Sandbox)
                         : own;
}

// Where the buyer pays, which is not always where the API is.
QString pageHost(const QString& gateway, const Settings& settings)
{
    const bool own = settings.isSet(u"payments.%1.base_url"_s.arg(gateway));
    if (gateway == u"xendit"_s && !own)
        return u"checkout.xendit.co"_s;
    return apiOf(gateway, settings).host();
}

QStringList onlineGateways(const Settings& settings)
{
    QStringList names = settings.list(u"payments.gateways"_s);
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
        lines += ok(house, u"folder.writable"_s, u"the data folder %1 can be written"_s.arg(folder.path()));
    else
        lines += {house, u"folder.writable"_s, Verdict::Fail,
                  u"the data folder %1 cannot be written (%2): no order can be stored"_s.arg(folder.path(),
                                                                                             probe.errorString()),
                  u"chown -R $USER \"%1\" && chmod -R u+rwX \"%1\""_s.arg(folder.path())};

    if (folder.isOpenToOthers())
        lines += {house, u"folder.private"_s, Verdict::Warn,
                  u"other accounts of this computer may look into the data folder %1"_s.arg(folder.path()),
                  u"chmod -R go-rwx \"%1\""_s.arg(folder.path())};
    else
        lines += ok(house, u"folder.private"_s, u"only this account may look into the data folder"_s);

    const QStorageInfo disk(folder.path());
    const qint64 free = disk.bytesAvailable();
    const QString words = u"%1 free on %2"_s.arg(inMegabytes(free), disk.rootPath());
    const QString advice = u"delete old files from %1 or move the data folder to a larger disk"_s.arg(folder.backups());
    if (!disk.isValid() || free < 0)
        lines += {house, u"folder.disk"_s, Verdict::Warn, u"the free space of the disk cannot be read"_s,
                  u"df -h \"%1\""_s.arg(folder.path())};
    else if (free < leastFreeBytes)
        lines += {house, u"folder.disk"_s, Verdict::Fail, u"the disk is nearly full: "_s + words, advice};
    else if (free < wishedFreeBytes)
        lines += {house, u"folder.disk"_s, Verdict::Warn, u"the disk fills up: "_s + words, advice};
    else
        lines += ok(house, u"folder.disk"_s, words);
    return lines;
}

QList<DoctorLine> aboutSettings(const Settings& settings, Secrets& secrets)
{
    QList<DoctorLine> lines;
    for (const QString& contradiction : settings.contradictions())
        lines += halves(house, u"settings.values"_s, Verdict::Fail, contradiction);
    for (const QString& warning : settings.warnings())
        lines += halves(house, u"settings.values"_s, Verdict::Warn, warning);
    if (lines.isEmpty())
        lines += ok(house, u"settings.values"_s, u"the settings fit together"_s);
    if (const QString problem = secrets.problem(); !problem.isEmpty())
        lines += halves(house, u"secrets.store"_s, Verdict::Fail, problem);
    else
        lines += ok(house, u"secrets.store"_s, u"secrets are kept in %1"_s.arg(secrets.place()));
    return lines;
}

QList<DoctorLine> aboutClock(const QDateTime& now, const QString& timeZone)
{
    QList<DoctorLine> lines;
    if (now.date().year() < firstPlausibleYear)
        lines +=
            {house, u"clock.pc"_s, Verdict::Fail,
             u"this computer's clock stands in %1: every time in the books would be wrong"_s.arg(now.date().year()),
             u"sudo timedatectl set-ntp true"_s};
    else
        lines += ok(house, u"clock.pc"_s, u"this computer's clock says %1"_s.arg(core::toIso(now)));
    const QTimeZone zone(timeZone.toLatin1());
    if (!zone.isValid())
        lines +=
            {house, u"clock.zone"_s, Verdict::Fail, u"this computer does not know the time zone %1"_s.arg(timeZone),
             u"loketd config set business.timezone Asia/Jakarta"_s};
    else
        lines += ok(house, u"clock.zone"_s,
                    u"the business lives by %1, where it is %2"_s.arg(
                        timeZone, now.toTimeZone(zone).toString(u"yyyy-MM-dd HH:mm"_s)));
    return lines;
}

QList<DoctorLine> aboutPackages(const QList<domain::Package>& packages, const Settings& settings)
{
    QList<DoctorLine> lines;
    const auto enabled = std::count_if(packages.begin(), packages.end(), [](const auto& p) { return p.enabled; });
    if (enabled == 0)
        lines += {house, u"packages.on_sale"_s, Verdict::Warn, u"nothing is on sale"_s,
                  u"loketd package set 3k --price 3000 --duration 1d --profile PROFILE"_s};
    else
        lines += ok(house, u"packages.on_sale"_s, u"packages on sale: %1"_s.arg(enabled));
    for (const domain::Package& package : packages) {
        const QString router = package.router.isEmpty() ? u"main"_s : package.router;
        if (package.enabled && settings.value(u"router.%1.host"_s.arg(router)).isEmpty())
            lines +=
                {house, u"packages.router"_s, Verdict::Fail,
                 u"the package \"%1\" is made on the router \"%2\", which is not set up"_s.arg(package.name, router),
                 u"loketd config set router.%1.host 192.168.88.1"_s.arg(router)};
    }
    return lines;
}

QList<DoctorLine> aboutDatabase(const core::Result<storage::Checkup>& checkup, const QDateTime& now)
{
    const QString part = u"database"_s;
    if (!checkup && checkup.error().kind == core::ErrorKind::NotFound)
        return {ok(part, u"database.integrity"_s, u"there is no database yet; the engine makes it when it starts"_s)};
    const QString restore = u"stop Loket, then: loketd restore FILE (the newest file of backups/)"_s;
    if (!checkup)
        return {{part, u"database.integrity"_s, Verdict::Fail, checkup.error().detail, restore}};
    QList<DoctorLine> lines;
    if (!checkup->damage.isEmpty())
        lines += {part, u"database.integrity"_s, Verdict::Fail,
                  u"the database is damaged: %1"_s.arg(checkup->damage.join(u"; "_s)), restore};
    else if (checkup->brokenReferences > 0)
        lines += {part, u"database.integrity"_s, Verdict::Fail,
                  u"%1 rows of the database belong to rows that are gone"_s.arg(checkup->brokenReferences), restore};
    else
        lines +=
            ok(part, u"database.integrity"_s, u"the database is whole (%1)"_s.arg(inMegabytes(checkup->databaseBytes)));
    const int newest = storage::Database::newestSchemaVersion();
    if (checkup->schemaVersion > newest)
        lines += {part, u"database.schema"_s, Verdict::Fail,
                  u"the database was written by a newer Loket (schema %1, this program knows %2)"_s
                      .arg(checkup->schemaVersion)
                      .arg(newest),
                  u"install the newer version"_s};
    if (checkup->journalMode != u"wal"_s)
        lines += {part, u"database.wal"_s, Verdict::Warn,
                  u"the database's log is \"%1\" instead of \"wal\""_s.arg(checkup->journalMode),
                  u"start Loket once; it switches the log on"_s};
    else if (checkup->walBytes > largeWalBytes)
        lines += {part, u"database.wal"_s, Verdict::Warn,
                  u"the database's log has grown to %1: some program keeps it from being emptied"_s.arg(
                      inMegabytes(checkup->walBytes)),
                  u"end other programs that have loket.db open, then restart Loket"_s};
    else
        lines += ok(part, u"database.wal"_s, u"the database's log is in order"_s);
    if (checkup->newestChange.isValid() && now.secsTo(checkup->newestChange) > tolerableSecondsAhead)
        lines +=
            {part, u"database.clock"_s, Verdict::Fail,
             u"the newest order was changed at %1, which is still to come: this computer's clock has gone back"_s.arg(
                 core::toIso(checkup->newestChange)),
             u"sudo timedatectl set-ntp true"_s};
    return lines;
}

QList<DoctorLine> aboutCertificate(const Settings& settings, const QDateTime& now)
{
    const QString file = settings.value(u"server.tls_certificate"_s);
    if (file.isEmpty())
        return {};
    const QString check = u"server.certificate"_s;
    const auto chain = QSslCertificate::fromPath(file);
    if (chain.isEmpty())
        return {{u"server"_s, check, Verdict::Fail, u"%1 holds no certificate"_s.arg(file),
                 u"loketd config set server.tls_certificate FILE"_s}};
    const QDateTime ends = chain.first().expiryDate();
    if (ends < now)
        return {{u"server"_s, check, Verdict::Fail, u"the server's certificate ran out on %1"_s.arg(core::toIso(ends)),
                 u"renew it, then restart Loket"_s}};
    if (ends < now.addDays(daysToRenew))
        return {{u"server"_s, check, Verdict::Warn, u"the server's certificate runs out on %1"_s.arg(core::toIso(ends)),
                 u"renew it, then restart Loket"_s}};
    return {ok(u"server"_s, check, u"the server's certificate is good until %1"_s.arg(core::toIso(ends)))};
}

QList<DoctorLine> aboutPublicAddress(const Settings& settings)
{
    const QString check = u"server.public_url"_s;
    const QStringList gateways = onlineGateways(settings);
    const QUrl url = settings.url(u"server.public_url"_s);
    const QString fix = u"loketd config set server.public_url https://wifi.example.id"_s;
    if (gateways.isEmpty())
        return {ok(u"server"_s, check,
                   url.isEmpty() ? u"no public address, and no gateway that would need one"_s
                                 : u"the public address is %1"_s.arg(url.toString()))};
    const bool polls = settings.number(u"payments.poll_seconds"_s) > 0;
    if (url.isEmpty())
        return {{u"server"_s, check, polls ? Verdict::Warn : Verdict::Fail,
                 polls ? u"no public address: no webhook can come, payments are noticed by asking every %1 s"_s.arg(
                             settings.number(u"payments.poll_seconds"_s))
                       : u"no public address and no asking: no payment would ever be noticed"_s,
                 polls ? fix : u"loketd config set payments.poll_seconds 30"_s}};
    // Counterparts on this machine or network reach a private address; vendors do not.
    const bool vendors = std::any_of(gateways.begin(), gateways.end(), [&](const QString& gateway) {
        return !isPrivateHost(apiOf(gateway, settings).host());
    });
    if (vendors && isPrivateHost(url.host()))
        return {{u"server"_s, check, polls ? Verdict::Warn : Verdict::Fail,
                 u"%1 is known in this network only: the gateways cannot call it"_s.arg(url.toString()), fix}};
    if (vendors && url.scheme() != u"https"_s)
        return {{u"server"_s, check, Verdict::Warn,
                 u"%1 is not encrypted: several gateways call only https, and buyers' names travel in clear"_s.arg(
                     url.toString()),
                 u"loketd config set server.public_url https://%1"_s.arg(url.authority())}};
    return {ok(u"server"_s, check, u"the public address is %1"_s.arg(url.toString()))};
}

DoctorLine aboutWhereAddressLeads(const QUrl& address, const core::Result<void>& leads)
{
    const QString part = u"server"_s;
    const QString check = u"server.public_url.leads_here"_s;
    if (leads)
        return ok(part, check, u"%1 leads to this Loket"_s.arg(address.toString()));
    const core::Error& error = leads.error();
    if (error.kind == core::ErrorKind::Conflict)
        return {part, check, Verdict::Fail, error.detail, u"loketd config get server.public_url"_s};
    // Many routers do not lead their own public address back inside, so silence from in here proves nothing.
    return {part, check, Verdict::Warn, error.detail,
            u"open %1/voucher/ on a phone that uses mobile data: if the shop shows, all is well"_s.arg(
                address.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash))};
}

QList<DoctorLine> missingAt(const QString& gateway, const Settings& settings, Secrets& secrets)
{
    static const QHash<QString, QStringList> neededSecrets{
        {u"midtrans"_s, {u"server_key"_s}},
        {u"xendit"_s, {u"api_key"_s, u"callback_token"_s}},
        {u"tripay"_s, {u"api_key"_s, u"private_key"_s}},
        {u"duitku"_s, {u"api_key"_s}},
    };
    const QString part = u"payments.%1"_s.arg(gateway);
    QList<DoctorLine> lines;
    for (const QString& name : neededSecrets.value(gateway)) {
        const QString key = part + u'.' + name;
        if (!secrets.has(key))
            lines += {part, u"payments.keys"_s, Verdict::Fail, u"%1 is not set"_s.arg(key),
                      u"loketd secret set %1"_s.arg(key)};
    }
    if (gateway == u"tripay"_s || gateway == u"duitku"_s) {
        const QString key = part + u".merchant_code"_s;
        if (settings.value(key).isEmpty())
            lines += {part, u"payments.keys"_s, Verdict::Fail, u"%1 is not set"_s.arg(key),
                      u"loketd config set %1 CODE"_s.arg(key)};
    }
    return lines;
}

QStringList hostsGuestsNeed(const Settings& settings)
{
    QStringList hosts;
    const auto add = [&hosts](const QString& host) {
        // What stands in the guests' own network needs no hole in the wall to the internet.
        if (!host.isEmpty() && !isPrivateHost(host) && !hosts.contains(host))
            hosts += host;
    };
    add(settings.url(u"server.public_url"_s).host());
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
