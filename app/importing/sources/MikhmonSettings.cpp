#include "importing/sources/MikhmonSettings.h"

#include "importing/sources/MikhmonQuestions.h"

#include <QRegularExpression>
#include <QSet>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;

namespace {

// The names of our routers are [a-z0-9_-], at most 32 of them.
QString nameFor(const QString& session, const QSet<QString>& taken)
{
    static const QRegularExpression others(u"[^a-z0-9_-]+"_s);
    constexpr qsizetype longest = 32;
    QString name = session.toLower().replace(others, u"-"_s).left(longest);
    if (name.isEmpty() || name == u"-")
        name = u"mikhmon"_s;
    QString unique = name;
    for (int n = 2; taken.contains(unique); ++n) {
        const QString end = u"-%1"_s.arg(n);
        unique = name.left(longest - end.size()) + end;
    }
    return unique;
}

// A value of the whole house: asked for where ours is another one.
void planValue(Plan& plan, Notes& notes, const Ours& ours, const QString& key, const QString& value)
{
    const QString mine = ours.settings.value(key);
    if (value.isEmpty() || mine == value)
        return;
    if (!mine.isEmpty()) {
        const QString answer = notes.ask({.id = u"setting:"_s + key,
                                          .about = About::KeepSetting,
                                          .subject = key,
                                          .values = {mine, value},
                                          .choices = {u"ours"_s, u"theirs"_s},
                                          .byDefault = u"ours"_s});
        if (answer == u"ours")
            return notes.leaveOut(What::Settings, Why::AlreadySetUp, key);
    }
    plan.settings.append({.key = u"setting:%1:%2"_s.arg(key, value), .what = What::Settings, .values = {{key, value}}});
}

} // namespace

core::Result<Plan> settingsPlan(const QList<ConfiguredRouter>& routers, const QString& path, const Ours& ours,
                                const Answers& answers)
{
    Plan plan{.source = u"mikhmon"_s, .origin = path};
    Notes notes(plan, answers);
    QSet<QString> names;
    QSet<QString> addresses;
    for (const Ours::Router& router : ours.routers) {
        names.insert(router.name);
        addresses.insert(u"%1:%2"_s.arg(router.host.toLower()).arg(router.port));
    }
    plan.found[What::Routers] = int(routers.size());
    for (const ConfiguredRouter& router : routers) {
        const QString address = u"%1:%2"_s.arg(router.host.toLower()).arg(router.port);
        if (addresses.contains(address)) {
            notes.leaveOut(What::Routers, Why::AlreadySetUp, router.session);
            continue;
        }
        addresses.insert(address);
        // The first router of an empty house is the default one.
        const QString name = names.isEmpty() ? u"main"_s : nameFor(router.session, names);
        names.insert(name);
        const QString prefix = u"router."_s + name + u'.';
        PlannedSettings settings{.key = u"router:"_s + address, .what = What::Routers};
        settings.values = {{prefix + u"host"_s, router.host},
                           {prefix + u"port"_s, QString::number(router.port)},
                           {prefix + u"user"_s, router.user}};
        if (router.password && !router.password->isEmpty())
            settings.secrets.insert(prefix + u"password"_s, *router.password);
        else
            notes.leaveOut(What::Settings, Why::SecretNotReadable, prefix + u"password"_s);
        plan.settings.append(settings);
    }
    if (!routers.isEmpty()) {
        const QString page = routers.first().dnsName.trimmed();
        planValue(plan, notes, ours, u"business.name"_s, routers.first().hotspotName.trimmed().left(100));
        planValue(plan, notes, ours, u"print.login_address"_s, page);
    }
    if (const auto fine = notes.checked(); !fine)
        return core::Failure(fine.error());
    return plan;
}

} // namespace loket::importing::mikhmon
