// The data folder of app/CONTRACT.md, section 2: where everything of one Loket is stored, and the lock that admits one
// engine.
#pragma once

#include "core/Error.h"

#include <QString>

#include <memory>

namespace loket::settings {

class DataFolder
{
public:
    // Makes the folder with mode 0700 where it is missing. An empty name is the platform's application-data folder.
    static core::Result<DataFolder> open(const QString& folder = {});
    static QString defaultPath();

    [[nodiscard]] const QString& path() const { return m_path; } // absolute
    // True where other accounts of this computer may read it, as into a folder somebody made beforehand.
    [[nodiscard]] bool isOpenToOthers() const;
    [[nodiscard]] QString database() const;
    [[nodiscard]] QString settingsFile() const;
    [[nodiscard]] QString secretsFile() const;
    [[nodiscard]] QString lockFile() const;
    // An engine has kept its ledger here before.
    [[nodiscard]] bool hasBackups() const;
    [[nodiscard]] QString backups() const; // made at first use, mode 0700
    [[nodiscard]] QString logs() const;

private:
    explicit DataFolder(QString path) : m_path(std::move(path)) {}

    QString m_path;
};

// Held by an engine for its lifetime. The lock is the operating system's and ends with the process, whatever
// happens to it; the file's content only says who holds it, so a reused pid does no harm.
class DataFolderLock
{
public:
    // Conflict: another program holds it; the detail names it, its pid and since when.
    static core::Result<DataFolderLock> take(const DataFolder& folder, const QString& program);

    DataFolderLock(DataFolderLock&&) noexcept;
    DataFolderLock& operator=(DataFolderLock&&) noexcept;
    ~DataFolderLock();

private:
    class Held;
    explicit DataFolderLock(std::unique_ptr<Held> held);

    std::unique_ptr<Held> m_held;
};

} // namespace loket::settings
