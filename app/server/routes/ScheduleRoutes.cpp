#include "server/routes/ScheduleRoutes.h"

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using storage::TokenScope;

void addScheduleRoutes(Router& router, const Services& services, const Access& access)
{
    router.get("/voucher/api/schedule",
               access.needs(TokenScope::Read, [schedule = services.schedule](const Request&, const sales::Actor&) {
                   return success({{u"data"_s, schedule()}});
               }));
    router.post(
        "/voucher/api/schedule/*/run",
        access.needs(TokenScope::Operate, [run = services.runTask](const Request& request, const sales::Actor& actor) {
            const QString name = request.parameters.first();
            if (const auto started = run(name, actor); !started)
                return failure(started.error());
            return success({{u"message"_s, u"The task runs; the schedule shows its result."_s}, {u"task"_s, name}});
        }));
}

} // namespace loket::server
