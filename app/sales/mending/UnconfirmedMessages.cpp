#include "sales/mending/UnconfirmedMessages.h"

#include "core/Clock.h"

namespace loket::sales {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;
using storage::Transaction;

namespace {

// A channel that has confirmed nothing for so long does not confirm any more (its webhook is gone): then it is told by
// the doctor, not by every order.
constexpr auto confirms = std::chrono::seconds(168h);
constexpr auto lookBack = std::chrono::seconds(336h);
constexpr auto noteEvery = std::chrono::seconds(1h);
constexpr int atOnce = 200;

QString sinceMark(const QString& channel)
{
    return u"confirms_since:"_s + channel;
}

QString lastMark(const QString& channel)
{
    return u"confirmed_last:"_s + channel;
}

} // namespace

Result<void> UnconfirmedMessages::heard(Transaction& transaction, const QString& channel) const
{
    const storage::MarkRepository marks(m_context.database);
    const QDateTime now = m_context.clock.now();
    const auto last = marks.value(lastMark(channel));
    if (!last)
        return Failure(last.error());
    const QDateTime before = core::fromIso(*last);
    if (before.isValid() && std::abs(before.secsTo(now)) < noteEvery.count())
        return {};
    if (!before.isValid() || before.secsTo(now) > confirms.count())
        LOKET_TRY(marks.set(transaction, sinceMark(channel), core::toIso(now)));
    return marks.set(transaction, lastMark(channel), core::toIso(now));
}

Result<int> UnconfirmedMessages::tell(const QStringList& channels, std::chrono::hours after) const
{
    int told = 0;
    if (after <= 0h || m_context.clockIsDoubtful())
        return told;
    for (const QString& channel : channels) {
        const auto some = tellOf(channel, after);
        if (!some)
            return some;
        told += *some;
    }
    return told;
}

Result<int> UnconfirmedMessages::tellOf(const QString& channel, std::chrono::hours after) const
{
    const storage::MarkRepository marks(m_context.database);
    const auto since = marks.value(sinceMark(channel));
    const auto last = marks.value(lastMark(channel));
    if (!since || !last)
        return Failure(since ? last.error() : since.error());
    const QDateTime now = m_context.clock.now();
    if (last->isEmpty() || core::fromIso(*last).secsTo(now) > confirms.count())
        return 0;
    const QDateTime from = std::max(core::fromIso(*since), now.addSecs(-lookBack.count()));
    const QDateTime until = now.addSecs(-std::chrono::seconds(after).count());
    return m_ledger.inTransaction([&](Transaction& transaction) -> Result<int> {
        const auto ids = m_ledger.purchases.unconfirmedMessages(channel, from, until, atOnce);
        if (!ids)
            return Failure(ids.error());
        for (const qint64 id : *ids) {
            LOKET_TRY(m_ledger.purchases.setMessageUnconfirmed(transaction, id));
            LOKET_TRY(m_ledger.note(transaction, systemActor, "message.unconfirmed", id,
                                    {{u"channel"_s, channel}, {u"hours"_s, qint64(after.count())}}));
        }
        return int(ids->size());
    });
}

} // namespace loket::sales
