// A shop with one router on which time can be made to pass: the real engine on a clock that is real but can be set
// forward, so that two days are over at once while sockets and timers go on as ever.
#pragma once

#include "engine/Engine.h"
#include "storage/PackageRepository.h"
#include "storage/VoucherLifeRepository.h"
#include "storage/VoucherRepository.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"

#include <QTest>

namespace loket::tests {

class LeapingClock final : public core::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return m_clock.now().addSecs(m_leapt.count()); }
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override
    {
        m_clock.callAfter(delay, context, std::move(callback));
    }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_clock.steady() + m_leapt - m_set; }
    // Time passes.
    void leap(std::chrono::seconds by) { m_leapt += by; }
    // Only the wall clock is set.
    void set(std::chrono::seconds by)
    {
        m_leapt += by;
        m_set += by;
    }

private:
    core::SystemClock m_clock;
    std::chrono::seconds m_set{0};
    std::chrono::seconds m_leapt{0};
};

class LifeWorld
{
public:
    LifeWorld()
    {
        sandboxes.settings[QStringLiteral("payments.gateways")] = QStringLiteral("cash");
        sandboxes.settings[QStringLiteral("delivery.channel")] = QStringLiteral("none");
        // Passes are started by the test, so that each can be checked.
        sandboxes.settings[QStringLiteral("voucher.watch_seconds")] = QStringLiteral("0");
        sandboxes.settings[QStringLiteral("voucher.reconcile_minutes")] = QStringLiteral("0");
    }

    bool start(const core::EffectListener& effect = {})
    {
        sandboxes.writeSettings();
        engine::EngineOptions options;
        options.dataFolder = sandboxes.folder.path();
        options.clock = &clock;
        options.effect = effect;
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        if (!started)
            qWarning("%s", qPrintable(started.error().detail));
        return started.has_value();
    }
    void stop() { m_engine.reset(); }
    [[nodiscard]] engine::Engine& engine() { return *m_engine; }
    [[nodiscard]] sandbox::RouterSandbox& router() { return sandboxes.router; }

    // Before start(): the package "life" counts like this.
    void sell(domain::Counting counts, domain::Seconds duration = std::chrono::hours(2), qint64 quota = 0,
              bool lockToDevice = false)
    {
        auto database = tests::ledger(databaseFile());
        if (!database)
            qFatal("no database");
        auto transaction = storage::Transaction::begin(*database);
        const domain::Package package{.id = QStringLiteral("life"),
                                      .name = QStringLiteral("Life"),
                                      .price = 5000,
                                      .duration = duration,
                                      .counts = counts,
                                      .profile = QStringLiteral("5k"),
                                      .quotaBytes = quota,
                                      .lockToDevice = lockToDevice};
        if (!storage::PackageRepository(*database).save(*transaction, package) || !transaction->commit())
            qFatal("no package");
    }

    // Sells some for cash and waits until they are on the router. 0: they are not.
    qint64 buy(int quantity = 1)
    {
        sales::PurchaseRequest request;
        request.packageId = QStringLiteral("life");
        request.customerName = QStringLiteral("Andi");
        request.customerPhone = QStringLiteral("08123456789");
        request.quantity = quantity;
        request.gateway = QStringLiteral("cash");
        const auto placed = m_engine->use().placePurchase(request);
        if (!placed || !m_engine->use().paymentReceived.confirmCash(placed->purchase.id, {QStringLiteral("operator")}))
            return 0;
        const qint64 id = placed->purchase.id;
        const bool made = QTest::qWaitFor([&] { return voucher(id, quantity).onRouterAt.isValid(); }, 20000);
        return made ? id : 0;
    }

    domain::Voucher voucher(qint64 purchaseId, int number = 1)
    {
        const auto database = reading();
        const auto vouchers = storage::VoucherRepository(*database).ofPurchase(purchaseId);
        for (const domain::Voucher& one : vouchers.value_or(QList<domain::Voucher>())) {
            if (one.number == number)
                return one;
        }
        return {};
    }

    QStringList story(qint64 purchaseId)
    {
        const auto database = reading();
        QStringList actions;
        if (const auto story = storage::ReadModels(*database).story(purchaseId)) {
            for (const storage::StoryLine& line : story->lines) {
                if (line.action.startsWith(QStringLiteral("voucher.")))
                    actions += line.action;
            }
        }
        return actions;
    }

    template <class T>
    static core::Result<T> wait(core::Async<T> answer)
    {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 60000))
            return core::fail(core::ErrorKind::Internal, QStringLiteral("no answer"));
        return answer.isCanceled() ? core::Result<T>(core::fail(core::ErrorKind::Cancelled, QStringLiteral("dropped")))
                                   : answer.result();
    }

    core::Result<sales::LifePass> pass() { return wait(m_engine->use().validity.run(QStringLiteral("main"))); }

    bool guestLogsIn(const domain::Voucher& voucher, const QByteArray& mac)
    {
        return router().model().guestLogsIn(voucher.username.toUtf8(), voucher.password.toUtf8(), mac);
    }
    [[nodiscard]] sandbox::SandboxUser userOf(const domain::Voucher& voucher) const
    {
        for (const sandbox::SandboxUser& user : sandboxes.router.users()) {
            if (user.name == voucher.username)
                return user;
        }
        return {};
    }
    [[nodiscard]] int sessions() { return router().model().menu("/ip/hotspot/active").count(); }
    [[nodiscard]] int cookies() { return router().model().menu("/ip/hotspot/cookie").count(); }
    void cutOff(bool off)
    {
        router().refuseConnections(off);
        if (off)
            router().dropConnections();
    }
    [[nodiscard]] QString databaseFile() const { return sandboxes.folder.filePath(QStringLiteral("loket.db")); }

    Sandboxes sandboxes;
    LeapingClock clock;

private:
    [[nodiscard]] std::unique_ptr<storage::Database> reading() const
    {
        auto opened = storage::Database::open(databaseFile(), storage::Access::ReadOnly);
        if (!opened)
            qFatal("no database");
        return std::move(*opened);
    }

    std::unique_ptr<engine::Engine> m_engine;
};

} // namespace loket::tests
