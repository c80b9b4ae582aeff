#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText settingsTable[] = {
    ReasonText{core::Reason::FolderNotMade,
               "The data folder %1 cannot be made. Check the rights of its parent, or choose another."},
    ReasonText{core::Reason::FolderIsFile, "%1 is a file and no folder. Choose another."},
    ReasonText{core::Reason::FolderOfOther,
               "The data folder %1 belongs to the user %2. Start Loket as that user, or choose another folder."},
    ReasonText{core::Reason::FolderNotWritable,
               "This user may not write in the data folder %1. Change its owner, or choose another."},
    ReasonText{core::Reason::FolderInUse,
               "The data folder %1 is in use by %2. Stop that one, or choose another folder."},
    ReasonText{core::Reason::FolderNotLocked,
               "%1 cannot be locked. Check the rights of the folder. The system said: %2"},
    ReasonText{core::Reason::FileNotLocked, "%1 cannot be locked. Check the rights of its folder, or remove %1.lock."},
    ReasonText{core::Reason::SecretNotSet, "%1 is not set."},
    ReasonText{core::Reason::KeychainRefused, "The keychain refused access. Unlock it and allow Loket."},
    ReasonText{core::Reason::KeychainSilent,
               "The keychain does not answer. With LOKET_KEYCHAIN=off the secrets are kept in secrets.ini."},
    ReasonText{core::Reason::FileNotWritten,
               "%1 cannot be written. Check the free space and the rights of its folder. The system said: %2"},
    ReasonText{core::Reason::FileNotRead,
               "%1 cannot be read. Give this user the right to read it. The system said: %2"},
    ReasonText{core::Reason::FileTooLarge, "%1 is larger than 1 MiB and cannot be a settings file. Move it away."},
    ReasonText{core::Reason::FileOpenToOthers,
               "Others can read %1 and this user may not change that. Run: chmod go-rwx %1"},
    ReasonText{core::Reason::MessageNotAccepted, "%2"},
    ReasonText{core::Reason::SecretEmpty, "%1 is empty."},
    ReasonText{core::Reason::SecretTooLong, "%1 is longer than 8192 bytes; that is no secret Loket can use."},
    ReasonText{core::Reason::SecretNotOneLine, "%1 must be one line of text."},
    ReasonText{core::Reason::SettingLine, "%1 line %2: %3"},
    ReasonText{core::Reason::RetryBounds,
               "The first pause (%1 ms) may not be longer than the longest (%2 ms). Change the other one first."},
    ReasonText{core::Reason::SettingsGone, "%1 is missing. Restore it, or change any setting to write it again."},
    ReasonText{core::Reason::SettingsEmpty, "%1 is empty. Restore it, or change any setting to write it again."},
    ReasonText{core::Reason::SettingsCut, "%1 ends in the middle of a line. Restore it from a backup."},
    ReasonText{
        core::Reason::SettingsLineBroken,
        "%1 line %2 is neither a comment nor key = value. Correct it; until then the earlier settings are used."},
    ReasonText{core::Reason::SettingsOfUsedFolderGone,
               "%1 is missing or empty, although this data folder had settings. Restore it."},
};

} // namespace

std::span<const ReasonText> settingsReasons()
{
    return settingsTable;
}

} // namespace loket::ui
