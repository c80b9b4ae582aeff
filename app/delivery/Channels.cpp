#include "delivery/Channels.h"

#include <array>
#include <utility>

namespace loket::delivery {

namespace {

constexpr std::array vendors{
    std::pair{"cloud", "https://graph.facebook.com"},  std::pair{"fonnte", "https://api.fonnte.com"},
    std::pair{"waha", "http://127.0.0.1:3000"},        std::pair{"gowa", "http://127.0.0.1:3000"},
    std::pair{"wablas", "https://console.wablas.com"},
};

} // namespace

QStringList channelNames()
{
    QStringList names;
    for (const auto& [name, url] : vendors)
        names += QString::fromLatin1(name);
    return names;
}

QUrl defaultBaseUrl(QStringView channel)
{
    for (const auto& [name, url] : vendors) {
        if (channel == QLatin1StringView(name))
            return QUrl(QString::fromLatin1(url));
    }
    return {};
}

} // namespace loket::delivery
