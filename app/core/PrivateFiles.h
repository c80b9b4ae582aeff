// For main(), before anything is written: the files this program makes are for its own account only. The database, its
// log and the settings hold voucher codes, names and phone numbers, even if somebody opened the data folder to all.
#pragma once

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace loket::core {

inline void keepFilesPrivate()
{
#ifdef Q_OS_UNIX
    ::umask(S_IRWXG | S_IRWXO);
#endif
}

} // namespace loket::core
