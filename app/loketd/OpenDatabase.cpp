#include "loketd/OpenDatabase.h"

#include "loketd/Console.h"
#include "settings/DataFolder.h"
#include "storage/Update.h"

namespace loket::loketd {

storage::UpdateListener tellUpdate()
{
    return [last = -1](const storage::UpdateProgress& progress) mutable {
        constexpr int tenths = 10;
        const int now = progress.total == 0 ? 0 : 1 + progress.done * tenths / progress.total;
        if (std::exchange(last, now) == now)
            return;
        printError(progress.total == 0
                       ? u"updating the database from schema %1 to %2: a copy is made first"_s.arg(progress.from)
                             .arg(progress.to)
                       : u"updating the database: %1 %"_s.arg(progress.done * 100 / progress.total));
    };
}

tl::expected<std::unique_ptr<storage::Database>, Stop> openDatabase(const Invocation& invocation)
{
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    auto database = storage::openUpdated(folder->database(), folder->backups(), tellUpdate());
    if (!database)
        return stopped(database.error());
    (*database)->waitPatiently();
    return std::move(*database);
}

} // namespace loket::loketd
