#include "server/routes/ScheduleRoutes.h"

#include <QFile>

static void initApiResource() // Q_INIT_RESOURCE must be outside any namespace
{
    Q_INIT_RESOURCE(api);
}

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using storage::TokenScope;

void addScheduleRoutes(RouteTable& routes, const Services& services, const Access& access)
{
    initApiResource();
    routes.get("/voucher/api/schedule",
               access.needs(TokenScope::Read, [schedule = services.schedule](const Request&, const sales::Actor&) {
                   return success({{u"data"_s, schedule()}});
               }));
    routes.get("/voucher/api/alerts",
               access.needs(TokenScope::Read, [alerts = services.alerts](const Request&, const sales::Actor&) {
                   return success({{u"data"_s, alerts()}});
               }));
    routes.get("/voucher/api/openapi.json", access.needs(TokenScope::Read, [](const Request&, const sales::Actor&) {
        QFile file(u":/api/openapi.json"_s);
        return file.open(QIODevice::ReadOnly) ? Reply{.contentType = "application/json", .body = file.readAll()}
                                              : failure(404, u"There is nothing at this address."_s);
    }));
    routes.post(
        "/voucher/api/clock/confirm",
        access.needs(TokenScope::Operate, [confirm = services.confirmClock](const Request&, const sales::Actor& actor) {
            if (const auto confirmed = confirm(actor); !confirmed)
                return failure(confirmed.error());
            return success({{u"message"_s, u"The clock is believed."_s}});
        }));
    routes.post("/voucher/api/routers/*/confirm",
                access.needs(TokenScope::Operate,
                             [confirm = services.confirmRouter](const Request& request, const sales::Actor& actor) {
                                 if (const auto confirmed = confirm(request.parameters.first(), actor); !confirmed)
                                     return failure(confirmed.error());
                                 return success({{u"message"_s, u"This device is the router from now on."_s}});
                             }));
    routes.post(
        "/voucher/api/schedule/*/run",
        access.needs(TokenScope::Operate, [run = services.runTask](const Request& request, const sales::Actor& actor) {
            const QString name = request.parameters.first();
            if (const auto started = run(name, actor); !started)
                return failure(started.error());
            return success({{u"message"_s, u"The task runs; the schedule shows its result."_s}, {u"task"_s, name}});
        }));
}

} // namespace loket::server
