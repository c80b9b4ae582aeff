#include "settings/SettingsWatcher.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace loket::settings {

using namespace std::chrono_literals;

namespace {
constexpr auto quietTime = 150ms;
}

SettingsWatcher::SettingsWatcher(const QStringList& files, core::Clock& clock, QObject* parent)
    : QObject(parent), m_files(files), m_clock(clock)
{
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &SettingsWatcher::wait);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &SettingsWatcher::wait);
    for (const QString& file : files) {
        // A file that is replaced by a rename is a new file: only its folder reports it.
        m_watcher.addPath(QFileInfo(file).absolutePath());
        if (QFileInfo::exists(file))
            m_watcher.addPath(file);
    }
    m_seen = fingerprint();
}

void SettingsWatcher::wait()
{
    const quint64 turn = ++m_turn;
    m_clock.callAfter(quietTime, this, [this, turn] {
        if (turn == m_turn)
            look();
    });
}

void SettingsWatcher::look()
{
    for (const QString& file : m_files) {
        if (QFileInfo::exists(file) && !m_watcher.files().contains(file))
            m_watcher.addPath(file);
    }
    QByteArray now = fingerprint();
    if (now == m_seen)
        return; // something else in the folder
    m_seen.swap(now);
    emit changed();
}

// With the time: a secret in the keychain is announced by touching loket.ini (Secrets::set).
QByteArray SettingsWatcher::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& name : m_files) {
        QFile file(name);
        if (file.open(QIODevice::ReadOnly))
            hash.addData(&file);
        hash.addData(QByteArray::number(QFileInfo(name).lastModified().toMSecsSinceEpoch()));
        hash.addData(QByteArrayView("\n"));
    }
    return hash.result();
}

} // namespace loket::settings
