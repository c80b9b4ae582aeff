#include "sandbox/router/RouterMoods.h"

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

CommandRule CommandRule::fromJson(const QJsonObject& json)
{
    return {json.value(u"at"_s).toInt(1), json.value(u"times"_s).toInt(1), json.value(u"command"_s).toString().toUtf8(),
            json.value(u"ms"_s).toInt(1000)};
}

bool CommandRule::strikes(const QByteArray& path)
{
    if (times <= 0 || !path.startsWith(command))
        return false;
    if (at > 1) {
        --at;
        return false;
    }
    --times;
    return true;
}

} // namespace loket::sandbox
