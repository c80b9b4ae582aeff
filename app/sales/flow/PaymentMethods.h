// What buyers may choose to pay with, and what it costs them: cached, so that showing the shop never waits for a
// gateway. The cached answer is returned at once; when it is old, the gateway is queried in the background. A gateway
// that could not be reached recently is reported as troubled, so the shop can show it before it is chosen.
// Engine thread.
#pragma once

#include "sales/flow/Ledger.h"

#include <QObject>

namespace loket::sales {

struct MethodOffer
{
    QString code;
    QString name;
    // The buyer's fee for the cheapest and for the dearest package on sale; often the same.
    core::Rupiah feeFrom = 0;
    core::Rupiah feeTo = 0;

    bool operator==(const MethodOffer&) const = default;
};

struct GatewayOffer
{
    QString title;              // how the vendor writes itself: "Tripay"
    QList<MethodOffer> methods; // empty: the gateway's own page asks, or nothing is known yet
    bool troubled = false;
};

// A gateway that has been failing for a while, or refuses our keys.
struct GatewayTrouble
{
    QString gateway;
    core::Error error; // the latest
    QDateTime since;
};

class PaymentMethods : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds freshFor = std::chrono::minutes(10);
    static constexpr std::chrono::milliseconds askAgainAfter = std::chrono::minutes(1); // after a failed query

    explicit PaymentMethods(const Context& context) : m_context(context), m_ledger(context) {}

    [[nodiscard]] GatewayOffer of(const QString& gateway);
    // The method's name from the gateway; the code itself where it is unknown.
    [[nodiscard]] QString nameOf(const QString& gateway, const QString& method) const;
    // InvalidInput where a buyer cannot choose this method there: it is not in the gateway's list, or there is nothing
    // to choose. As long as the list is not known, what has the form of a method passes, and the gateway decides.
    [[nodiscard]] core::Result<void> check(const QString& gateway, const QString& method);
    // Settings have changed: drops everything and queries again.
    void renew();
    // A call at this gateway has just ended, with an error or successfully.
    void heard(const QString& gateway, const std::optional<core::Error>& error);
    [[nodiscard]] QList<GatewayTrouble> troubles() const { return m_troubles.values(); }

private:
    struct Known
    {
        GatewayOffer offer;
        std::optional<std::chrono::milliseconds> askedAt; // by the steady clock; none: never
        bool failed = false;
        bool asking = false;
    };

    void ask(const QString& gateway);
    void answered(const QString& gateway, const core::Result<QList<domain::PaymentMethod>>& least,
                  const core::Result<QList<domain::PaymentMethod>>& most);
    // Of the packages on sale, the least and the greatest price.
    [[nodiscard]] std::pair<core::Rupiah, core::Rupiah> prices() const;

    const Context& m_context;
    Ledger m_ledger;
    QHash<QString, Known> m_known;
    QMap<QString, GatewayTrouble> m_troubles;
    int m_generation = 0; // an answer to a query from before renew() is dropped
};

} // namespace loket::sales
