#include "engine/watch/LedgerMarks.h"

#include "core/Crypto.h"
#include "core/Log.h"
#include "engine/EngineLog.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Result;

namespace {

constexpr auto countEvery = std::chrono::milliseconds(60min);
constexpr auto tellFor = std::chrono::milliseconds(90min); // a copy at work counts again within it
constexpr int identityBytes = 8;

const QString identityMark = u"identity"_s;
const QString word = u"ledger"_s;

QString countMark(const QString& router)
{
    return u"count:"_s + router;
}

// "ledger 1f2e3d4c5b6a7988 42"
struct Line
{
    QString identity;
    qint64 count = 0;
};

std::optional<Line> readLine(const QString& text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    bool isNumber = false;
    const qint64 count = parts.value(2).toLongLong(&isNumber);
    if (parts.size() != 3 || parts[0] != word || !isNumber)
        return std::nullopt;
    return Line{parts[1], count};
}

} // namespace

LedgerMarks::LedgerMarks(storage::Database& database, core::Clock& clock,
                         std::function<domain::HotspotRouter*(const QString&)> find)
    : m_database(database), m_clock(clock), m_find(std::move(find)), m_marks(database)
{}

bool LedgerMarks::remember(const QString& mark, const QString& value)
{
    auto transaction = storage::Transaction::begin(m_database);
    return transaction &&
           m_marks.set(*transaction, mark, value).and_then([&] { return transaction->commit(); }).has_value();
}

std::optional<QString> LedgerMarks::identity()
{
    const auto known = m_marks.value(identityMark);
    if (!known)
        return std::nullopt;
    if (!known->isEmpty())
        return *known;
    const QString made = QString::fromLatin1(core::randomBytes(identityBytes).toHex());
    return remember(identityMark, made) ? std::optional(made) : std::nullopt;
}

void LedgerMarks::answered(const QString& router, bool wasAway)
{
    domain::HotspotRouter* there = m_find(router);
    Seen& seen = m_seen[router];
    if (!there || seen.isAsking)
        return;
    const bool countUp = wasAway || !seen.countedAt || m_clock.steady() - *seen.countedAt >= countEvery;
    seen.isAsking = true;
    core::whenReady(there->note(), this, [this, router, countUp](const Result<QString>& note) {
        m_seen[router].isAsking = false;
        if (note) // else: a router without scripts, or a login that may not read them
            read(router, *note, countUp);
    });
    if (seen.copySince.isValid() && m_clock.steady() - seen.copyAt > tellFor) {
        seen.copySince = {};
        emit troublesChanged();
    }
}

void LedgerMarks::read(const QString& router, const QString& note, bool countUp)
{
    const auto own = identity();
    const auto before = m_marks.value(countMark(router));
    if (!own || !before)
        return;
    qint64 known = before->toLongLong();
    QStringList others;
    for (const QString& text : note.split(u'\n', Qt::SkipEmptyParts)) {
        const auto line = readLine(text);
        if (!line || line->identity != *own) {
            others += text;
            continue;
        }
        if (line->count <= known)
            continue;
        known = line->count;
        if (!remember(countMark(router), QString::number(known)))
            return;
        Seen& seen = m_seen[router];
        seen.copyAt = m_clock.steady();
        const bool isNews = !seen.copySince.isValid();
        if (isNews)
            seen.copySince = m_clock.now();
        core::logWarning(lcEngine(), "ledger.copy_noticed", {{u"router"_s, router}, {u"count"_s, known}});
        emit copyNoticed(router);
        if (isNews)
            emit troublesChanged();
    }
    domain::HotspotRouter* there = m_find(router);
    // Written down first: a number that is on the router is never one that we do not know.
    if (!countUp || !there || !remember(countMark(router), QString::number(known + 1)))
        return;
    m_seen[router].countedAt = m_clock.steady();
    others.prepend(u"%1 %2 %3"_s.arg(word, *own).arg(known + 1));
    core::whenReady(there->setNote(others.join(u'\n')), this, [router](const Result<void>& written) {
        if (!written)
            core::logInfo(lcEngine(), "ledger.not_marked",
                          {{u"router"_s, router}, {u"reason"_s, written.error().detail}});
    });
}

QList<Alert> LedgerMarks::troubles() const
{
    QList<Alert> troubles;
    for (auto seen = m_seen.begin(); seen != m_seen.end(); ++seen) {
        if (seen->copySince.isValid())
            troubles += {.kind = AlertKind::LedgerCopied, .subject = seen.key(), .since = seen->copySince};
    }
    return troubles;
}

} // namespace loket::engine
