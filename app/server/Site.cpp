#include "server/Site.h"

#include "server/pages/Pages.h"
#include "server/routes/AddressRoutes.h"
#include "server/routes/ApiRoutes.h"
#include "server/routes/DeliveryRoutes.h"
#include "server/routes/HealthRoutes.h"
#include "server/routes/PurchaseRoutes.h"
#include "server/routes/RecoveryRoutes.h"
#include "server/routes/ReportRoutes.h"
#include "server/routes/ScheduleRoutes.h"
#include "server/routes/SettlementRoutes.h"
#include "server/routes/StatusRoutes.h"
#include "server/routes/StockRoutes.h"
#include "server/routes/VoucherRoutes.h"
#include "server/routes/WebhookRoutes.h"

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// A browser that opens a wrong address gets a page, not JSON.
Reply asPageForPeople(const Business& business, const Request& request, Reply reply)
{
    const bool isError = reply.status >= 400 && reply.contentType == "application/json";
    if (!isError || request.method != "GET" || !request.header("accept").contains("text/html") || wantsJson(request) ||
        request.segments.value(1) == u"api")
        return reply;
    Reply shown = page(reply.status, errorPage(readerOf(request, business, business.language), reply.status));
    shown.headers = reply.headers;
    return shown;
}

} // namespace

EventStream::Check eventsCheck(const Services& services)
{
    return [access = Access(services.context),
            &policy = services.context.policy](const Request& request) -> std::optional<Reply> {
        if (!isFromOurPages(request, policy.publicUrl))
            return failure(403, u"Another site's page may not listen here."_s);
        const auto token = access.check(request, storage::TokenScope::Read);
        return token ? std::nullopt : std::optional(failure(token.error()));
    };
}

RouteTable siteRoutes(const Services& services, RateLimiter& purchases)
{
    RouteTable router;
    const Access access(services.context);
    addPurchaseRoutes(router, services, purchases);
    addStatusRoutes(router, services, purchases);
    addWebhookRoutes(router, services);
    addAddressRoutes(router, services);
    addDeliveryRoutes(router, services);
    addApiRoutes(router, services, access);
    addReportRoutes(router, services, access);
    addRecoveryRoutes(router, services, access);
    addSettlementRoutes(router, services, access);
    addStockRoutes(router, services, access);
    addScheduleRoutes(router, services, access);
    addHealthRoutes(router, services, access);
    addVoucherRoutes(router, services, access);
    // A WebSocket's request does not get here: HttpServer::setEvents.
    router.get(eventsPath, access.needs(storage::TokenScope::Read, [](const Request&, const sales::Actor&) {
        Reply reply = failure(426, u"Open a WebSocket to listen to events."_s);
        reply.headers.emplace_back("Upgrade", "websocket");
        return reply;
    }));
    router.setFinish([&business = services.business](const Request& request, Reply reply) {
        return asPageForPeople(business, request, std::move(reply));
    });
    return router;
}

} // namespace loket::server
