#include "engine/watch/Alerts.h"

#include "core/Log.h"

#include <algorithm>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Failure;
using core::Result;

namespace {

Q_LOGGING_CATEGORY(lcAlerts, "loket.alerts")

constexpr auto rhythm = 5s;                            // an alert opens within ten seconds
constexpr auto settling = 60s;                         // what ends before that is not worth a message
constexpr auto sameTrouble = std::chrono::minutes(60); // back again within this time: not reported again

bool contains(const QList<Alert>& alerts, const Alert& alert)
{
    return std::any_of(alerts.begin(), alerts.end(), [&](const Alert& other) { return other.isAbout(alert); });
}

} // namespace

Alerts::Alerts(storage::Database& database, core::Clock& clock, Sources sources, QObject* parent)
    : QObject(parent), m_database(database), m_clock(clock), m_sources(std::move(sources)), m_rows(database)
{
    qRegisterMetaType<Alert>();
    qRegisterMetaType<QList<Alert>>();
}

Result<void> Alerts::start()
{
    const auto rows = m_rows.standing();
    if (!rows)
        return Failure(rows.error());
    for (const storage::AlertRow& row : *rows) {
        if (const auto kind = alertKindFromString(row.kind)) {
            m_standing += {.kind = *kind,
                           .subject = row.subject,
                           .why = core::phraseFromStored(row.reason, row.because),
                           .since = row.raisedAt,
                           .told = row.toldAt.isValid()};
            if (row.toldAt.isValid() && (!m_lastTold.isValid() || row.toldAt > m_lastTold))
                m_lastTold = row.toldAt;
        }
    }
    m_started = true;
    lookAgain();
    return {};
}

void Alerts::lookAgain()
{
    m_clock.callAfter(rhythm, this, [this] {
        if (!m_started)
            return;
        look();
        lookAgain();
    });
}

void Alerts::look()
{
    if (!m_started)
        return;
    compare(alertsIn(m_sources.situation(), m_sources.rules(), m_standing));
    tellPeople();
}

template <class Work>
void Alerts::keep(Work work)
{
    auto transaction = storage::Transaction::begin(m_database);
    const auto kept =
        transaction ? work(*transaction).and_then([&] { return transaction->commit(); }) : Failure(transaction.error());
    if (!kept)
        core::logWarning(lcAlerts(), "alert.not_recorded", {{u"reason"_s, kept.error().detail}});
}

void Alerts::compare(const QList<Alert>& now)
{
    bool anything = false;
    const QList<Alert> before = m_standing;
    for (const Alert& alert : before) {
        if (contains(now, alert))
            continue;
        m_standing.removeIf([&](const Alert& other) { return other.isAbout(alert); });
        keep([&](storage::Transaction& transaction) {
            return m_rows.clear(transaction, toString(alert.kind), alert.subject, m_clock.now());
        });
        core::logInfo(lcAlerts(), "alert.cleared", {{u"kind"_s, toString(alert.kind)}, {u"subject"_s, alert.subject}});
        anything = true;
        emit cleared(alert);
    }
    for (Alert alert : now) {
        const auto known = std::find_if(m_standing.begin(), m_standing.end(),
                                        [&](const Alert& other) { return other.isAbout(alert); });
        if (known != m_standing.end()) {
            anything |= known->why != alert.why;
            known->why = alert.why;
            continue;
        }
        alert.told = wasToldLately(alert);
        m_standing += alert;
        keep([&](storage::Transaction& transaction) {
            return m_rows.raise(transaction, {.kind = toString(alert.kind),
                                              .subject = alert.subject,
                                              .reason = core::english(alert.why),
                                              .because = core::storedPhrase(alert.why),
                                              .raisedAt = m_clock.now()});
        });
        core::logWarning(lcAlerts(), "alert.raised",
                         {{u"kind"_s, toString(alert.kind)},
                          {u"subject"_s, alert.subject},
                          {u"reason"_s, core::english(alert.why)}});
        anything = true;
        emit raised(alert);
    }
    if (anything)
        emit changed();
}

bool Alerts::wasToldLately(const Alert& alert) const
{
    const auto last = m_rows.lastTold(toString(alert.kind), alert.subject);
    return last && last->isValid() && m_clock.age(*last) < sameTrouble;
}

void Alerts::tellPeople()
{
    const AlertRules rules = m_sources.rules();
    const QDateTime now = m_clock.now();
    if (m_telling || isQuiet(rules, now))
        return;
    if (m_lastTold.isValid() && m_clock.age(m_lastTold) < rules.gap)
        return;
    QList<Alert> untold;
    std::copy_if(m_standing.begin(), m_standing.end(), std::back_inserter(untold),
                 [](const Alert& alert) { return !alert.told; });
    // The first one waits a moment, so that joint failures are reported together, and brief ones not at all.
    const bool isRipe = std::any_of(untold.begin(), untold.end(),
                                    [&](const Alert& alert) { return m_clock.age(alert.since) >= settling; });
    if (!isRipe)
        return;
    m_lastTold = now;
    markTold(untold);
    emit notify(untold);
    m_telling = true;
    core::whenReady(m_sources.tell(untold), this, [this](const Result<void>& told) {
        m_telling = false;
        if (!told)
            core::logWarning(lcAlerts(), "alert.not_sent", {{u"reason"_s, told.error().detail}});
    });
}

void Alerts::markTold(const QList<Alert>& alerts)
{
    for (Alert& alert : m_standing) {
        if (contains(alerts, alert))
            alert.told = true;
    }
    keep([&](storage::Transaction& transaction) -> Result<void> {
        for (const Alert& alert : alerts)
            LOKET_TRY(m_rows.markTold(transaction, toString(alert.kind), alert.subject, m_clock.now()));
        return {};
    });
    emit changed();
}

} // namespace loket::engine
