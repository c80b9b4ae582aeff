#include "engine/watch/EventTeller.h"

#include "engine/ServerSettingsFrom.h"
#include "engine/watch/StatusJson.h"

#include <QJsonArray>

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using storage::ChangeKind;

namespace {

QJsonObject typed(const QString& type, QJsonObject fields)
{
    fields.insert(u"type"_s, type);
    return fields;
}

} // namespace

void EventTeller::committed(const QList<storage::Change>& changes)
{
    if (m_stream.listeners() == 0)
        return;
    QList<storage::Change> told;
    for (const storage::Change& change : changes) {
        if (told.contains(change))
            continue;
        told += change;
        if (change.kind == ChangeKind::Purchase)
            tellPurchase(change.id);
        else if (change.kind == ChangeKind::Batch)
            tellBatch(change.id);
        else if (change.kind == ChangeKind::DeliveryLog)
            m_stream.send({{u"type"_s, u"delivery"_s}, {u"purchase_id"_s, change.id}});
    }
}

void EventTeller::tellPurchase(qint64 id)
{
    const auto purchase = m_purchases.find(id);
    if (!purchase)
        return;
    m_stream.send({{u"type"_s, u"purchase"_s},
                   {u"purchase_id"_s, id},
                   {u"invoice_id"_s, purchase->invoiceId},
                   {u"status"_s, domain::toString(purchase->status)},
                   {u"delivery_status"_s, domain::toString(purchase->deliveryStatus)}});
}

void EventTeller::tellBatch(qint64 id)
{
    const auto batch = m_stock.find(id);
    const auto count = m_stock.count(id);
    if (!batch || !count)
        return;
    m_stream.send({{u"type"_s, u"batch"_s},
                   {u"batch_id"_s, id},
                   {u"state"_s, domain::toString(batch->state)},
                   {u"quantity"_s, batch->quantity},
                   {u"made"_s, count->made()},
                   {u"in_stock"_s, count->inStock},
                   {u"failed"_s, count->failed}});
}

void EventTeller::alert(const Alert& alert, bool raised)
{
    if (m_stream.listeners() == 0)
        return;
    QJsonObject event = alertsJson({alert}).first().toObject();
    event.insert(u"state"_s, raised ? u"raised"_s : u"cleared"_s);
    m_stream.send(typed(u"alert"_s, event));
}

void EventTeller::stateChanged(const EngineState& state)
{
    if (m_stream.listeners() == 0)
        return;
    const QJsonObject now = healthJson(state);
    if (now.value(u"queue") != m_told.value(u"queue"))
        m_stream.send(typed(u"queue"_s, now.value(u"queue").toObject()));
    const QJsonArray before = m_told.value(u"routers").toArray();
    for (const QJsonValue& router : now.value(u"routers").toArray()) {
        if (!before.contains(router))
            m_stream.send(typed(u"router"_s, router.toObject()));
    }
    m_told = now;
}

} // namespace loket::engine
