// One pass of Validity over one router. Steps: what is due by the clock, one listing of the router, the ledger page by
// page against it, then what the router has to do. Exists until it reports its end to Validity, its owner. Engine
// thread.
#pragma once

#include "sales/vouchers/Validity.h"
#include "storage/VoucherLifeRepository.h"

#include <QSet>

#include <functional>
#include <vector>

namespace loket::sales {

class ValidityPass : public QObject
{
    Q_OBJECT

public:
    ValidityPass(const Context& context, Validity& owner, const QString& router);
    ~ValidityPass() override;

    [[nodiscard]] core::Async<LifePass> future() const { return m_promise.future(); }
    [[nodiscard]] const QString& router() const { return m_router; }
    void start();
    void finish(const core::Result<LifePass>& result);

private:
    // What the pages require of the router; each list in the order of the ledger.
    struct Errands
    {
        QList<domain::Voucher> revivals;
        QList<domain::Voucher> locks;
        QList<domain::Voucher> rests; // the router's limit must be what is left
        QList<domain::Voucher> ends;
        QList<domain::Voucher> removals;
    };

    void soon(void (ValidityPass::*step)());
    void stampSales();
    void look();
    void expireDue();
    void looked(const domain::HotspotLook& look);
    void nextPage();
    void nextStrangers();
    void letInAgain();
    void lockDevices();
    void setRests();
    void putOut();
    void takeAway();
    void done();

    // What a page decides is written in one transaction at its end.
    using Write = std::function<core::Result<void>(storage::Transaction&)>;

    void compare(const storage::WatchedVoucher& watched);
    void compareLiving(const storage::WatchedVoucher& watched, const domain::ListedUser& user);
    [[nodiscard]] bool isOlderThan(const QDateTime& time) const;
    [[nodiscard]] static bool takeOverUse(domain::Voucher& voucher, const domain::ListedUser& user,
                                          const domain::GuestSession* session);
    [[nodiscard]] static bool mustSetRest(const domain::Voucher& voucher, const domain::ListedUser& user);
    [[nodiscard]] core::Result<void> noteReset(storage::Transaction& transaction, const domain::Voucher& voucher);
    void compareEnded(const domain::Voucher& voucher, const domain::ListedUser* user);
    void compareStranger(const domain::ListedUser& user, const storage::WatchedVoucher* known);
    void reportMissing(const storage::WatchedVoucher& watched);
    void addDrift(DriftItem item);
    [[nodiscard]] core::Result<void> writeAll();
    [[nodiscard]] core::Result<void> firstLogin(storage::Transaction& transaction, domain::Voucher& voucher);
    [[nodiscard]] core::Result<void> end(storage::Transaction& transaction, domain::Voucher& voucher,
                                         domain::VoucherEvent event);
    [[nodiscard]] core::Result<void> revive(storage::Transaction& transaction, domain::Voucher& voucher);
    [[nodiscard]] core::Result<void> removed(storage::Transaction& transaction, domain::Voucher& voucher);
    [[nodiscard]] core::Result<void> note(storage::Transaction& transaction, const domain::Voucher& voucher,
                                          const char* action, QJsonObject detail = {});
    [[nodiscard]] const domain::ListedUser* userOf(const domain::Voucher& voucher) const;
    [[nodiscard]] const domain::GuestSession* sessionOf(const QString& name) const;
    [[nodiscard]] bool isDue(const domain::Voucher& voucher) const;
    [[nodiscard]] bool mayStay(const domain::Voucher& voucher) const;
    [[nodiscard]] bool isAdoptable(const domain::ListedUser& user) const;
    template <class T>
    static QList<T> takeSome(QList<T>& from, qsizetype most)
    {
        const QList<T> some = from.first(std::min(most, from.size()));
        from.remove(0, some.size());
        return some;
    }
    [[nodiscard]] bool isOfUnknownOrder(const domain::ListedUser& user) const;
    // The next of these that nobody else has at hand and that are still as the page saw them; claimed until release().
    [[nodiscard]] QList<domain::Voucher> claimSome(QList<domain::Voucher>& from);
    void release(const QList<domain::Voucher>& vouchers);
    void noteTrouble(const domain::HotspotRouter::Each& each);

    const Context& m_context;
    Validity& m_owner;
    Ledger m_ledger;
    storage::VoucherLifeRepository m_lives;
    QString m_router;
    QPromise<core::Result<LifePass>> m_promise;
    LifePass m_done;
    std::optional<core::Error> m_trouble; // the first of those that do not end the pass

    bool m_clockIsDoubtful = false;
    QDateTime m_lookedAt;                     // when the listing was requested: what changed later is not evaluated
    std::chrono::milliseconds m_lookBegan{0}; // steady
    domain::HotspotLook m_look;
    QHash<QString, qsizetype> m_users;    // name → index in m_look.users
    QHash<QString, qsizetype> m_sessions; // name → index in m_look.sessions
    QHash<QString, QString> m_cookies;    // name → device
    QSet<qint64> m_present;               // living vouchers whose users are there; one may change its state on the way
    QSet<qint64> m_missing;               // the same for those whose users are not
    QSet<QString> m_unseen;               // names on the router that were on no page
    QStringList m_strangers;
    size_t m_status = 0;
    qint64 m_after = 0;
    std::vector<Write> m_writes;
    Errands m_errands;
    DriftReport m_drift;
};

} // namespace loket::sales
