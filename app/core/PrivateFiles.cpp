#include "core/PrivateFiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#ifdef Q_OS_WIN
#include <QThread>

#include <aclapi.h>
#include <algorithm>
#include <memory>
#include <optional>
#include <sddl.h>
#include <windows.h>
#else
#include <cerrno>
#include <cstdio> // rename
#include <fcntl.h>
#include <unistd.h>
#endif

namespace loket::core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sixLetters()
{
    constexpr int length = 6;
    constexpr QStringView letters = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    QString text;
    for (int i = 0; i < length; ++i)
        text += letters[QRandomGenerator::global()->bounded(int(letters.size()))];
    return text;
}

enum class Made { Yes, NameIsTaken, No };

#ifdef Q_OS_UNIX

constexpr QFile::Permissions othersMay =
    QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

Made makeFile(const QString& path)
{
    constexpr mode_t onlyOwner = 0600;
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, onlyOwner);
    if (file < 0)
        return errno == EEXIST ? Made::NameIsTaken : Made::No;
    ::close(file);
    return Made::Yes;
}

QString lastProblem()
{
    return qt_error_string(errno);
}

#else

// What Windows' functions allocate for a caller who frees it.
struct LocalMemory
{
    void operator()(void* memory) const { LocalFree(memory); }
};
using Descriptor = std::unique_ptr<void, LocalMemory>;

struct Closing
{
    void operator()(void* handle) const { CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, Closing>;

std::wstring nativeName(const QString& path)
{
    return QDir::toNativeSeparators(path).toStdWString();
}

QString lastProblem()
{
    return qt_error_string(int(GetLastError()));
}

// The account this process runs as.
QByteArray ownAccount()
{
    HANDLE opened = nullptr;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &opened))
        return {};
    const Handle token(opened);
    DWORD size = 0;
    GetTokenInformation(opened, TokenUser, nullptr, 0, &size);
    QByteArray user(qsizetype(size), Qt::Uninitialized);
    if (size == 0 || !GetTokenInformation(opened, TokenUser, user.data(), size, &size))
        return {};
    return user;
}

PSID sidOf(const QByteArray& account)
{
    return reinterpret_cast<const TOKEN_USER*>(account.constData())->User.Sid;
}

QString nameOf(PSID sid)
{
    LPWSTR text = nullptr;
    if (!ConvertSidToStringSidW(sid, &text))
        return {};
    const Descriptor owner(text);
    return QString::fromWCharArray(text);
}

// Full access for this user, the system and the administrators, nothing inherited from above ("P"); for a folder also
// for what will be made in it ("OICI"). Empty where the system does not say who this user is.
Descriptor onlyOwner(bool isFolder)
{
    const QByteArray account = ownAccount();
    if (account.isEmpty())
        return {};
    const QString inherited = isFolder ? u"OICI"_s : QString();
    const QString rights = u"D:P(A;%1;FA;;;%2)(A;%1;FA;;;SY)(A;%1;FA;;;BA)"_s.arg(inherited, nameOf(sidOf(account)));
    PSECURITY_DESCRIPTOR made = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(rights.toStdWString().c_str(), SDDL_REVISION_1, &made,
                                                              nullptr))
        return {};
    return Descriptor(made);
}

Made makeFile(const QString& path)
{
    const Descriptor rights = onlyOwner(false);
    if (!rights)
        return Made::No;
    SECURITY_ATTRIBUTES attributes{.nLength = sizeof(SECURITY_ATTRIBUTES), .lpSecurityDescriptor = rights.get()};
    const HANDLE file = CreateFileW(nativeName(path).c_str(), GENERIC_WRITE, 0, &attributes, CREATE_NEW,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_FILE_EXISTS ? Made::NameIsTaken : Made::No;
    CloseHandle(file);
    return Made::Yes;
}

bool isWellKnown(PSID sid, std::initializer_list<WELL_KNOWN_SID_TYPE> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(), [sid](auto kind) { return IsWellKnownSid(sid, kind); });
}

struct Rights
{
    Descriptor descriptor; // owns what the two point into
    PSID owner = nullptr;
    PACL list = nullptr; // none: everybody may do everything
};

std::optional<Rights> rightsOf(const QString& path)
{
    Rights rights;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (GetNamedSecurityInfoW(nativeName(path).data(), SE_FILE_OBJECT,
                              OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION, &rights.owner, nullptr,
                              &rights.list, nullptr, &descriptor) != ERROR_SUCCESS)
        return std::nullopt;
    rights.descriptor.reset(descriptor);
    return rights;
}

bool setRights(const QString& path, PACL list, bool inheritsNothing)
{
    const auto which =
        DACL_SECURITY_INFORMATION | (inheritsNothing ? SECURITY_INFORMATION(PROTECTED_DACL_SECURITY_INFORMATION)
                                                     : SECURITY_INFORMATION(UNPROTECTED_DACL_SECURITY_INFORMATION));
    return SetNamedSecurityInfoW(nativeName(path).data(), SE_FILE_OBJECT, which, nullptr, nullptr, list, nullptr) ==
           ERROR_SUCCESS;
}

#endif

} // namespace

#ifdef Q_OS_UNIX

bool isOpenToOthers(const QString& path)
{
    return bool(QFile::permissions(path) & othersMay);
}

bool closeToOthers(const QString& path)
{
    return QFile::setPermissions(path, QFile::permissions(path) & ~othersMay);
}

bool copyRights(const QString& from, const QString& to)
{
    return QFile::setPermissions(to, QFile::permissions(from));
}

bool makePrivateFolder(const QString& path)
{
    return QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString otherOwner(const QString& path)
{
    const QFileInfo info(path);
    if (info.ownerId() == ::geteuid())
        return {};
    return info.owner().isEmpty() ? QString::number(info.ownerId()) : info.owner();
}

bool syncToDisk(const QString& path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return done;
}

bool UnfinishedFile::renameTo(const QString& target, bool over)
{
    if (!over) {
        QFile file(m_path);
        if (file.rename(target)) // never over another file
            return true;
        m_problem = file.errorString();
        return false;
    }
    if (::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(target).constData()) == 0)
        return true;
    m_problem = lastProblem();
    return false;
}

#else

bool isOpenToOthers(const QString& path)
{
    constexpr DWORD matters = FILE_READ_DATA | FILE_WRITE_DATA | FILE_APPEND_DATA | FILE_EXECUTE | DELETE | WRITE_DAC |
                              WRITE_OWNER | GENERIC_ALL | GENERIC_READ | GENERIC_WRITE | GENERIC_EXECUTE;
    const auto rights = rightsOf(path);
    const QByteArray account = ownAccount();
    if (!rights || account.isEmpty())
        return false; // a disk without rights, as a memory card, or one that is not there
    if (!rights->list)
        return true;
    for (DWORD i = 0; i < rights->list->AceCount; ++i) {
        LPVOID found = nullptr;
        if (!GetAce(rights->list, i, &found))
            continue;
        auto* entry = static_cast<ACCESS_ALLOWED_ACE*>(found);
        if (entry->Header.AceType != ACCESS_ALLOWED_ACE_TYPE || (entry->Mask & matters) == 0)
            continue;
        const PSID who = &entry->SidStart;
        if (!EqualSid(who, sidOf(account)) && !(rights->owner && EqualSid(who, rights->owner)) &&
            !isWellKnown(
                who, {WinLocalSystemSid, WinBuiltinAdministratorsSid, WinCreatorOwnerSid, WinCreatorOwnerRightsSid}))
            return true;
    }
    return false;
}

bool closeToOthers(const QString& path)
{
    const Descriptor rights = onlyOwner(QFileInfo(path).isDir());
    BOOL isThere = FALSE;
    BOOL isDefault = FALSE;
    PACL list = nullptr;
    return rights && GetSecurityDescriptorDacl(rights.get(), &isThere, &list, &isDefault) && isThere &&
           setRights(path, list, true);
}

bool copyRights(const QString& from, const QString& to)
{
    const auto rights = rightsOf(from);
    SECURITY_DESCRIPTOR_CONTROL control = 0;
    DWORD revision = 0;
    return rights && GetSecurityDescriptorControl(rights->descriptor.get(), &control, &revision) &&
           setRights(to, rights->list, (control & SE_DACL_PROTECTED) != 0);
}

bool makePrivateFolder(const QString& path)
{
    const Descriptor rights = onlyOwner(true);
    if (!rights)
        return false;
    SECURITY_ATTRIBUTES attributes{.nLength = sizeof(SECURITY_ATTRIBUTES), .lpSecurityDescriptor = rights.get()};
    return CreateDirectoryW(nativeName(path).c_str(), &attributes) != 0;
}

QString otherOwner(const QString& path)
{
    const auto rights = rightsOf(path);
    const QByteArray account = ownAccount();
    if (!rights || !rights->owner || account.isEmpty() || EqualSid(rights->owner, sidOf(account)) ||
        isWellKnown(rights->owner, {WinLocalSystemSid, WinBuiltinAdministratorsSid}))
        return {};
    constexpr DWORD longest = 256; // of an account's name
    wchar_t name[longest + 1] = {};
    wchar_t domain[longest + 1] = {};
    DWORD nameSize = longest;
    DWORD domainSize = longest;
    SID_NAME_USE use{};
    if (!LookupAccountSidW(nullptr, rights->owner, name, &nameSize, domain, &domainSize, &use))
        return nameOf(rights->owner);
    return QString::fromWCharArray(name);
}

bool syncToDisk(const QString& path)
{
    if (QFileInfo(path).isDir())
        return true; // moves are written through
    const HANDLE file =
        CreateFileW(nativeName(path).c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
                    nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    const bool done = FlushFileBuffers(file) != 0;
    CloseHandle(file);
    return done;
}

bool UnfinishedFile::renameTo(const QString& target, bool over)
{
    // Another program that reads the old file at this moment, as a virus scanner, makes this fail for so long.
    constexpr int attempts = 25;
    constexpr unsigned long pauseMs = 20;
    const DWORD how = MOVEFILE_WRITE_THROUGH | (over ? DWORD(MOVEFILE_REPLACE_EXISTING) : 0U);
    for (int attempt = 1;; ++attempt) {
        if (MoveFileExW(nativeName(m_path).c_str(), nativeName(target).c_str(), how))
            return true;
        const DWORD code = GetLastError();
        m_problem = qt_error_string(int(code));
        if ((code != ERROR_SHARING_VIOLATION && code != ERROR_ACCESS_DENIED) || attempt == attempts)
            return false;
        QThread::msleep(pauseMs);
    }
}

#endif

UnfinishedFile::UnfinishedFile(const QString& prefix)
{
    constexpr int attempts = 100; // each name is one of 20 thousand million
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const QString path = prefix + sixLetters();
        const Made made = makeFile(path);
        if (made == Made::Yes) {
            m_path = path;
            return;
        }
        m_problem = lastProblem();
        if (made == Made::No)
            return;
    }
}

UnfinishedFile::~UnfinishedFile()
{
    if (exists())
        QFile::remove(m_path);
}

bool UnfinishedFile::write(const QByteArray& content)
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered | QIODevice::ExistingOnly) ||
        file.write(content) != content.size()) {
        m_problem = file.errorString();
        return false;
    }
    file.close();
    if (syncToDisk(m_path))
        return true;
    m_problem = lastProblem();
    return false;
}

bool UnfinishedFile::becomes(const QString& target, bool over)
{
    if (!renameTo(target, over))
        return false;
    m_path.clear();
    syncToDisk(QFileInfo(target).absolutePath());
    return true;
}

} // namespace loket::core
