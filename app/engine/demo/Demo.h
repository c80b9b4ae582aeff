// What --demo adds to an engine: the three sandbox counterparts in the same process, a data folder of its own
// (temporary unless one is named), settings that point at them, and some weeks of plausible history. Everything else
// is real. Engine thread; must outlive the engine's own parts.
#pragma once

#include "core/Clock.h"
#include "engine/EngineState.h"
#include "sandbox/gateways/GatewaySandbox.h"
#include "sandbox/router/RouterConsole.h"
#include "sandbox/whatsapp/WhatsAppSandbox.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"
#include "storage/Database.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace loket::engine {

class Demo
{
public:
    explicit Demo(core::Clock& clock);

    // Starts the counterparts on free ports and chooses the data folder.
    core::Result<void> prepare(const QString& dataFolder);
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }
    // Points the settings at the counterparts. To be called again with the server's address once it listens.
    core::Result<void> writeSettings(settings::Settings& settings) const;
    core::Result<void> serverListens(settings::Settings& settings, const QUrl& url);
    [[nodiscard]] std::unique_ptr<settings::Secrets> secrets(const settings::DataFolder& folder,
                                                             const settings::Registry& registry) const;
    // Fills an empty database, and of any the counterparts with what they would know of it.
    core::Result<void> fillHistory(storage::Database& database, const QDateTime& now);

    [[nodiscard]] DemoAddresses addresses(const QUrl& server);

private:
    void letSomeGuestsIn();
    sandbox::RouterSandbox m_router;
    sandbox::RouterConsole m_console;
    sandbox::GatewaySandbox m_gateways;
    sandbox::WhatsAppSandbox m_whatsApp;
    std::optional<QTemporaryDir> m_temporary;
    QString m_dataFolder;
};

} // namespace loket::engine
