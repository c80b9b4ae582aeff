// What every screen of the window works with; built once by the program (or a test) and outliving all widgets.
// Commands return futures and changes arrive as signals, so nothing here ever blocks. UI thread.
#pragma once

#include "core/Clock.h"
#include "engine/EngineState.h"
#include "engine/window/Door.h"
#include "sales/flow/Ledger.h"
#include "storage/ReadThread.h"
#include "ui/text/Language.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QTimeZone>

namespace loket::engine {
class EngineHandle;
}

namespace loket::ui {

class Printing;

// The engine's signals, and what this window's screens tell each other.
class EngineEvents : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void purchaseChanged(qint64 purchaseId);
    void deliveryLogged(qint64 purchaseId);
    void packagesChanged();
    void businessChanged(); // its name or time zone in the context, or whether what failed is tried again
    void driftChanged();
    void importsChanged(); // in this window: another program's data was imported, or taken back
    void batchChanged(qint64 batchId);
    void stateChanged(const loket::engine::EngineState& state);
    void notifyOperator(const QList<loket::engine::Alert>& alerts);
    // In this window, in whatever screen: an order's cash was taken, which made it a sale of the counter.
    void cashTaken(qint64 purchaseId);
};

struct UiContext
{
    storage::ReadThread& reader;
    EngineEvents& events;
    // Calls of the engine's use cases. Closed where only lists are shown: what changes something is then not
    // offered.
    const engine::Door& door;
    // Who uses this window, the engine's state and what only a running engine can do (routers, settings, the counter).
    // Null where there is none: what needs it is then not offered.
    engine::EngineHandle* engine = nullptr;
    // Null where nothing is printed (tests of lists).
    Printing* printing = nullptr;
    core::Clock& clock;
    Theme& theme;
    Language& language;
    QTimeZone zone;
    QString businessName;
    // Whether what had to stop because a router was away goes on without a person (retry.automatic_recovery).
    bool recoversByItself = true;

    // In whose name the window acts; the owner's where nobody can log in.
    [[nodiscard]] sales::Actor actor() const;
    // Whether it is offered to the person at this window; the use case checks it again.
    [[nodiscard]] bool may(domain::Action action) const;
};

} // namespace loket::ui
