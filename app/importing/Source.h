// Where yesterday's data comes from: reads everything once, and makes plans of it as often as the owner changes an
// answer. One object for one reading.
#pragma once

#include "importing/Plan.h"

#include "core/Future.h"

#include <functional>
#include <memory>

namespace loket::importing {

// How far it is, for a person who waits. `total` 0: not known.
struct Progress
{
    qint64 done = 0;
    qint64 total = 0;
};
// Called in the thread that reads; answers false where the person has cancelled.
using Listener = std::function<bool(const Progress&)>;

// What is set up here, which a plan has to respect: read once, before the source reads. Copied to another thread.
struct Ours
{
    struct Router
    {
        QString name;
        QString host;
        int port = 0;
        QString serial; // empty: not known
    };
    QList<Router> routers; // the first is the default
    QList<domain::Package> packages;
    QMap<QString, QString> settings; // those that are set, by key; no secrets
    QStringList secretsSet;          // keys of the secrets that are set
    QByteArray timeZone;             // business.timezone
    QDateTime now;
    // A user of the hotspot, as it is on a router now.
    struct RouterUser
    {
        QString comment;
        domain::Seconds uptime{0}; // how long it has been online in all
    };
    // The users by name, of the routers that could be asked. A router that is missing here was not asked. For sources
    // whose files do not say what is on a router.
    QHash<QString, QHash<QString, RouterUser>> usersOnRouter;
};

// What has been read. Immutable; may be used by several threads at once.
class Reading
{
public:
    Reading() = default;
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    virtual ~Reading() = default;

    // Pure and repeatable. InvalidInput: an answer to a question nobody asked, or one that is none of the choices.
    [[nodiscard]] virtual core::Result<Plan> plan(const Ours& ours, const Answers& answers) const = 0;
    // The id of a question that is asked no more once its answer was carried out: the same answers again are no error.
    [[nodiscard]] virtual bool mayHaveAsked(const QString& questionId) const
    {
        Q_UNUSED(questionId)
        return false;
    }
};
using ReadingPtr = std::shared_ptr<const Reading>;

} // namespace loket::importing
