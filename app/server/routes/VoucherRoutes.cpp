#include "server/routes/VoucherRoutes.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using sales::Actor;
using sales::DriftReport;
using storage::TokenScope;

namespace {

QJsonObject toJson(const sales::DriftItem& item)
{
    QJsonArray differences;
    for (const sales::Difference& difference : item.differences)
        differences += QJsonObject{{u"field"_s, difference.field},
                                   {u"on_router"_s, difference.onRouter},
                                   {u"in_ledger"_s, difference.inLedger}};
    QJsonArray actions;
    for (const sales::DriftAction action : item.actions)
        actions += sales::toString(action);
    const auto idOrNull = [](qint64 id) { return id == 0 ? QJsonValue() : QJsonValue(id); };
    return {{u"username"_s, item.username},
            {u"comment"_s, item.comment},
            {u"kind"_s, sales::toString(item.kind)},
            {u"differences"_s, differences},
            {u"voucher_id"_s, idOrNull(item.voucherId)},
            {u"purchase_id"_s, idOrNull(item.purchaseId)},
            {u"actions"_s, actions}};
}

QJsonObject toJson(const sales::MakingAgain& making)
{
    return {{u"total"_s, making.total},
            {u"made"_s, making.made},
            {u"left"_s, making.left},
            {u"runs"_s, making.runs},
            {u"problem"_s, making.problem ? QJsonValue(making.problem->detail) : QJsonValue()}};
}

QJsonObject toJson(const DriftReport& report)
{
    QJsonArray items;
    for (const sales::DriftItem& item : report.items)
        items += toJson(item);
    return {{u"router"_s, report.router},
            {u"compared_at"_s, report.comparedAt.isValid() ? QJsonValue(core::toIso(report.comparedAt)) : QJsonValue()},
            {u"problem"_s, report.problem ? QJsonValue(report.problem->detail) : QJsonValue()},
            {u"total"_s, report.total},
            {u"missing"_s, report.missing},
            {u"making_again"_s, report.makingAgain ? QJsonValue(toJson(*report.makingAgain)) : QJsonValue()},
            {u"items"_s, items}};
}

// Refused at once, or started: a route never waits for a router.
template <class T>
Reply begun(const core::Async<T>& work, const QString& message)
{
    if (work.isFinished() && !work.isCanceled()) {
        if (const auto result = work.result(); !result)
            return failure(result.error());
    }
    return success({{u"message"_s, message}});
}

QJsonObject bodyOf(const Request& request)
{
    return QJsonDocument::fromJson(request.body).object();
}

} // namespace

void addVoucherRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    sales::UseCases& use = services.use;
    routes.get("/voucher/api/drift", access.needs(TokenScope::Read, [&use](const Request&, const Actor&) {
        QJsonArray reports;
        for (const DriftReport& report : use.validity.drift())
            reports += toJson(report);
        return success({{u"data"_s, reports}});
    }));
    routes.post("/voucher/api/reconcile", access.needs(TokenScope::Operate, [&use](const Request&, const Actor&) {
        (void)use.validity.runEverywhere();
        return success({{u"message"_s, u"The routers are being compared with the ledger."_s}});
    }));
    routes.post("/voucher/api/drift/mend", access.needs(TokenScope::Operate, [&use](const Request& request,
                                                                                    const Actor& actor) {
        const QJsonObject body = bodyOf(request);
        const QString where = body.value(u"router").toString();
        const QString username = body.value(u"username").toString();
        const auto action = sales::driftActionFromString(body.value(u"action").toString());
        if (where.isEmpty() || username.isEmpty())
            return failure(400, u"router and username: name the difference to mend"_s);
        if (!action)
            return failure(400, u"action: must be one of remove, adopt, make_again, write_off, set_right, rebuild"_s);
        return begun(use.driftRepair.mend(where, username, *action, actor), u"The difference is being mended."_s);
    }));
    routes.post("/voucher/api/drift/make-all-again",
                access.needs(TokenScope::Operate, [&use](const Request& request, const Actor& actor) {
                    const QString where = bodyOf(request).value(u"router").toString();
                    if (where.isEmpty())
                        return failure(400, u"router: name the router"_s);
                    const auto begun = use.makeAllAgain.begin(where, actor);
                    if (!begun)
                        return failure(begun.error());
                    return success({{u"message"_s, u"%1 vouchers are being made again."_s.arg(*begun)}});
                }));
    routes.post("/voucher/api/vouchers/*/extend",
                access.needs(TokenScope::Operate, [&use](const Request& request, const Actor& actor) {
                    const auto id = parseId(request.parameters.first());
                    if (!id)
                        return failure(404, u"There is no voucher of this number."_s);
                    const auto more = domain::parseDuration(bodyOf(request).value(u"duration").toString());
                    if (!more)
                        return failure(400, u"duration: a time such as 2d, 12h or 30m is needed"_s);
                    return begun(use.care.extend(*id, *more, actor), u"The voucher is being extended."_s);
                }));
    const auto onOne = [&access](const auto& work, const QString& message) {
        return access.needs(TokenScope::Operate, [work, message](const Request& request, const Actor& actor) {
            const auto id = parseId(request.parameters.first());
            return id ? begun(work(*id, actor), message) : failure(404, u"There is no voucher of this number."_s);
        });
    };
    routes.post("/voucher/api/vouchers/*/unlock",
                onOne([&use](qint64 id, const Actor& actor) { return use.care.unlock(id, actor); },
                      u"The device is being forgotten."_s));
    routes.post("/voucher/api/vouchers/*/kick",
                onOne([&use](qint64 id, const Actor& actor) { return use.care.kick(id, actor); },
                      u"The guest is being put out."_s));
}

} // namespace loket::server
