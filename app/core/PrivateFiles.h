// For main(), before anything is written: what this program makes is for its own account only. The database, its log
// and the settings hold voucher codes, names and phone numbers, also where somebody made the data folder open to all.
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
