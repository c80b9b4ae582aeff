#include "engine/schedule/SearchBuilder.h"

#include "core/Log.h"

#include <algorithm>

namespace loket::engine {

using namespace std::chrono_literals;
using storage::OrderBits;
using storage::SearchIndex;

namespace {

Q_LOGGING_CATEGORY(lcSearch, "loket.engine")

constexpr auto firstLook = 5s; // a start has more urgent things to do
constexpr auto betweenLooks = 60s;
constexpr auto betweenParts = 10ms;
constexpr qint64 ordersAtOnce = 128; // 2 to 3 ms

} // namespace

void SearchBuilder::start()
{
    m_clock.callAfter(firstLook, this, [this] { look(); });
}

void SearchBuilder::look()
{
    auto list = SearchIndex::begun(m_database);
    if (!list) {
        core::logWarning(lcSearch(), "search.not_built", {{QStringLiteral("error"), list.error().detail}});
    } else if (*list) {
        m_list.emplace(std::move(**list));
        m_read = 0;
        return m_clock.callAfter(betweenParts, this, [this] { readOn(); });
    }
    m_clock.callAfter(betweenLooks, this, [this] { look(); });
}

void SearchBuilder::readOn()
{
    auto done = m_list->read(m_database, m_read, ordersAtOnce);
    m_read += ordersAtOnce;
    if (done && m_read < OrderBits::chunkSize)
        return m_clock.callAfter(betweenParts, this, [this] { readOn(); });
    if (done)
        done = SearchIndex::stored(m_database, *m_list);
    m_list.reset();
    if (done)
        return m_clock.callAfter(betweenParts, this, [this] { look(); });
    core::logWarning(lcSearch(), "search.not_built", {{QStringLiteral("error"), done.error().detail}});
    m_clock.callAfter(betweenLooks, this, [this] { look(); });
}

} // namespace loket::engine
