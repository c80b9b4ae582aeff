// The settings and the user's unsaved edits: the one object that all pages of the Settings screen and of the
// first-start wizard edit. Each value is checked while it is edited; saving is all or nothing. UI thread.
#pragma once

#include "engine/window/Door.h"
#include "engine/window/SetupValues.h"
#include "sales/flow/Ledger.h"

#include <QObject>

namespace loket::ui {

class SettingsDraft : public QObject
{
    Q_OBJECT

public:
    enum class State { Loading, Ready, Failed };

    // `door` outlives the draft. `actor` returns who acts now, for the audit log.
    SettingsDraft(const engine::Door& door, std::function<sales::Actor()> actor, QObject* parent = nullptr);

    void load();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const core::Error& problem() const { return m_problem; }
    [[nodiscard]] const engine::SetupSnapshot& saved() const { return m_saved; }
    [[nodiscard]] const engine::Door& door() const { return m_door; }
    [[nodiscard]] sales::Actor actor() const { return m_actor(); }

    [[nodiscard]] QString value(const QString& key) const; // as typed, else as saved
    void setValue(const QString& key, const QString& value);
    [[nodiscard]] std::optional<settings::Setting> setting(const QString& key) const;
    [[nodiscard]] bool waitsForRestart(const QString& key) const;
    // What is wrong with the value as typed, in the user's language; empty: nothing.
    [[nodiscard]] QString wrong(const QString& key) const;

    [[nodiscard]] bool hasSecret(const QString& key) const;
    [[nodiscard]] bool isSecretEdited(const QString& key) const { return m_edits.secrets.contains(key); }
    // An empty text reverts the edit; removing is a call of its own.
    void setSecret(const QString& key, const QString& text);
    void forgetSecret(const QString& key);

    // "main" first; a new one is included once it is named.
    [[nodiscard]] QStringList routers() const;
    void addRouter(const QString& name);

    [[nodiscard]] const engine::SetupChange& change() const { return m_edits; }
    [[nodiscard]] int editCount() const { return int(m_edits.settings.size() + m_edits.secrets.size()); }
    [[nodiscard]] bool isDirty() const { return !m_edits.isEmpty(); }
    [[nodiscard]] QStringList wrongKeys() const;
    [[nodiscard]] bool isSaving() const { return m_saving; }

    void save();
    void discard();
    void removeRouter(const QString& name);

signals:
    void stateChanged();
    void valueChanged(const QString& key);
    void edited(); // dirty, or not any more
    void reset();  // every value may have changed: saved, discarded, loaded
    void saveEnded();
    void refused(const loket::core::Error& error);

private:
    void take(const core::Result<engine::SetupSnapshot>& snapshot, bool keepEdits);

    const engine::Door& m_door;
    std::function<sales::Actor()> m_actor;
    State m_state = State::Loading;
    core::Error m_problem;
    engine::SetupSnapshot m_saved;
    engine::SetupChange m_edits;
    QStringList m_newRouters;
    bool m_saving = false;
};

} // namespace loket::ui
