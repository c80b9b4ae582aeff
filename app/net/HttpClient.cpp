#include "net/HttpClient.h"

namespace loket::net {

QByteArray HttpAnswer::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

} // namespace loket::net
