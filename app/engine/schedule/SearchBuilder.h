// Makes the lists by which orders are found (storage/SearchIndex.h) while the engine works: a chunk of 2048 orders at a
// time, read in small parts, so that nobody waits for more than a few milliseconds. After an update of a million orders
// that is half a minute or two of the time that the engine has left; searches take longer until then.
// Engine thread; ends before its database.
#pragma once

#include "core/Clock.h"
#include "storage/SearchIndex.h"

#include <QObject>

#include <optional>

namespace loket::engine {

class SearchBuilder : public QObject
{
    Q_OBJECT

public:
    SearchBuilder(storage::Database& database, core::Clock& clock) : m_database(database), m_clock(clock) {}

    // Looks a moment later, and then again and again.
    void start();

private:
    void look();
    void readOn();

    storage::Database& m_database;
    core::Clock& m_clock;
    std::optional<storage::SearchList> m_list; // is being read
    qint64 m_read = 0;                         // orders of it
};

} // namespace loket::engine
