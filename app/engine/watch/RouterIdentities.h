// Remembers which device each router is (its serial number or software-id, its certificate, its name), and compares at
// every login: vouchers that are made on a neighbour's router let nobody in. Another device, or one that is already set
// up under another name, is refused until a person says that it is right. Engine thread.
#pragma once

#include "core/Clock.h"
#include "engine/watch/Alert.h"
#include "router/Device.h"
#include "storage/MarkRepository.h"

#include <functional>
#include <map>

namespace loket::engine {

class RouterIdentities
{
public:
    // `changed`: what troubles() answers is another than before. `names`: the routers that are set up.
    RouterIdentities(storage::Database& database, core::Clock& clock, std::function<QStringList()> names,
                     std::function<void()> changed);

    // The check of one router's login. Unavailable: another device answers, or one that has two names. A router that is
    // met for the first time is remembered.
    [[nodiscard]] core::Result<void> met(const QString& router, const router::Device& device);

    // A person says that the device which was refused last is the right one. Conflict: none was; NotFound.
    [[nodiscard]] core::Result<void> confirm(const QString& router, const QString& actor);

    [[nodiscard]] QList<Alert> troubles() const;
    // Empty where it is not known.
    [[nodiscard]] QString serialOf(const QString& router) const;

private:
    struct Refused
    {
        router::Device device;
        core::Error why;
        QDateTime since;
    };

    [[nodiscard]] core::Result<std::optional<router::Device>> known(const QString& router) const;
    [[nodiscard]] core::Result<void> judge(const QString& router, const router::Device& device);
    [[nodiscard]] core::Result<void> remember(const QString& router, const router::Device& device, const char* action,
                                              const QString& actor);

    storage::Database& m_database;
    core::Clock& m_clock;
    std::function<QStringList()> m_names;
    std::function<void()> m_changed;
    storage::MarkRepository m_marks;
    std::map<QString, Refused> m_refused;
};

} // namespace loket::engine
