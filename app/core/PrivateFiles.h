// Files and folders for their owner alone, and changing a file so that a crash leaves the old or the new one. The
// database, its log and the settings hold voucher codes, names and phone numbers. Where rights are a mode: 0600 and
// 0700. On Windows: a list of rights that inherits nothing and names the user, the system and its administrators (who,
// as root elsewhere, can read everything anyway). Any thread; no locks. Errors are the system's own words.
#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace loket::core {

// For main(), before anything is written: the files this program makes are for its own account only, even if somebody
// opened the data folder to all. On Windows files inherit the rights of their folder (makePrivateFolder).
inline void keepFilesPrivate()
{
#ifdef Q_OS_UNIX
    ::umask(S_IRWXG | S_IRWXO);
#endif
}

// True where other accounts of this computer have a right to the file or folder.
[[nodiscard]] bool isOpenToOthers(const QString& path);

// Takes those rights away. False where the system refuses.
bool closeToOthers(const QString& path);

// Gives `to` the rights that `from` has.
bool copyRights(const QString& from, const QString& to);

// Makes the folder, private from its first moment; its parent exists. On Windows what is made in it inherits that.
bool makePrivateFolder(const QString& path);

// The name of the account that owns it, where that is neither this user nor (on Windows) the administrators.
[[nodiscard]] QString otherOwner(const QString& path);

// Everything written to it, or the renaming of what it has, survives a power cut afterwards.
bool syncToDisk(const QString& path);

// A new file beside the one it will become, private from its first moment and not kept open, because Windows renames no
// open file. Removed with this object, unless it was moved.
class UnfinishedFile
{
public:
    explicit UnfinishedFile(const QString& prefix); // its name is PREFIX and six letters
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    [[nodiscard]] bool exists() const { return !m_path.isEmpty(); }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const QString& problem() const { return m_problem; } // of the call that answered false

    bool write(const QByteArray& content);                                // and synced
    bool replace(const QString& target) { return becomes(target, true); } // takes its place; the old one is gone
    bool moveTo(const QString& target) { return becomes(target, false); } // false where there is one already

private:
    bool becomes(const QString& target, bool over);
    bool renameTo(const QString& target, bool over);

    QString m_path;
    QString m_problem;
};

} // namespace loket::core
