// Leaves a mark of this ledger on each router: who it is, and a number that only it counts up. A number that is higher
// than the ledger knows was counted by a copy of it: one that is at work elsewhere, or the later life of the ledger
// that an older copy has replaced. Both are told, and what the ledger knew before is then asked of the routers first
// (sales::Context::lastOrderBefore). Ledgers that share a router have a line each. Engine thread.
#pragma once

#include "core/Clock.h"
#include "domain/ports/HotspotRouter.h"
#include "engine/watch/Alert.h"
#include "storage/MarkRepository.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace loket::engine {

class LedgerMarks : public QObject
{
    Q_OBJECT

public:
    // `find` answers the router, or null while it is not set up.
    LedgerMarks(storage::Database& database, core::Clock& clock,
                std::function<domain::HotspotRouter*(const QString&)> find);

    // It answers. Reads its mark; counts up where it was away before, and from time to time: a write wears its flash.
    void answered(const QString& router, bool wasAway);

    [[nodiscard]] QList<Alert> troubles() const;

signals:
    // Somebody else has counted there.
    void copyNoticed(const QString& router);
    void troublesChanged();

private:
    struct Seen
    {
        std::optional<std::chrono::milliseconds> countedAt; // by us; steady
        std::chrono::milliseconds copyAt{0};                // when a copy's number was last seen; steady
        QDateTime copySince;                                // invalid: none is told
        bool isAsking = false;
    };

    void read(const QString& router, const QString& note, bool countUp);
    // False: the database does not tell, or does not take it.
    [[nodiscard]] bool remember(const QString& mark, const QString& value);
    [[nodiscard]] std::optional<QString> identity();

    storage::Database& m_database;
    core::Clock& m_clock;
    std::function<domain::HotspotRouter*(const QString&)> m_find;
    storage::MarkRepository m_marks;
    QHash<QString, Seen> m_seen;
};

} // namespace loket::engine
