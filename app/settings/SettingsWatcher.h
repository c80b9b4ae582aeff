// Reports when loket.ini or secrets.ini have been changed by others (the administration commands, an editor).
// Runs in its owner's thread; the owner reloads. Editors write in several steps, so it waits until the files are
// quiet.
#pragma once

#include "core/Clock.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>

namespace loket::settings {

class SettingsWatcher : public QObject
{
    Q_OBJECT

public:
    // The files need not exist yet; their folders must. The clock outlives it.
    SettingsWatcher(const QStringList& files, core::Clock& clock, QObject* parent = nullptr);

signals:
    void changed();

private:
    void wait();
    void look();
    [[nodiscard]] QByteArray fingerprint() const;

    QStringList m_files;
    QFileSystemWatcher m_watcher;
    core::Clock& m_clock;
    quint64 m_turn = 0; // of the last change that was reported
    QByteArray m_seen;
};

} // namespace loket::settings
