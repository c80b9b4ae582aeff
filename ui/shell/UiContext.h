// What every screen of the window works with; built once by the program (or a test) and outliving all widgets.
// Commands go in as futures and changes come out as signals, so nothing here ever blocks. UI thread.
#pragma once

#include "core/Clock.h"
#include "engine/EngineState.h"
#include "storage/ReadThread.h"
#include "ui/models/PurchaseActions.h"
#include "ui/models/StockCommands.h"
#include "ui/screens/online/OnlineService.h"
#include "ui/text/Language.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QTimeZone>

namespace loket::engine {
class EngineHandle;
}

namespace loket::ui {

class Printing;

// What the engine tells.
class EngineEvents : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

signals:
    void purchaseChanged(qint64 purchaseId);
    void deliveryLogged(qint64 purchaseId);
    void packagesChanged();
    void businessChanged(); // its name or time zone, in the context
    void driftChanged();
    void batchChanged(qint64 batchId);
    void stateChanged(const loket::engine::EngineState& state);
    void notifyOperator(const QList<loket::engine::Alert>& alerts);
};

struct UiContext
{
    storage::ReadThread& reader;
    EngineEvents& events;
    PurchaseCommand command;
    StockCommands stock;
    // Everything else that is asked of the engine. Null where only lists are shown (tests of lists, a database being
    // looked at): what would need it is then not offered.
    engine::EngineHandle* engine = nullptr;
    // Null where nothing is printed (tests of lists).
    Printing* printing = nullptr;
    OnlineService online = {}; // empty: no router can be asked
    core::Clock& clock;
    Theme& theme;
    Language& language;
    QTimeZone zone;
    QString businessName;
};

} // namespace loket::ui
