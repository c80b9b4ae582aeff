#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText settingsTable[] = {
    ReasonText{
        core::Reason::FolderNotMade,
        QT_TRANSLATE_NOOP("ReasonWords",
                          "The data folder %1 cannot be made. Check the rights of its parent, or choose another.")},
    ReasonText{core::Reason::FolderIsFile,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 is a file and no folder. Choose another.")},
    ReasonText{core::Reason::FolderOfOther,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "The data folder %1 belongs to the user %2. Start Loket as that user, or "
                                 "choose another folder.")},
    ReasonText{
        core::Reason::FolderNotWritable,
        QT_TRANSLATE_NOOP("ReasonWords",
                          "This user may not write in the data folder %1. Change its owner, or choose another.")},
    ReasonText{core::Reason::FolderInUse,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "The data folder %1 is in use by %2. Stop that one, or choose another folder.")},
    ReasonText{
        core::Reason::FolderNotLocked,
        QT_TRANSLATE_NOOP("ReasonWords", "%1 cannot be locked. Check the rights of the folder. The system said: %2")},
    ReasonText{
        core::Reason::FileNotLocked,
        QT_TRANSLATE_NOOP("ReasonWords", "%1 cannot be locked. Check the rights of its folder, or remove %1.lock.")},
    ReasonText{core::Reason::SecretNotSet, QT_TRANSLATE_NOOP("ReasonWords", "%1 is not set.")},
    ReasonText{core::Reason::KeychainRefused,
               QT_TRANSLATE_NOOP("ReasonWords", "The keychain refused access. Unlock it and allow Loket.")},
    ReasonText{core::Reason::KeychainSilent,
               QT_TRANSLATE_NOOP(
                   "ReasonWords",
                   "The keychain does not answer. With LOKET_KEYCHAIN=off the secrets are kept in secrets.ini.")},
    ReasonText{core::Reason::FileNotWritten,
               QT_TRANSLATE_NOOP(
                   "ReasonWords",
                   "%1 cannot be written. Check the free space and the rights of its folder. The system said: %2")},
    ReasonText{core::Reason::FileNotRead,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "%1 cannot be read. Give this user the right to read it. The system said: %2")},
    ReasonText{
        core::Reason::FileTooLarge,
        QT_TRANSLATE_NOOP("ReasonWords", "%1 is larger than 1 MiB and cannot be a settings file. Move it away.")},
    ReasonText{
        core::Reason::FileOpenToOthers,
        QT_TRANSLATE_NOOP("ReasonWords", "Others can read %1 and this user may not change that. Run: chmod go-rwx %1")},
    ReasonText{core::Reason::MessageNotAccepted, QT_TRANSLATE_NOOP("ReasonWords", "%2")},
    ReasonText{core::Reason::SecretEmpty, QT_TRANSLATE_NOOP("ReasonWords", "%1 is empty.")},
    ReasonText{core::Reason::SecretTooLong,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 is longer than 8192 bytes; that is no secret Loket can use.")},
    ReasonText{core::Reason::SecretNotOneLine, QT_TRANSLATE_NOOP("ReasonWords", "%1 must be one line of text.")},
    ReasonText{core::Reason::SettingLine, QT_TRANSLATE_NOOP("ReasonWords", "%1 line %2: %3")},
    ReasonText{core::Reason::RetryBounds,
               QT_TRANSLATE_NOOP(
                   "ReasonWords",
                   "The first pause (%1 ms) may not be longer than the longest (%2 ms). Change the other one first.")},
    ReasonText{core::Reason::SettingsGone,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 is gone. Bring it back, or change any setting to write it anew.")},
    ReasonText{core::Reason::SettingsEmpty,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 is empty. Bring it back, or change any setting to write it anew.")},
    ReasonText{core::Reason::SettingsCut,
               QT_TRANSLATE_NOOP("ReasonWords", "%1 ends in the middle of a line. Bring it back from a copy.")},
    ReasonText{core::Reason::SettingsOfUsedFolderGone,
               QT_TRANSLATE_NOOP("ReasonWords",
                                 "%1 is gone or empty, although this data folder had settings. Bring it back.")},
};

} // namespace

std::span<const ReasonText> settingsReasons()
{
    return settingsTable;
}

} // namespace loket::ui
