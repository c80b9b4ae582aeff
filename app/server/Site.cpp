#include "server/Site.h"

#include "server/pages/Pages.h"
#include "server/routes/ApiRoutes.h"
#include "server/routes/HealthRoutes.h"
#include "server/routes/PurchaseRoutes.h"
#include "server/routes/RecoveryRoutes.h"
#include "server/routes/StatusRoutes.h"
#include "server/routes/WebhookRoutes.h"

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// A person who opens a wrong address in a browser gets a page, not JSON.
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

Router siteRoutes(const Services& services, RateLimiter& purchases)
{
    Router router;
    const Access access(services.context);
    addPurchaseRoutes(router, services, purchases);
    addStatusRoutes(router, services);
    addWebhookRoutes(router, services);
    addApiRoutes(router, services, access);
    addRecoveryRoutes(router, services, access);
    addHealthRoutes(router, services, access);
    router.setFinish([&business = services.business](const Request& request, Reply reply) {
        return asPageForPeople(business, request, std::move(reply));
    });
    return router;
}

} // namespace loket::server
