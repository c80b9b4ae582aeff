// What has to be set up for a vendor (a payment gateway, a message channel): its keys as data, and its values wherever
// those are stored. The rows are in payments/Gateways.cpp and delivery/Channels.cpp; settings, doctor and window are
// made from them. Values; engine thread.
#pragma once

#include "core/Secret.h"

#include <QList>
#include <QStringList>

#include <functional>

namespace loket::domain {

enum class VendorKeyType { Text, Choice, Version, Secret };

struct VendorKey
{
    QString part; // "merchant_code" of payments.tripay.merchant_code
    VendorKeyType type = VendorKeyType::Text;
    QString meaning;          // one line of help
    bool isNeeded = false;    // the vendor can do nothing without it
    QString fallback = {};    // the value while it is not set
    QStringList choices = {}; // of a Choice
    qint64 most = 200;        // characters of a Text

    [[nodiscard]] bool isSecret() const { return type == VendorKeyType::Secret; }
};

// The needed keys among these: secrets, or what is not secret.
inline QStringList neededParts(const QList<VendorKey>& keys, bool secrets)
{
    QStringList parts;
    for (const VendorKey& key : keys) {
        if (key.isNeeded && key.isSecret() == secrets)
            parts += key.part;
    }
    return parts;
}

// Called with full keys ("delivery.cloud.version"); an empty answer means: not set.
struct VendorSource
{
    std::function<QString(const QString& key)> value;
    std::function<core::Secret(const QString& key)> secret;
};

// The values of one vendor, by the last part of their keys.
class VendorSettings
{
public:
    // `prefix`: "payments.tripay."
    VendorSettings(QString prefix, VendorSource source) : m_prefix(std::move(prefix)), m_source(std::move(source)) {}

    // `standard` where it is not set.
    [[nodiscard]] QString value(QLatin1StringView part, const QString& standard = {}) const
    {
        const QString text = m_source.value(m_prefix + part).trimmed();
        return text.isEmpty() ? standard : text;
    }
    [[nodiscard]] core::Secret secret(QLatin1StringView part) const { return m_source.secret(m_prefix + part); }

private:
    QString m_prefix;
    VendorSource m_source;
};

} // namespace loket::domain
