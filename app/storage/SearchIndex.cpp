#include "storage/SearchIndex.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

constexpr qint64 chunkSize = OrderBits::chunkSize;
constexpr quint64 buckets = 64; // rows of a chunk; written out in the triggers
constexpr int fewest = 127;     // as places they take less room than as bits
constexpr quint64 packageMark = quint64(1) << 63;
// As many orders are compared with one question; or all of a chunk where so many of it may match.
constexpr qsizetype idsAtOnce = 500;
constexpr int nearlyAll = int(chunkSize) / 4;

// As LIKE compares: without the case of A to Z.
quint64 folded(QChar c)
{
    const char16_t code = c.unicode();
    return code >= u'A' && code <= u'Z' ? code + (u'a' - u'A') : code;
}

// One to three characters; their number is told apart by what is zero.
quint64 piece(QStringView text)
{
    quint64 packed = 0;
    for (const QChar c : text)
        packed = packed << 16 | folded(c);
    return packed;
}

// A package is looked for by its whole id, as it is written. Two may share a mark: both are read then.
quint64 pieceOfPackage(const QString& id)
{
    quint64 packed = 14695981039346656037ULL; // FNV-1a
    for (const QChar c : id)
        packed = (packed ^ c.unicode()) * 1099511628211ULL;
    return packed | packageMark;
}

// Stored: never to be changed without making all lists anew.
qint64 placeOf(qint64 chunk, quint64 piece)
{
    constexpr int bucketBits = std::countr_zero(buckets);
    return chunk * qint64(buckets) + qint64((piece * 0x9E3779B97F4A7C15ULL) >> (64 - bucketBits));
}

// Of a text that is looked for: all of its longest ones, the last first, which differ most.
std::vector<quint64> piecesOf(const QString& text)
{
    constexpr qsizetype longest = 3;
    const qsizetype length = std::min(longest, text.size());
    std::vector<quint64> pieces;
    for (qsizetype at = text.size() - length; at >= 0; --at) {
        const quint64 one = piece(QStringView(text).sliced(at, length));
        if (std::find(pieces.begin(), pieces.end(), one) == pieces.end())
            pieces.push_back(one);
    }
    return pieces;
}

template <class Number>
void append(QByteArray& bytes, Number number)
{
    const Number stored = qToLittleEndian(number);
    bytes.append(reinterpret_cast<const char*>(&stored), sizeof stored);
}

template <class Number>
std::optional<Number> take(QByteArrayView& bytes)
{
    if (bytes.size() < qsizetype(sizeof(Number)))
        return std::nullopt;
    const auto number = qFromLittleEndian<Number>(bytes.data());
    bytes = bytes.sliced(sizeof(Number));
    return number;
}

} // namespace

OrderBits& OrderBits::operator&=(const OrderBits& other)
{
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

OrderBits& OrderBits::operator|=(const OrderBits& other)
{
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

bool OrderBits::isEmpty() const
{
    return std::all_of(m_words.begin(), m_words.end(), [](quint64 word) { return word == 0; });
}

int OrderBits::count() const
{
    int count = 0;
    for (const quint64 word : m_words)
        count += std::popcount(word);
    return count;
}

std::vector<int> OrderBits::places() const
{
    std::vector<int> places;
    for (size_t i = 0; i < m_words.size(); ++i) {
        for (quint64 word = m_words[i]; word != 0; word &= word - 1)
            places.push_back(int(i) * 64 + std::countr_zero(word));
    }
    return places;
}

void OrderBits::writeTo(QByteArray& list) const
{
    const std::vector<int> set = places();
    append(list, quint16(set.size()));
    if (set.size() <= size_t(fewest)) {
        for (const int place : set)
            append(list, quint16(place));
    } else {
        for (const quint64 word : m_words)
            append(list, word);
    }
}

std::optional<OrderBits> OrderBits::readFrom(QByteArrayView& list)
{
    const auto count = take<quint16>(list);
    if (!count)
        return std::nullopt;
    OrderBits bits;
    if (*count <= fewest) {
        for (int i = 0; i < *count; ++i) {
            const auto place = take<quint16>(list);
            if (!place || *place >= chunkSize)
                return std::nullopt;
            bits.set(*place);
        }
        return bits;
    }
    for (quint64& word : bits.m_words) {
        const auto stored = take<quint64>(list);
        if (!stored)
            return std::nullopt;
        word = *stored;
    }
    return bits;
}

SearchSpans::SearchSpans(const Database& database, const domain::TypedSearch& typed)
    : m_pieces(database.statement("SELECT pieces FROM search_pieces WHERE place = ?"))
{
    QStringList texts;
    for (const QString& text : {typed.words, typed.code, typed.plain, typed.phone, typed.device}) {
        if (!text.isEmpty() && !texts.contains(text))
            texts += text;
    }
    for (const QString& text : std::as_const(texts))
        m_texts.push_back(piecesOf(text));
    m_texts.push_back({pieceOfPackage(typed.words)});
}

Result<SearchSpans> SearchSpans::begin(const Database& database, const domain::TypedSearch& typed, qint64 before)
{
    SearchSpans spans(database, typed);
    Statement newest = database.statement("SELECT coalesce(max(id), 0) + 1 FROM voucher_purchases");
    LOKET_TRY(newest.run());
    spans.m_end = newest.next() ? newest.integer(0) : 0;
    if (before > 0)
        spans.m_end = std::min(spans.m_end, before);
    LOKET_TRY_VALUE(const QList<qint64> ready,
                    database.statement("SELECT chunk FROM search_chunks WHERE ready = 1").integers());
    spans.m_ready = QSet<qint64>(ready.begin(), ready.end());
    LOKET_TRY_VALUE(const QList<qint64> late, database.statement("SELECT purchase_id FROM search_late").integers());
    spans.m_late = QSet<qint64>(late.begin(), late.end());
    return spans;
}

Result<std::optional<SearchSpan>> SearchSpans::next()
{
    std::optional<SearchSpan> span = std::exchange(m_next, std::nullopt);
    while (m_end > 0 && !(span && span->ids && span->ids->size() >= idsAtOnce)) {
        const qint64 chunk = (m_end - 1) / chunkSize;
        LOKET_TRY_VALUE(SearchSpan part, spanOf(chunk));
        m_end = part.first;
        if (!span) {
            span = std::move(part);
        } else if (span->ids.has_value() != part.ids.has_value()) {
            m_next = std::move(part);
            break;
        } else {
            span->first = part.first;
            if (span->ids)
                span->ids = *part.ids + *span->ids;
        }
    }
    return span;
}

Result<SearchSpan> SearchSpans::spanOf(qint64 chunk)
{
    SearchSpan span{.first = chunk * chunkSize, .end = std::min(m_end, (chunk + 1) * chunkSize), .ids = {}};
    if (!m_ready.contains(chunk))
        return span;
    LOKET_TRY_VALUE(auto found, candidates(chunk));
    if (!found)
        return span;
    if (!m_late.isEmpty()) {
        for (qint64 id = span.first; id < span.end; ++id) {
            if (m_late.contains(id))
                found->set(id - span.first);
        }
    }
    if (found->count() >= nearlyAll)
        return span;
    span.ids.emplace();
    for (const int place : found->places()) {
        if (const qint64 id = span.first + place; id < span.end)
            *span.ids += id;
    }
    return span;
}

Result<std::optional<OrderBits>> SearchSpans::candidates(qint64 chunk)
{
    OrderBits any;
    for (const std::vector<quint64>& pieces : m_texts) {
        OrderBits all;
        all.setAll();
        for (const quint64 one : pieces) {
            LOKET_TRY_VALUE(const auto bits, having(chunk, one));
            if (!bits)
                return std::optional<OrderBits>();
            all &= *bits;
            if (all.isEmpty())
                break;
        }
        any |= all;
    }
    return any;
}

// Rows of a chunk with a list are all there, also empty ones.
Result<std::optional<OrderBits>> SearchSpans::having(qint64 chunk, quint64 one)
{
    LOKET_TRY(m_pieces.bind(placeOf(chunk, one)).run());
    std::optional<OrderBits> found;
    while (m_pieces.next()) {
        const QByteArray row = m_pieces.bytes(0);
        QByteArrayView list(row);
        found.emplace();
        while (!list.isEmpty()) {
            const auto key = take<quint64>(list);
            auto bits = key ? OrderBits::readFrom(list) : std::nullopt;
            if (!bits)
                return std::optional<OrderBits>();
            if (*key == one) {
                found = bits;
                break;
            }
        }
    }
    return found;
}

void SearchList::add(qint64 id, const QString& text)
{
    const qint64 place = id - m_chunk * chunkSize;
    const QStringView view(text);
    for (qsizetype at = 0; at < view.size(); ++at) {
        for (qsizetype length = 1; length <= std::min<qsizetype>(3, view.size() - at); ++length)
            m_pieces[piece(view.sliced(at, length))].set(place);
    }
}

Result<void> SearchList::read(const Database& database, qint64 from, qint64 count)
{
    const qint64 first = m_chunk * chunkSize + from;
    Statement orders = database.statement("SELECT id, voucher_package, invoice_id, customer_name, customer_phone, "
                                          "imported_number FROM voucher_purchases WHERE id >= ? AND id < ?");
    LOKET_TRY(orders.bind(first, first + count).run());
    while (orders.next()) {
        m_pieces[pieceOfPackage(orders.text(1))].set(orders.integer(0) - m_chunk * chunkSize);
        for (int column = 2; column <= 5; ++column)
            add(orders.integer(0), orders.text(column));
    }
    Statement vouchers = database.statement("SELECT purchase_id, username, comment, device_mac FROM vouchers WHERE "
                                            "purchase_id >= ? AND purchase_id < ?");
    LOKET_TRY(vouchers.bind(first, first + count).run());
    while (vouchers.next()) {
        for (int column = 1; column <= 3; ++column)
            add(vouchers.integer(0), vouchers.text(column));
    }
    return {};
}

Result<std::optional<qint64>> SearchIndex::next() const
{
    Statement newest = m_database.statement("SELECT coalesce(max(id), 0) FROM voucher_purchases");
    LOKET_TRY(newest.run());
    const qint64 last = newest.next() ? newest.integer(0) : 0;
    LOKET_TRY_VALUE(const QList<qint64> ready,
                    m_database.statement("SELECT chunk FROM search_chunks WHERE ready = 1 ORDER BY chunk").integers());
    for (qint64 chunk = (last + 1 - newestLeft) / chunkSize - 1; chunk >= 0; --chunk) {
        if (!std::binary_search(ready.begin(), ready.end(), chunk))
            return chunk;
    }
    Statement late = m_database.statement(u"SELECT purchase_id / %1 FROM search_late GROUP BY 1 HAVING count(*) > ? "
                                          "LIMIT 1"_s.arg(chunkSize));
    LOKET_TRY_VALUE(const QList<qint64> outdated, late.bind(mostLate).integers());
    return outdated.isEmpty() ? std::optional<qint64>() : outdated.first();
}

Result<void> SearchIndex::begin(Transaction& transaction, qint64 chunk) const
{
    Statement pieces = transaction.statement("DELETE FROM search_pieces WHERE place >= ? AND place < ?");
    LOKET_TRY(pieces.bind(chunk * qint64(buckets), (chunk + 1) * qint64(buckets)).run());
    Statement late = transaction.statement("DELETE FROM search_late WHERE purchase_id >= ? AND purchase_id < ?");
    LOKET_TRY(late.bind(chunk * chunkSize, (chunk + 1) * chunkSize).run());
    Statement mark = transaction.statement("INSERT INTO search_chunks (chunk, ready) VALUES (?, 0) "
                                           "ON CONFLICT (chunk) DO UPDATE SET ready = 0");
    return mark.bind(chunk).run();
}

Result<bool> SearchIndex::store(Transaction& transaction, const SearchList& list) const
{
    Statement ready = transaction.statement("UPDATE search_chunks SET ready = 1 WHERE chunk = ? AND ready = 0");
    LOKET_TRY(ready.bind(list.chunk()).run());
    if (ready.changedRows() == 0)
        return false;
    std::array<QByteArray, size_t(buckets)> rows;
    for (const auto& [piece, bits] : list.m_pieces) {
        QByteArray& row = rows[size_t(placeOf(0, piece))];
        append(row, piece);
        bits.writeTo(row);
    }
    Statement insert = transaction.statement("INSERT INTO search_pieces (place, pieces) VALUES (?, ?)");
    for (size_t bucket = 0; bucket < rows.size(); ++bucket) {
        const QByteArray& row = rows[bucket];
        LOKET_TRY(
            insert.bind(list.chunk() * qint64(buckets) + qint64(bucket), row.isNull() ? QByteArray("") : row).run());
    }
    return true;
}

Result<std::optional<SearchList>> SearchIndex::begun(Database& database)
{
    const SearchIndex index(database);
    LOKET_TRY_VALUE(const auto chunk, index.next());
    if (!chunk)
        return std::optional<SearchList>();
    LOKET_TRY_VALUE(Transaction transaction, Transaction::begin(database, Patience::None));
    LOKET_TRY(index.begin(transaction, *chunk));
    LOKET_TRY(transaction.commit());
    return std::optional<SearchList>(*chunk);
}

Result<void> SearchIndex::stored(Database& database, const SearchList& list)
{
    LOKET_TRY_VALUE(Transaction transaction, Transaction::begin(database, Patience::None));
    LOKET_TRY(SearchIndex(database).store(transaction, list));
    return transaction.commit();
}

Result<void> SearchIndex::makeAll(Database& database)
{
    while (true) {
        LOKET_TRY_VALUE(auto list, begun(database));
        if (!list)
            return {};
        LOKET_TRY(list->read(database, 0, chunkSize));
        LOKET_TRY(stored(database, *list));
    }
}

} // namespace loket::storage
