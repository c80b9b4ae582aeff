#include "loketd/OpenDatabase.h"

#include "settings/DataFolder.h"

namespace loket::loketd {

tl::expected<std::unique_ptr<storage::Database>, Stop> openDatabase(const Invocation& invocation)
{
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    auto database = storage::Database::open(folder->database());
    if (!database)
        return stopped(database.error());
    return std::move(*database);
}

} // namespace loket::loketd
