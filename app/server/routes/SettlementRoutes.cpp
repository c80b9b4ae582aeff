#include "server/routes/SettlementRoutes.h"

#include "sales/money/Settlement.h"

#include <QJsonArray>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxRows = 500;

QJsonObject told(const storage::SettlementDifference& one)
{
    return {{u"id"_s, one.id},
            {u"day"_s, one.day.toString(Qt::ISODate)},
            {u"gateway"_s, one.gateway},
            {u"invoice_id"_s, one.orderId},
            {u"purchase_id"_s, one.purchaseId > 0 ? QJsonValue(one.purchaseId) : QJsonValue()},
            {u"kind"_s, one.kind},
            {u"state_here"_s, one.stateHere},
            {u"state_there"_s, one.stateThere},
            {u"amount_here"_s, one.amountHere},
            {u"amount_there"_s, one.amountThere},
            {u"mended"_s, one.mended},
            {u"found_at"_s, core::isoOrNull(one.foundAt)},
            {u"gone_at"_s, core::isoOrNull(one.goneAt)}};
}

QJsonObject told(const storage::SettlementRun& run)
{
    return {{u"day"_s, run.day.toString(Qt::ISODate)},
            {u"gateway"_s, run.gateway},
            {u"checked_at"_s, core::isoOrNull(run.checkedAt)},
            {u"asked"_s, run.asked},
            {u"unanswered"_s, run.unanswered},
            {u"error"_s, run.error.isEmpty() ? QJsonValue() : QJsonValue(run.error)}};
}

Reply read(const storage::SettlementRepository& repository, const QDate& day, bool withGone)
{
    const auto differences = repository.differences(day, withGone, maxRows);
    const auto runs = repository.runs(maxRows);
    if (!differences || !runs)
        return failure(differences ? runs.error() : differences.error());
    QJsonArray data;
    for (const storage::SettlementDifference& one : *differences)
        data.append(told(one));
    QJsonArray checks;
    for (const storage::SettlementRun& run : *runs) {
        if (!day.isValid() || run.day == day)
            checks.append(told(run));
    }
    return success({{u"data"_s, data}, {u"checks"_s, checks}});
}

Reply list(const Services& services, const Request& request)
{
    const QString text = request.query.value(u"day");
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !day.isValid())
        return failure(400, u"day: must be a day like 2026-01-31"_s);
    const QString all = request.query.value(u"all");
    if (!all.isEmpty() && all != u"true" && all != u"false")
        return failure(400, u"all: must be true or false"_s);
    return services.reads.answer(Reads::Length::Brief, [day, withGone = all == u"true"](const auto& models) {
        return read(storage::SettlementRepository(models.database()), day, withGone);
    });
}

Reply check(const Services& services, const Request& request)
{
    const QDate day = QDate::fromString(request.parameters.first(), Qt::ISODate);
    if (!day.isValid())
        return failure(404, u"There is no such day; write it like 2026-01-31."_s);
    // A check queries the gateways and takes long; its result is read afterwards.
    const auto begun = services.use.settlement.run(day);
    if (begun.isFinished() && !begun.result())
        return failure(begun.result().error());
    return success({{u"message"_s, u"The day is being checked."_s}, {u"day"_s, day.toString(Qt::ISODate)}});
}

} // namespace

void addSettlementRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    routes.get("/voucher/api/settlement",
               access.needs(storage::TokenScope::Read, [services](const Request& request, const sales::Actor&) {
                   return list(services, request);
               }));
    routes.post("/voucher/api/settlement/*",
                access.needs(storage::TokenScope::Operate, [services](const Request& request, const sales::Actor&) {
                    return check(services, request);
                }));
}

} // namespace loket::server
