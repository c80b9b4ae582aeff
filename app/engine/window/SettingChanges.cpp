// What Administration changes of settings and secrets, each time with its line in the audit log or not at all.
#include "core/Log.h"
#include "core/Reasons.h"
#include "domain/Roles.h"
#include "engine/window/Administration.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;
using domain::Package;
using settings::ValueType;

namespace {

Q_LOGGING_CATEGORY(lcSettings, "loket.settings")

// Values that may be in the audit log: choices and numbers. Texts may be a phone number or a name.
bool mayBeTold(const settings::Setting& setting)
{
    switch (setting.type) {
    case ValueType::Choice:
    case ValueType::Choices:
    case ValueType::Integer:
    case ValueType::Boolean:
    case ValueType::WebAddress:
    case ValueType::Host:
    case ValueType::Address:
    case ValueType::TimeZone:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<SetupSnapshot> Administration::save(const SetupChange& change, const sales::Actor& actor)
{
    LOKET_TRY(allowed(actor, domain::Action::ChangeSettings));
    for (auto secret = change.secrets.begin(); secret != change.secrets.end(); ++secret) {
        if (const auto known = m_house.settings.registry().findSecret(secret.key()); !known)
            return Failure(known.error());
    }
    QHash<QString, QString> before;
    for (const settings::Settings::Entry& entry : m_house.settings.all())
        before.insert(entry.key, entry.value);
    QJsonObject changed;
    QJsonObject old;
    for (auto one = change.settings.begin(); one != change.settings.end(); ++one) {
        const auto setting = m_house.settings.registry().findSetting(one.key());
        if (!setting)
            return Failure(setting.error());
        changed.insert(one.key(), mayBeTold(*setting) ? QJsonValue(one.value()) : QJsonValue(true));
        if (mayBeTold(*setting))
            old.insert(one.key(), before.value(one.key()));
    }
    if (const auto fits = m_house.settings.with(change.settings); !fits)
        return Failure(fits.error());
    for (auto secret = change.secrets.begin(); secret != change.secrets.end(); ++secret)
        changed.insert(secret.key(), secret->isEmpty() ? u"removed"_s : u"set"_s);
    const QStringList keys = changed.keys();
    if (!old.isEmpty())
        changed.insert(u"before"_s, old); // no key of a setting is without a dot
    LOKET_TRY(carryOut(change, actor, u"settings.changed"_s, changed));
    m_house.saved(keys);
    return snapshot();
}

Result<SetupSnapshot> Administration::removeRouter(const QString& name, const sales::Actor& actor)
{
    LOKET_TRY(allowed(actor, domain::Action::ChangeSettings));
    const auto known = packages();
    if (!known)
        return Failure(known.error());
    for (const Package& package : *known) {
        if ((package.router.isEmpty() ? u"main"_s : package.router) == name)
            return core::fail(core::Reason::RouterHasPackages, {package.name, name});
    }
    SetupChange change;
    const QString prefix = u"router.%1."_s.arg(name);
    for (const settings::Settings::Entry& entry : m_house.settings.all()) {
        if (entry.key.startsWith(prefix) && entry.isSet)
            change.settings.insert(entry.key, {});
    }
    if (change.settings.isEmpty())
        return core::fail(core::Reason::RouterUnknown, {name});
    for (const settings::SecretKey& key : m_house.settings.secretKeys()) {
        if (key.text().startsWith(prefix) && m_house.secrets.has(key))
            change.secrets.insert(key.text(), {});
    }
    LOKET_TRY(carryOut(change, actor, u"router.removed"_s, {{u"router"_s, name}}));
    return snapshot();
}

// What is in effect without a line in the log was changed by nobody; what has a line and was refused is not true.
Result<void> Administration::carryOut(const SetupChange& change, const sales::Actor& actor, const QString& action,
                                      const QJsonObject& detail)
{
    const SetupChange before = asItIs(change);
    bool isTried = false;
    const auto done = noted(actor, action, detail, [&](storage::Transaction&) {
        isTried = true;
        return apply(change);
    });
    if (!done) {
        if (const auto back = isTried ? apply(before) : Result<void>(); !back)
            core::logWarning(lcSettings(), "settings.not_put_back", {{u"reason"_s, back.error().detail}});
        return done;
    }
    m_house.changed();
    return {};
}

// The secrets first: a setting that is refused leaves them unused.
Result<void> Administration::apply(const SetupChange& change)
{
    for (auto secret = change.secrets.begin(); secret != change.secrets.end(); ++secret)
        LOKET_TRY(secret->isEmpty() ? m_house.secrets.remove(secret.key())
                                    : m_house.secrets.set(secret.key(), *secret));
    return m_house.settings.setMany(change.settings);
}

// The same settings and secrets with the values they have. What the environment gives hides what is stored, so that
// cannot be read, and does not count.
SetupChange Administration::asItIs(const SetupChange& change) const
{
    SetupChange present;
    for (const settings::Settings::Entry& entry : m_house.settings.all()) {
        if (change.settings.contains(entry.key))
            present.settings.insert(entry.key, entry.isSet ? entry.value : QString());
    }
    for (const settings::SecretKey& key : m_house.settings.secretKeys()) {
        if (change.secrets.contains(key.text()) &&
            m_house.secrets.origin(key.text()) != settings::Secrets::environmentOrigin)
            present.secrets.insert(key.text(), m_house.secrets.get(key));
    }
    return present;
}

} // namespace loket::engine
