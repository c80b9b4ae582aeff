// Reads the answers of vendors that say {"status": true|false} with their reason as text, whatever the HTTP status
// (Fonnte and Wablas; app/delivery/FACTS.md, sections 2 and 5). Pure.
#pragma once

#include "delivery/VendorAnswer.h"

#include <span>

namespace loket::delivery {

// What a vendor's reason means.
struct KnownReason
{
    QLatin1StringView words; // part of the reason, in any case
    core::ErrorKind kind;
    core::Reason advice;
    QLatin1StringView key = {}; // the setting of AdviceSetAgain
};

struct StatusVendor
{
    QLatin1StringView name;               // "Fonnte"
    QStringView reasonField;              // where it says why not
    std::span<const KnownReason> reasons; // the first that fits counts

    [[nodiscard]] QString who() const { return name; }
    [[nodiscard]] QString wordsIn(const QJsonObject& body) const { return member(body, reasonField).toString(); }
    // An unknown reason is classified by the HTTP status, and refused for good where that means nothing.
    [[nodiscard]] core::Error refusal(const net::HttpAnswer& answer, const QString& words) const;
    // The body, where the vendor accepted the message; otherwise why not. Without `status` the HTTP status decides.
    [[nodiscard]] core::Result<QJsonObject> taken(const net::HttpAnswer& answer) const;

    // The same for what a health request reports of the device: offline (in the vendor's word), or online with a quota
    // left.
    [[nodiscard]] core::Error deviceAway(const QString& word) const;
    static domain::ChannelHealth device(const QString& account, const QString& quota, bool isTold);
};

} // namespace loket::delivery
