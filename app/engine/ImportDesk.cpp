#include "engine/ImportDesk.h"

#include "delivery/MessageTemplate.h"
#include "engine/PolicyFromSettings.h"
#include "storage/Update.h"

namespace loket::engine {

using core::Failure;
using core::Result;

ImportDesk::ImportDesk(settings::DataFolder folder) : m_folder(std::move(folder)) {}

ImportDesk::~ImportDesk()
{
    if (m_context)
        m_context->closing = true;
    m_imports.reset();
    m_counterparts.reset();
}

Result<std::unique_ptr<ImportDesk>> ImportDesk::open(const QString& dataFolder, const storage::UpdateListener& updating,
                                                     const core::EffectListener& effect)
{
    LOKET_TRY_VALUE(auto folder, settings::DataFolder::open(dataFolder));
    auto desk = std::unique_ptr<ImportDesk>(new ImportDesk(std::move(folder)));
    LOKET_TRY(desk->begin(updating, effect));
    return desk;
}

Result<void> ImportDesk::begin(const storage::UpdateListener& updating, const core::EffectListener& effect)
{
    const settings::Registry registry([](const QString& text) {
        return delivery::MessageTemplate::parse(text).map([](const delivery::MessageTemplate&) {});
    });
    m_settings = std::make_unique<settings::Settings>(registry, m_folder.settingsFile());
    LOKET_TRY(m_settings->reload());
    m_secrets = settings::Secrets::open(m_folder, registry);
    LOKET_TRY_VALUE(m_database, storage::openUpdated(m_folder.database(), m_folder.backups(), updating));
    m_database->waitPatiently();
    const core::EffectListener told = effect ? effect : core::EffectListener([](const char*) {});
    m_database->onEffect(told);
    m_counterparts = std::make_unique<LiveCounterparts>(m_clock, told, m_figures);
    m_jobs = std::make_unique<jobs::JobRunner>(*m_database, m_clock, m_policy.retry);
    m_context.reset(new sales::Context{*m_database, m_clock, m_policy, *m_counterparts, *m_jobs, told});
    apply();
    m_imports = std::make_unique<importing::Imports>(house());
    return {};
}

importing::House ImportDesk::house()
{
    return {.context = *m_context,
            .settings = *m_settings,
            .secrets = *m_secrets,
            .database = m_folder.database(),
            .lock = m_folder.path() + QStringLiteral("/import.lock"),
            .settingsChanged = [this] { apply(); }};
}

void ImportDesk::apply()
{
    m_policy = policyFrom(*m_settings, {});
    m_counterparts->apply(*m_settings, *m_secrets, m_policy);
}

} // namespace loket::engine
