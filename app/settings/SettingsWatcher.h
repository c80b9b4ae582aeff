// Reports when loket.ini or secrets.ini have been changed by others (the administration commands, an editor).
// Runs in its owner's thread; the owner reloads. Editors write in several steps, so it waits until the files are
// quiet.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace loket::settings {

class SettingsWatcher : public QObject
{
    Q_OBJECT

public:
    // The files need not exist yet; their folders must.
    explicit SettingsWatcher(const QStringList& files, QObject* parent = nullptr);

signals:
    void changed();

private:
    void look();
    [[nodiscard]] QByteArray fingerprint() const;

    QStringList m_files;
    QFileSystemWatcher m_watcher;
    QTimer m_quiet;
    QByteArray m_seen;
};

} // namespace loket::settings
