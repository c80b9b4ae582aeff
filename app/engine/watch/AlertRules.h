// When the state of things is an alert, and when a person may be disturbed: pure decisions on plain values.
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
    // Nobody is told between these hours of the day (may span midnight); both equal: always told.
    QTime quietFrom;
    QTime quietUntil;
    QTimeZone zone = QTimeZone::utc();
    std::chrono::minutes gap{15}; // between two messages to the operator
};

// What there is to judge, at one moment.
struct Situation
{
    QDateTime now;
    QList<RouterState> routers;
    QList<ChannelState> channels;
    QList<sales::GatewayTrouble> gateways;
    int paidWaiting = 0;
    QDateTime oldestPaid;    // of those
    int stuckMessages = 0;   // that wait or were not answered since their first try
    QDateTime oldestStuck;   // when that one was tried first
    int refusedPayments = 0; // that wait for a person
    QDateTime oldestRefused;
    int chargebacks = 0; // likewise
    QDateTime oldestChargeback;
    qint64 freeBytes = -1; // -1: not known
    core::Phrase databaseProblem;
    QList<Alert> troubles; // what needs no rule: it stands for as long as it is told
};

// The alerts that stand in this situation. `standing` are those that stood before: what hovers around a limit does not
// come and go with every look.
QList<Alert> alertsIn(const Situation& situation, const AlertRules& rules, const QList<Alert>& standing);

bool isQuiet(const AlertRules& rules, const QDateTime& now);

// The message to the owner: a heading and one line for each. `language`: "id" or "en".
QString alertMessage(const QList<Alert>& alerts, const QString& business, const QString& language,
                     const QTimeZone& zone);

} // namespace loket::engine
