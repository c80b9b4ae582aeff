// When a state is an alert, and when a person may be disturbed: pure decisions on plain values.
#pragma once

#include "engine/EngineState.h"
#include "engine/watch/Alert.h"
#include "sales/flow/PaymentMethods.h"

#include <QTimeZone>

namespace loket::engine {

struct AlertRules
{
    std::chrono::minutes routerAway{5};
    std::chrono::minutes gatewayAway{5};
    std::chrono::minutes paidWaiting{10};
    std::chrono::minutes messageStuck{15};
    qint64 diskFreeBytes = 500LL * 1024 * 1024;
    // No notifications between these hours of the day (may span midnight); both equal: always.
    QTime quietFrom;
    QTime quietUntil;
    QTimeZone zone = QTimeZone::utc();
    std::chrono::minutes gap{15}; // between two messages to the operator
};

// The situation to evaluate, at one moment.
struct Situation
{
    QDateTime now;
    QList<RouterState> routers;
    QList<ChannelState> channels;
    QList<sales::GatewayTrouble> gateways;
    int paidWaiting = 0;
    QDateTime oldestPaid;    // of those
    int stuckMessages = 0;   // that wait or were not answered since their first attempt
    QDateTime oldestStuck;   // when that one was first tried
    int refusedPayments = 0; // that wait for a person
    QDateTime oldestRefused;
    int chargebacks = 0; // likewise
    QDateTime oldestChargeback;
    qint64 freeBytes = -1; // -1: unknown
    core::Phrase databaseProblem;
    QList<Alert> troubles; // what needs no rule: open for as long as it is reported
};

// The alerts open in this situation. `standing` are those open before: a value that hovers around a limit does not
// open and clear with every check.
QList<Alert> alertsIn(const Situation& situation, const AlertRules& rules, const QList<Alert>& standing);

bool isQuiet(const AlertRules& rules, const QDateTime& now);

// The message to the owner: a heading and one line for each. `language`: "id" or "en".
QString alertMessage(const QList<Alert>& alerts, const QString& business, const QString& language,
                     const QTimeZone& zone);

} // namespace loket::engine
