// The ways to pay that a buyer chooses from: gateways, and their methods with what each costs on top. Pure but for
// what sales::PaymentMethods remembers.
#pragma once

#include "sales/flow/PaymentMethods.h"
#include "server/pages/Pages.h"

namespace loket::server {

// Of the gateways that accept orders now. `methods` may be null: then each gateway is one way.
QList<WayToPay> waysToPay(const Words& words, const QStringList& gateways, sales::PaymentMethods* methods);

// What the buyer reads for a gateway whose methods are unknown: its own text ("method.NAME" in resources/pages),
// or that of any online gateway.
QString titleOfWay(const Words& words, const QString& gateway);

// Radio buttons. The first few are visible, the rest behind "more ways"; `chosen` is a WayToPay::value, or empty for
// the first that is available.
QString wayCards(const Words& words, const QList<WayToPay>& ways, const QString& chosen);

// "tripay:QRIS" as gateway and method; "tripay" has no method.
std::pair<QString, QString> wayFromValue(const QString& value);

} // namespace loket::server
