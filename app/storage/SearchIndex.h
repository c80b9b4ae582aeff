// Where a search has to look among the orders, so that it need not read a million of them. For each chunk of orders
// (2048 by their id) there is a list of the pieces of one, two and three characters that occur in their numbers, names,
// phones, packages, and in the codes, comments and devices of their vouchers, each with the orders that have it. An
// order that may match has all pieces of the text that is looked for; it is then read and compared, so the index only
// decides what is read, never what is found. A chunk without a list is read whole: the newest orders, and those where a
// text has changed until the list is made anew. Triggers (resources/sql/021_search.sql) take the list away in the
// transaction that takes a text away; an order with a text that has come since is noted, and always read. Nothing of it
// costs a sale anything: lists are made later, a few milliseconds at a time (engine/schedule/SearchBuilder.h).
// Stateless apart from their database; used on that database's thread.
#pragma once

#include "domain/Typed.h"
#include "storage/Database.h"

#include <QSet>

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

namespace loket::storage {

// Some of the orders, those among which matching ones may be.
struct SearchSpan
{
    qint64 first = 0; // its ids are from here
    qint64 end = 0;   // to here, without it
    // No other ones in between, ascending; nothing: any.
    std::optional<QList<qint64>> ids;
};

// Which orders of a chunk have something.
class OrderBits
{
public:
    static constexpr qint64 chunkSize = 2048; // written out in the triggers

    void set(qint64 place) { m_words[size_t(place / 64)] |= quint64(1) << (place % 64); }
    void setAll() { m_words.fill(~quint64(0)); }
    OrderBits& operator&=(const OrderBits& other);
    OrderBits& operator|=(const OrderBits& other);
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] int count() const;
    [[nodiscard]] std::vector<int> places() const; // ascending
    // As they are stored: the places where there are few, all bits otherwise.
    void writeTo(QByteArray& list) const;
    // Nothing: it is cut off.
    static std::optional<OrderBits> readFrom(QByteArrayView& list);

private:
    std::array<quint64, size_t(chunkSize / 64)> m_words{};
};

// The parts of the orders among which a text may be found, newest first, each order once.
class SearchSpans
{
public:
    // `before`: only ids below this one; 0: all.
    static core::Result<SearchSpans> begin(const Database& database, const domain::TypedSearch& typed, qint64 before);
    // Nothing: that was all.
    [[nodiscard]] core::Result<std::optional<SearchSpan>> next();

private:
    SearchSpans(const Database& database, const domain::TypedSearch& typed);

    core::Result<SearchSpan> spanOf(qint64 chunk);
    // Nothing: the chunk has no list any more.
    core::Result<std::optional<OrderBits>> candidates(qint64 chunk);
    core::Result<std::optional<OrderBits>> having(qint64 chunk, quint64 piece);

    Statement m_pieces;
    std::vector<std::vector<quint64>> m_texts; // pieces; one text is enough
    QSet<qint64> m_ready;                      // chunks
    QSet<qint64> m_late;                       // orders
    qint64 m_end = 0;                          // ids from here on have been told
    std::optional<SearchSpan> m_next;          // read, and not told
};

// The list of one chunk while its orders are read.
class SearchList
{
public:
    explicit SearchList(qint64 chunk) : m_chunk(chunk) {}

    [[nodiscard]] qint64 chunk() const { return m_chunk; }
    // The orders `from` to `from + count`, as places in the chunk.
    [[nodiscard]] core::Result<void> read(const Database& database, qint64 from, qint64 count);

private:
    friend class SearchIndex;
    void add(qint64 id, const QString& text);

    qint64 m_chunk;
    std::unordered_map<quint64, OrderBits> m_pieces;
};

class SearchIndex
{
public:
    explicit SearchIndex(const Database& database) : m_database(database) {}

    // The newest chunk that is worth a list and has none, or one with too many orders noted since. The newest orders of
    // all are left: most of their vouchers are still to come. Nothing: there is none.
    [[nodiscard]] core::Result<std::optional<qint64>> next() const;
    // From here on, changes of its texts are noticed: then it is read (SearchList), and stored.
    [[nodiscard]] core::Result<void> begin(Transaction& transaction, qint64 chunk) const;
    // False: a text was taken away meanwhile, and nothing is stored.
    [[nodiscard]] core::Result<bool> store(Transaction& transaction, const SearchList& list) const;

    // next() and begin(), and store(), in a transaction of its own that does not wait for another program. Nothing: no
    // chunk is worth a list now. What store() refuses is begun again by and by.
    [[nodiscard]] static core::Result<std::optional<SearchList>> begun(Database& database);
    [[nodiscard]] static core::Result<void> stored(Database& database, const SearchList& list);
    // Makes all that are worth it, however long that takes.
    [[nodiscard]] static core::Result<void> makeAll(Database& database);

    static constexpr qint64 newestLeft = 512; // orders
    static constexpr qint64 mostLate = 256;   // orders of a chunk

private:
    const Database& m_database;
};

} // namespace loket::storage
