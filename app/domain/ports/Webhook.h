// A webhook as it was received: signatures are checked over exactly these bytes.
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace loket::domain {

struct WebhookRequest
{
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const
    {
        for (const auto& [name, value] : headers) {
            if (name == lowerCaseName)
                return value;
        }
        return {};
    }
};

} // namespace loket::domain
