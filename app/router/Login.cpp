#include "router/Login.h"

#include <QCryptographicHash>

namespace loket::router {

Sentence modernLogin(const RouterSettings& settings)
{
    return {"/login", "=name=" + settings.user.toUtf8(), "=password=" + settings.password.reveal()};
}

Sentence legacyLoginRequest()
{
    return {"/login"};
}

Sentence legacyLoginAnswer(const RouterSettings& settings, const QByteArray& challenge)
{
    return {"/login", "=name=" + settings.user.toUtf8(),
            "=response=" + legacyResponse(settings.password.reveal(), challenge)};
}

QByteArray legacyResponse(const QByteArray& password, const QByteArray& challenge)
{
    const QByteArray hashed = QByteArray(1, '\0') + password + QByteArray::fromHex(challenge);
    return "00" + QCryptographicHash::hash(hashed, QCryptographicHash::Md5).toHex();
}

} // namespace loket::router
