#include "ui/screens/settings/SettingsDraft.h"

#include "engine/UseCases.h"
#include "ui/screens/settings/SettingWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::SetupSnapshot;
using engine::UseCases;

SettingsDraft::SettingsDraft(const engine::Door& door, std::function<sales::Actor()> actor, QObject* parent)
    : QObject(parent), m_door(door), m_actor(std::move(actor))
{}

void SettingsDraft::load()
{
    m_state = State::Loading;
    emit stateChanged();
    const auto answer = m_door.ask([](UseCases& use) { return use.administration->snapshot(); });
    core::whenReady(answer, this, [this](const Result<SetupSnapshot>& snapshot) { take(snapshot, true); });
}

void SettingsDraft::take(const Result<SetupSnapshot>& snapshot, bool keepEdits)
{
    m_state = snapshot ? State::Ready : State::Failed;
    if (snapshot) {
        m_saved = *snapshot;
        if (!keepEdits)
            m_edits = {};
        for (const QString& name : std::as_const(m_saved.routers))
            m_newRouters.removeAll(name);
    } else {
        m_problem = snapshot.error();
    }
    emit stateChanged();
    emit reset();
    emit edited();
}

std::optional<settings::Setting> SettingsDraft::setting(const QString& key) const
{
    const auto found = m_saved.registry.find(key);
    return found ? std::optional(*found) : std::nullopt;
}

QString SettingsDraft::value(const QString& key) const
{
    if (const auto typed = m_edits.settings.constFind(key); typed != m_edits.settings.constEnd()) {
        const auto known = setting(key);
        return typed->isEmpty() && known ? known->fallback : *typed;
    }
    for (const engine::SettingValue& one : m_saved.settings) {
        if (one.setting.key == key)
            return one.value;
    }
    const auto known = setting(key); // a router that is not saved yet
    return known ? known->fallback : QString();
}

void SettingsDraft::setValue(const QString& key, const QString& value)
{
    QString before;
    for (const engine::SettingValue& one : m_saved.settings) {
        if (one.setting.key == key)
            before = one.isSet ? one.value : (value.isEmpty() ? QString() : one.value);
    }
    const QString present = m_edits.settings.contains(key) ? m_edits.settings.value(key) : before;
    if (value == before)
        m_edits.settings.remove(key);
    else
        m_edits.settings.insert(key, value);
    if (present != value) {
        emit valueChanged(key);
        emit edited();
    }
}

bool SettingsDraft::waitsForRestart(const QString& key) const
{
    for (const engine::SettingValue& one : m_saved.settings) {
        if (one.setting.key == key)
            return one.waitsForRestart || (one.setting.needsRestart && m_edits.settings.contains(key));
    }
    return false;
}

QString SettingsDraft::wrong(const QString& key) const
{
    const auto typed = m_edits.settings.constFind(key);
    if (typed == m_edits.settings.constEnd() || typed->trimmed().isEmpty())
        return {};
    const auto checked = m_saved.registry.checked(key, *typed);
    const auto known = setting(key);
    return checked || !known ? QString() : SettingWords::refusal(*known, checked.error());
}

bool SettingsDraft::hasSecret(const QString& key) const
{
    return m_saved.hasSecret(key);
}

void SettingsDraft::setSecret(const QString& key, const QString& text)
{
    if (text.isEmpty())
        m_edits.secrets.remove(key);
    else
        m_edits.secrets.insert(key, core::Secret(text.toUtf8()));
    emit edited();
}

void SettingsDraft::forgetSecret(const QString& key)
{
    m_edits.secrets.insert(key, core::Secret());
    emit valueChanged(key);
    emit edited();
}

QStringList SettingsDraft::routers() const
{
    QStringList all = m_saved.routers;
    return all += m_newRouters;
}

void SettingsDraft::addRouter(const QString& name)
{
    if (!routers().contains(name))
        m_newRouters += name;
}

QStringList SettingsDraft::wrongKeys() const
{
    QStringList keys;
    for (auto key = m_edits.settings.keyBegin(); key != m_edits.settings.keyEnd(); ++key) {
        if (!wrong(*key).isEmpty())
            keys += *key;
    }
    return keys;
}

void SettingsDraft::save()
{
    if (m_saving || m_edits.isEmpty())
        return;
    m_saving = true;
    emit edited();
    const auto answer = m_door.ask(
        [change = m_edits, actor = actor()](UseCases& use) { return use.administration->save(change, actor); });
    core::whenReady(answer, this, [this](const Result<SetupSnapshot>& snapshot) {
        m_saving = false;
        if (snapshot)
            take(snapshot, false);
        else
            emit refused(snapshot.error());
        emit edited();
        emit saveEnded();
    });
}

void SettingsDraft::discard()
{
    m_edits = {};
    m_newRouters.clear();
    emit reset();
    emit edited();
}

void SettingsDraft::removeRouter(const QString& name)
{
    const QString prefix = u"router.%1."_s.arg(name);
    const auto drop = [&prefix](auto& map) {
        for (auto one = map.begin(); one != map.end();)
            one = one.key().startsWith(prefix) ? map.erase(one) : std::next(one);
    };
    if (m_newRouters.removeAll(name) > 0) {
        drop(m_edits.settings);
        drop(m_edits.secrets);
        emit reset();
        emit edited();
        return;
    }
    const auto answer =
        m_door.ask([name, actor = actor()](UseCases& use) { return use.administration->removeRouter(name, actor); });
    core::whenReady(answer, this, [this, drop](const Result<SetupSnapshot>& snapshot) {
        if (!snapshot) {
            emit refused(snapshot.error());
            return;
        }
        drop(m_edits.settings);
        drop(m_edits.secrets);
        take(snapshot, true);
    });
}

} // namespace loket::ui
