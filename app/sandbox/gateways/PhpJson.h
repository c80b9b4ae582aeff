// JSON as PHP's json_encode() writes it by default, which is what Indonesian gateways sign: keys in the order given,
// "/" as "\/", everything outside ASCII as "\uXXXX". Pure.
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

#include <utility>

namespace loket::sandbox {

QByteArray phpJson(const QList<std::pair<QString, QJsonValue>>& fields);

} // namespace loket::sandbox
