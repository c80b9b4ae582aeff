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

QString shown(const Device& device)
{
    return device.serial.isEmpty() ? device.name : u"%1, %2"_s.arg(device.name, device.serial);
}

// A name can be changed, and many routers are all called "MikroTik": it decides only where there is no number.
bool isSame(const Device& one, const Device& other)
{
    return one.serial.isEmpty() || other.serial.isEmpty() ? one.name == other.name : one.serial == other.serial;
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
    return Device{json.value(u"name"_s).toString(), json.value(u"serial"_s).toString()};
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
    if (!device.serial.isEmpty() && !*before) {
        for (const QString& name : m_names()) {
            const auto other = name == router ? Result<std::optional<Device>>(std::nullopt) : known(name);
            if (!other)
                return Failure(other.error());
            if (*other && (*other)->serial == device.serial)
                return core::fail(core::Reason::RouterTwice, {router, shown(device), name});
        }
    }
    if (*before && **before == device)
        return {};
    return remember(router, device, "router.remembered", u"system"_s);
}

Result<void> RouterIdentities::remember(const QString& router, const Device& device, const char* action,
                                        const QString& actor)
{
    auto transaction = storage::Transaction::begin(m_database);
    if (!transaction)
        return Failure(transaction.error());
    const QJsonObject json{{u"name"_s, device.name}, {u"serial"_s, device.serial}};
    LOKET_TRY(m_marks.set(*transaction, markOf(router),
                          QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))));
    LOKET_TRY(storage::AuditRepository().insert(
        *transaction, actor, QString::fromLatin1(action), std::nullopt,
        {{u"router"_s, router}, {u"device"_s, device.name}, {u"serial"_s, device.serial}}, m_clock.now()));
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
