#include "engine/watch/RouterIdentities.h"

#include "core/Reasons.h"
#include "storage/EventRepositories.h"

#include <QJsonDocument>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using router::Device;

namespace {

QString markOf(const QString& router)
{
    return u"router:"_s + router;
}

QString numberOf(const Device& device)
{
    return device.serial.isEmpty() ? device.softwareId : device.serial;
}

QString shown(const Device& device)
{
    constexpr qsizetype enoughToCompare = 20; // of a fingerprint, with the word before it
    const QString number = numberOf(device);
    const QString mark = number.isEmpty() ? device.certificate.left(enoughToCompare) : number;
    return mark.isEmpty() ? device.name : u"%1, %2"_s.arg(device.name, mark);
}

// By the numbers that both have; nothing where there is no such number.
std::optional<bool> haveOneNumber(const Device& one, const Device& other)
{
    if (!one.serial.isEmpty() && !other.serial.isEmpty())
        return one.serial == other.serial;
    if (!one.softwareId.isEmpty() && !other.softwareId.isEmpty())
        return one.softwareId == other.softwareId;
    // In older ledgers the software-id is in the place of the serial number that a PC does not have.
    if (!numberOf(one).isEmpty() && !numberOf(other).isEmpty())
        return numberOf(one) == numberOf(other);
    return std::nullopt;
}

// By their certificates, where both showed one of the same kind.
std::optional<bool> haveOneCertificate(const Device& one, const Device& other)
{
    if (one.certificate.isEmpty() || one.certificate.section(u':', 0, 0) != other.certificate.section(u':', 0, 0))
        return std::nullopt;
    return one.certificate == other.certificate;
}

// Certificates are renewed, and one may be on several routers, so a number outweighs them. A name can be changed, and
// many routers are all called "MikroTik": it decides only where there is nothing else.
bool isSame(const Device& one, const Device& other)
{
    if (const auto byNumber = haveOneNumber(one, other))
        return *byNumber;
    return haveOneCertificate(one, other).value_or(one.name == other.name);
}

bool isTwin(const Device& one, const Device& other)
{
    const auto byNumber = haveOneNumber(one, other);
    return byNumber ? *byNumber : haveOneCertificate(one, other).value_or(false);
}

// What it does not tell this time (rights taken away, another transport) stays known of it.
Device completed(Device device, const Device& before)
{
    for (const auto field : {&Device::serial, &Device::softwareId, &Device::certificate}) {
        if ((device.*field).isEmpty())
            device.*field = before.*field;
    }
    return device;
}

} // namespace

RouterIdentities::RouterIdentities(storage::Database& database, core::Clock& clock, std::function<QStringList()> names,
                                   std::function<void()> changed)
    : m_database(database), m_clock(clock), m_names(std::move(names)), m_changed(std::move(changed)), m_marks(database)
{}

Result<std::optional<Device>> RouterIdentities::known(const QString& router) const
{
    const auto mark = m_marks.value(markOf(router));
    if (!mark)
        return Failure(mark.error());
    if (mark->isEmpty())
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(mark->toUtf8()).object();
    return Device{.name = json.value(u"name"_s).toString(),
                  .serial = json.value(u"serial"_s).toString(),
                  .softwareId = json.value(u"software_id"_s).toString(),
                  .certificate = json.value(u"certificate"_s).toString()};
}

Result<void> RouterIdentities::met(const QString& router, const Device& device)
{
    const auto judged = judge(router, device);
    const bool wasRefused = m_refused.contains(router);
    if (judged) {
        if (m_refused.erase(router) > 0)
            m_changed();
        return {};
    }
    if (judged.error().kind != core::ErrorKind::Unavailable)
        return judged; // the database does not say who it was: the next login asks again
    auto& refused = m_refused[router];
    refused.device = device;
    refused.why = judged.error();
    if (!wasRefused) {
        refused.since = m_clock.now();
        m_changed();
    }
    return judged;
}

Result<void> RouterIdentities::judge(const QString& router, const Device& device)
{
    const auto before = known(router);
    if (!before)
        return Failure(before.error());
    if (*before && !isSame(**before, device))
        return core::fail(core::Reason::RouterOtherDevice, {router, shown(device), shown(**before)});
    const Device whole = *before ? completed(device, **before) : device;
    if (*before && **before == whole)
        return {};
    for (const QString& name : m_names()) {
        const auto other = name == router ? Result<std::optional<Device>>(std::nullopt) : known(name);
        if (!other)
            return Failure(other.error());
        if (*other && isTwin(**other, whole))
            return core::fail(core::Reason::RouterTwice, {router, shown(device), name});
    }
    return remember(router, whole, "router.remembered", u"system"_s);
}

Result<void> RouterIdentities::remember(const QString& router, const Device& device, const char* action,
                                        const QString& actor)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return Failure(transaction.error());
    const QJsonObject json{{u"name"_s, device.name},
                           {u"serial"_s, device.serial},
                           {u"software_id"_s, device.softwareId},
                           {u"certificate"_s, device.certificate}};
    LOKET_TRY(m_marks.set(*transaction, markOf(router),
                          QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))));
    LOKET_TRY(storage::AuditRepository().insert(
        *transaction, actor, QString::fromLatin1(action), std::nullopt,
        {{u"router"_s, router}, {u"device"_s, device.name}, {u"serial"_s, numberOf(device)}}, m_clock.now()));
    return transaction->commit();
}

Result<void> RouterIdentities::confirm(const QString& router, const QString& actor)
{
    if (!m_names().contains(router))
        return core::fail(core::ErrorKind::NotFound, core::Reason::RouterNotSetUp, {router.left(64)});
    const auto refused = m_refused.find(router);
    if (refused == m_refused.end())
        return core::fail(core::Reason::RouterNotDoubted, {router});
    if (refused->second.why.reason == core::Reason::RouterTwice) // no word makes it two
        return core::fail(core::ErrorKind::Conflict, core::Reason::RouterTwice, refused->second.why.values);
    LOKET_TRY(remember(router, refused->second.device, "router.confirmed", actor));
    m_refused.erase(refused);
    m_changed();
    return {};
}

QString RouterIdentities::serialOf(const QString& router) const
{
    const auto device = known(router);
    return device && *device ? (*device)->serial : QString();
}

QList<Alert> RouterIdentities::troubles() const
{
    const QStringList names = m_names();
    QList<Alert> troubles;
    for (const auto& [router, refused] : m_refused) {
        if (names.contains(router))
            troubles += {.kind = AlertKind::RouterChanged,
                         .subject = router,
                         .why = core::phraseOf(refused.why),
                         .since = refused.since};
    }
    return troubles;
}

} // namespace loket::engine
