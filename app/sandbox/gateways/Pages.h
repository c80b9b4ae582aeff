// The pages of the sandbox gateways, for people: the payment page with its buttons and the list of payments.
// Pure; Bahasa Indonesia or English; everything that came from outside is escaped; no script.
#pragma once

#include "sandbox/gateways/Payment.h"

namespace loket::sandbox {

enum class PageLanguage { Indonesian, English };

// The first of "id" and "en" that Accept-Language names; Indonesian where it names neither.
PageLanguage languageOf(const QByteArray& acceptLanguage);

// Pay / Fail / Expire are forms that POST "action" to the page's own address.
QString paymentPage(const SandboxPayment& payment, PageLanguage language);
QString indexPage(const QList<SandboxPayment>& payments, PageLanguage language);
QString unknownPage(PageLanguage language);

} // namespace loket::sandbox
