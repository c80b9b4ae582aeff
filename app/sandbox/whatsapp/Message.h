// A message that a sandbox channel has accepted, and what can be reported about it. Pure data.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace loket::sandbox {

enum class WhatsAppState { Sent, Delivered, Read, Failed };

QString toString(WhatsAppState state);
std::optional<WhatsAppState> whatsAppStateFromString(QStringView name);

struct WhatsAppMessage
{
    int number = 0;  // counts from 1
    QString channel; // "fonnte"
    QString to;      // digits
    QString text;
    bool isTemplate = false; // sent as an approved template (Cloud API)
    QString id;              // the vendor's message id
    QDateTime at;
    WhatsAppState state = WhatsAppState::Sent;
    int receiptsPosted = 0; // receipts for it that were answered with a 2xx
};

QJsonObject toJson(const WhatsAppMessage& message);

} // namespace loket::sandbox
