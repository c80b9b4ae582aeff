// The two logins of RouterOS. Pure.
// Modern (6.43 and later): name and password in one sentence. Legacy (before): a challenge, answered with MD5.
// The modern sentence reveals the clear password to whatever answers, so it is never sent where the legacy login is
// set, and the legacy login is never tried automatically (manual, "API", section "Initial login").
#pragma once

#include "router/RouterSettings.h"
#include "router/SentenceCodec.h"

namespace loket::router {

Sentence modernLogin(const RouterSettings& settings);
Sentence legacyLoginRequest();
// `challenge` is the hex text of "=ret=".
Sentence legacyLoginAnswer(const RouterSettings& settings, const QByteArray& challenge);
// "00" + hex of MD5(0x00, password, challenge bytes).
QByteArray legacyResponse(const QByteArray& password, const QByteArray& challenge);

} // namespace loket::router
