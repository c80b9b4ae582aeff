// Notifies the API's listeners of what happens (app/CONTRACT.md, section 6, /voucher/api/events): purchases and
// deliveries from commits, router and queue where their state changed. Costs nothing while nobody listens. Engine
// thread.
#pragma once

#include "engine/EngineState.h"
#include "server/EventStream.h"
#include "storage/PurchaseRepository.h"
#include "storage/StockRepository.h"

namespace loket::engine {

class EventTeller
{
public:
    EventTeller(server::EventStream& stream, const storage::Database& database)
        : m_stream(stream), m_purchases(database), m_stock(database)
    {}

    void committed(const QList<storage::Change>& changes);
    void stateChanged(const EngineState& state);
    void alert(const Alert& alert, bool raised);

private:
    void tellPurchase(qint64 id);
    void tellBatch(qint64 id);

    server::EventStream& m_stream;
    storage::PurchaseRepository m_purchases;
    storage::StockRepository m_stock;
    QJsonObject m_told; // the parts' state as last sent
};

} // namespace loket::engine
