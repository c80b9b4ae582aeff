#include "importing/sources/MikhmonHistory.h"

#include "importing/sources/CopiedDatabase.h"
#include "importing/sources/MikhmonPlan.h"
#include "importing/sources/MikhmonQuestions.h"

#include "core/Reasons.h"

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

// Records by the session, which is what that program calls a router. Their text is that of the router's own records,
// and so is their key: one that is read here and there is imported once.
class HistoryReading final : public Reading
{
public:
    HistoryReading(QMap<QString, domain::TableRows> sales, Request request)
        : m_sales(std::move(sales)), m_request(std::move(request))
    {}

    [[nodiscard]] core::Result<Plan> plan(const Ours& ours, const Answers& answers) const override
    {
        Plan plan{.source = u"mikhmon"_s, .origin = m_request.path};
        mikhmon::Notes notes(plan, answers);
        for (auto session = m_sales.cbegin(); session != m_sales.cend(); ++session) {
            const QString router = routerOf(session.key(), ours, notes);
            plan.found[What::Sales] += int(session->size());
            if (router.isEmpty()) {
                notes.leaveOut(What::Sales, Why::NotAsked, session.key(), int(session->size()));
                continue;
            }
            mikhmon::Tables tables{.router = router};
            tables.clock = {{ours.timeZone, QByteArray(), QByteArray(), QByteArray()}};
            tables.sales = *session;
            const auto part = mikhmon::planOf(tables, ours, {});
            if (!part)
                return core::Failure(part.error());
            plan.purchases += part->purchases;
            plan.lost.soldTwice += part->lost.soldTwice;
            plan.lost.impossibleTimes += part->lost.impossibleTimes;
            for (const LeftOut& left : part->skipped) {
                notes.leaveOut(left.what, left.why, left.examples.value(0), left.count);
            }
        }
        if (const auto fine = notes.checked(); !fine)
            return core::Failure(fine.error());
        return plan;
    }

private:
    // Empty: its records stay out.
    [[nodiscard]] QString routerOf(const QString& session, const Ours& ours, mikhmon::Notes& notes) const
    {
        QStringList names;
        for (const Ours::Router& router : ours.routers)
            names += router.name;
        const QString wanted = names.contains(m_request.router) ? m_request.router : names.value(0, u"main"_s);
        if (m_sales.size() == 1 || names.isEmpty())
            return wanted;
        const QString answer = notes.ask({.id = u"router:"_s + session,
                                          .about = About::RouterOf,
                                          .subject = session,
                                          .choices = names + QStringList{u"leave"_s},
                                          .byDefault = names.contains(session) ? session : u"leave"_s});
        return answer == u"leave" ? QString() : answer;
    }

    QMap<QString, domain::TableRows> m_sales;
    Request m_request;
};

} // namespace

core::Result<ReadingPtr> readMikhmonHistory(const Request& request, const Listener& listener)
{
    constexpr qint64 mostRows = 2'000'000;
    constexpr qint64 rowsBetweenLooks = 1000;
    constexpr auto table = "sales";
    LOKET_TRY_VALUE(const auto database, CopiedDatabase::of(request.path, listener));
    LOKET_TRY_VALUE(const auto columns, database->columns(table));
    if (!columns.contains(u"session"_s) || !columns.contains(u"name"_s))
        return core::fail(core::Reason::MikhmonConfigUnknown, {request.path});
    LOKET_TRY_VALUE(const qint64 total, database->count(table));
    QMap<QString, domain::TableRows> sales;
    qint64 done = 0;
    LOKET_TRY(database->read(table, {"session", "name"}, mostRows, [&](const CopiedRow& row) {
        constexpr int longest = 2001;
        sales[row.text(0)].append(QByteArrayList{row.text(1, longest).toUtf8()});
        return ++done % rowsBetweenLooks != 0 || listener({.done = done, .total = total});
    }));
    return std::make_shared<HistoryReading>(std::move(sales), request);
}

} // namespace loket::importing
