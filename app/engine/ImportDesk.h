// Imports without an engine in this program: a data folder's settings, secrets, database and routers, as `loketd
// import` needs them. It works beside a running engine, whose database admits one writer at a time; vouchers that have
// to be made are made by the engine. Needs an event loop; one thread.
#pragma once

#include "importing/Imports.h"

#include "engine/LiveCounterparts.h"
#include "jobs/JobRunner.h"
#include "settings/DataFolder.h"

#include <memory>

namespace loket::engine {

class ImportDesk
{
public:
    // As of Engine::start(); `updating` is told of an older version's database.
    static core::Result<std::unique_ptr<ImportDesk>>
    open(const QString& dataFolder, const storage::UpdateListener& updating, const core::EffectListener& effect = {});
    ~ImportDesk();
    ImportDesk(const ImportDesk&) = delete;
    ImportDesk& operator=(const ImportDesk&) = delete;

    [[nodiscard]] importing::Imports& imports() { return *m_imports; }
    // What is imported into; as long as this desk is there.
    [[nodiscard]] importing::House house();

private:
    explicit ImportDesk(settings::DataFolder folder);
    core::Result<void> begin(const storage::UpdateListener& updating, const core::EffectListener& effect);
    void apply();

    settings::DataFolder m_folder;
    core::SystemClock m_clock;
    Figures m_figures;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<settings::Secrets> m_secrets;
    std::unique_ptr<storage::Database> m_database;
    sales::Policy m_policy;
    std::unique_ptr<LiveCounterparts> m_counterparts;
    std::unique_ptr<jobs::JobRunner> m_jobs;
    std::unique_ptr<sales::Context> m_context;
    std::unique_ptr<importing::Imports> m_imports;
};

} // namespace loket::engine
