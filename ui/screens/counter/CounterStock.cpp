#include "ui/screens/counter/CounterStock.h"

#include "storage/StockRepository.h"

namespace loket::ui {

using core::Result;
using engine::RouterState;

CounterStock::CounterStock(const UiContext& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&context.events, &EngineEvents::batchChanged, this, &CounterStock::count);
    connect(&context.events, &EngineEvents::purchaseChanged, this, &CounterStock::count); // sold
    connect(&context.events, &EngineEvents::importsChanged, this, &CounterStock::count);
}

void CounterStock::setState(const engine::EngineState& state)
{
    QSet<QString> away;
    for (const RouterState& router : state.routers) {
        if (router.reach == RouterState::Reach::Away)
            away.insert(router.name);
    }
    if (std::exchange(m_away, away) == away)
        return;
    if (away.isEmpty())
        emit changed({});
    count();
}

void CounterStock::setPackages(const QList<domain::Package>& onSale)
{
    m_packages = onSale;
    count();
}

void CounterStock::count()
{
    if (m_away.isEmpty())
        return;
    if (std::exchange(m_counting, true)) {
        m_again = true;
        return;
    }
    using Stock = QHash<QString, int>;
    core::whenReady(m_context.reader.ask<Stock>(
                        [away = m_away, packages = m_packages](const storage::ReadModels& models) -> Result<Stock> {
                            const storage::StockRepository stock(models.database());
                            Stock counts;
                            for (const domain::Package& package : packages) {
                                if (!away.contains(domain::routerOf(package)))
                                    continue;
                                LOKET_TRY_VALUE(const int left, stock.countAvailable(storage::StockTerms::of(package)));
                                counts.insert(package.id, left);
                            }
                            return counts;
                        }),
                    this, [this](const Result<Stock>& counts) {
                        m_counting = false;
                        if (std::exchange(m_again, false))
                            return count();
                        if (counts && !m_away.isEmpty())
                            emit changed(*counts);
                    });
}

} // namespace loket::ui
