// How many vouchers made in advance are left of each package whose router is away: only those can be handed out then.
// UI thread.
#pragma once

#include "domain/Package.h"
#include "engine/EngineState.h"
#include "ui/context/UiContext.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace loket::ui {

class CounterStock : public QObject
{
    Q_OBJECT

public:
    explicit CounterStock(const UiContext& context, QObject* parent = nullptr);

    void setState(const engine::EngineState& state);
    void setPackages(const QList<domain::Package>& onSale);

signals:
    // By package id; only those whose router is away.
    void changed(const QHash<QString, int>& stock);

private:
    void count();

    const UiContext& m_context;
    QSet<QString> m_away; // routers
    QList<domain::Package> m_packages;
    bool m_counting = false;
    bool m_again = false;
};

} // namespace loket::ui
