// A fixture to test the window: a real database in a temporary folder, filled through the repositories, the real reader
// thread and the real use cases. Changes are signalled as by the engine: after the commit.
#pragma once

#include "domain/Identifiers.h"
#include "engine/UseCases.h"
#include "router/Hotspot.h"
#include "sandbox/router/RouterSandbox.h"
#include "storage/VoucherRepository.h"
#include "ui/context/UiContext.h"
#include "ui/printing/Printing.h"

#include <QTemporaryDir>
#include <QTest>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

// No counterparts but, where a test needs one, a router on a real socket.
class DeskCounterparts : public sales::Counterparts
{
public:
    [[nodiscard]] domain::HotspotRouter* router(const QString& name) const override
    {
        return name == u"main"_s ? main.get() : nullptr;
    }
    [[nodiscard]] QStringList routers() const override { return main ? QStringList{u"main"_s} : QStringList(); }
    [[nodiscard]] domain::PaymentGateway* gateway(const QString&) const override { return nullptr; }
    [[nodiscard]] QList<domain::PaymentGateway*> gateways() const override { return {}; }
    [[nodiscard]] domain::DeliveryChannel* channel() const override { return nullptr; }
    [[nodiscard]] core::Result<QString> message(const domain::Purchase&, const QList<domain::Voucher>&) const override
    {
        return QString();
    }

    std::unique_ptr<router::Hotspot> main;
};

struct Order
{
    domain::PurchaseStatus status = domain::PurchaseStatus::Completed;
    domain::DeliveryStatus delivery = domain::DeliveryStatus::Sent;
    QString name = u"Siti Rahma"_s;
    QString phone = u"6281234567890"_s;
    int quantity = 1;
};

class Desk
{
public:
    Desk()
    {
        database = std::move(*storage::Database::open(folder.filePath(u"loket.db"_s)));
        reader = std::move(*storage::ReadThread::open(folder.filePath(u"loket.db"_s)));
        policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        runner = std::make_unique<jobs::JobRunner>(*database, clock, policy.retry);
        sales = std::make_unique<sales::Context>(sales::Context{*database, clock, policy, counterparts, *runner});
        use = std::make_unique<engine::UseCases>(*sales);
        door.open(&events, *use);
        journal = std::make_unique<sales::Ledger>(*sales);
        database->onCommitted([this](const QList<storage::Change>& changes) {
            for (const storage::Change& change : changes) {
                if (change.kind == storage::ChangeKind::Purchase)
                    emit events.purchaseChanged(change.id);
                else if (change.kind == storage::ChangeKind::DeliveryLog)
                    emit events.deliveryLogged(change.id);
                else if (change.kind == storage::ChangeKind::Batch)
                    emit events.batchChanged(change.id);
            }
        });
        language.use(u"en"_s);
        context = std::make_unique<ui::UiContext>(ui::UiContext{.reader = *reader,
                                                                .events = events,
                                                                .door = door,
                                                                .printing = &printing,
                                                                .clock = clock,
                                                                .theme = theme,
                                                                .language = language,
                                                                .zone = QTimeZone("Asia/Makassar"),
                                                                .businessName = u"Warnet Melati"_s});
    }

    ~Desk()
    {
        sales->closing = true;
        counterparts.main.reset(); // its waiting callers are answered while the use cases exist
        door.close();
    }

    // What was done to purchases in the operator's name, by the ledger.
    [[nodiscard]] int commands() const
    {
        storage::Statement rows =
            database->statement("SELECT count(*) FROM audit_log WHERE actor = 'operator' AND purchase_id IS NOT NULL");
        return rows.run() && rows.next() ? int(rows.integer(0)) : -1;
    }

    // A router to query; before the window is made. Nobody is online there yet.
    sandbox::RouterModel& connectRouter()
    {
        sandbox = std::make_unique<sandbox::RouterSandbox>("loket", "router-password");
        if (!sandbox->listen())
            qFatal("the router cannot listen");
        counterparts.main =
            std::make_unique<router::Hotspot>(router::RouterSettings{.name = u"main"_s,
                                                                     .host = u"127.0.0.1"_s,
                                                                     .port = sandbox->port(),
                                                                     .user = u"loket"_s,
                                                                     .password = core::Secret("router-password")},
                                              clock);
        return sandbox->model();
    }

    void logInGuest(const QByteArray& code, qint64 bytes, int seconds)
    {
        sandbox::RouterModel& model = sandbox->model();
        model.addStranger(code, "sold by hand");
        model.guestLogsIn(code, "somebody-else", "A4:77:33:01:2F:02");
        for (const QByteArray& id : model.menu("/ip/hotspot/active").idsOf(code))
            model.menu("/ip/hotspot/active")
                .write(id, {{"uptime", QByteArray::number(seconds) + 's'}, {"bytes-in", QByteArray::number(bytes)}});
    }

    // Router and ledger, as the engine does it from time to time.
    void compare()
    {
        const auto compared = use->validity.runEverywhere();
        if (!QTest::qWaitFor([&] { return compared.isFinished(); }, 15000))
            qFatal("the router does not answer");
    }

    // A batch with so many vouchers in stock (and so many only planned), as the engine would have made it.
    domain::Batch stockUp(int made, int planned = 0, domain::BatchState state = domain::BatchState::Done)
    {
        auto transaction = storage::Transaction::begin(*database);
        domain::Batch batch{.code = domain::newInvoiceId(QDate(2026, 1, 2)),
                            .packageId = u"5k"_s,
                            .packageName = u"5rb - 2 Hari"_s,
                            .router = u"main"_s,
                            .quantity = made + planned,
                            .profile = u"5k"_s,
                            .price = 5000,
                            .duration = std::chrono::hours(48),
                            .actor = u"operator"_s,
                            .createdAt = clock.now()};
        batch.state = state;
        ok(journal->stock.insert(*transaction, batch));
        for (int number = 1; number <= batch.quantity; ++number) {
            domain::Voucher voucher =
                domain::stockVoucher(batch, number, domain::newCredentials(policy.codes), clock.now());
            ok(journal->vouchers.insert(*transaction, voucher));
            if (number <= made)
                ok(journal->vouchers.advance(*transaction, voucher, domain::VoucherEvent::MadeOnRouter, clock.now()));
        }
        ok(transaction->commit());
        return batch;
    }

    // Brings a purchase into a state by the events that lead to it.
    static QList<domain::PurchaseEvent> wayTo(domain::PurchaseStatus status)
    {
        using enum domain::PurchaseEvent;
        switch (status) {
        case domain::PurchaseStatus::Pending:
            return {};
        case domain::PurchaseStatus::Paid:
            return {PaymentConfirmed};
        case domain::PurchaseStatus::Completed:
            return {PaymentConfirmed, VouchersMade};
        case domain::PurchaseStatus::VoucherGenerationFailed:
            return {PaymentConfirmed, VouchersGaveUp};
        case domain::PurchaseStatus::Failed:
            return {PaymentFailed};
        case domain::PurchaseStatus::Expired:
            return {PaymentExpired};
        case domain::PurchaseStatus::Cancelled:
            return {CancelRequested};
        case domain::PurchaseStatus::Refunded:
            return {PaymentConfirmed, domain::PurchaseEvent::Refunded};
        }
        return {};
    }

    static QList<domain::DeliveryEvent> wayTo(domain::DeliveryStatus status)
    {
        using enum domain::DeliveryEvent;
        switch (status) {
        case domain::DeliveryStatus::NotRequired:
            return {};
        case domain::DeliveryStatus::Queued:
            return {SendRequested};
        case domain::DeliveryStatus::Sent:
            return {SendRequested, Accepted};
        case domain::DeliveryStatus::Delivered:
            return {SendRequested, Accepted, ReceiptDelivered};
        case domain::DeliveryStatus::Read:
            return {SendRequested, Accepted, ReceiptRead};
        case domain::DeliveryStatus::Failed:
            return {SendRequested, Refused};
        case domain::DeliveryStatus::Error:
            return {SendRequested, Unreached};
        }
        return {};
    }

    domain::Purchase insert(storage::Transaction& transaction, const Order& order = {})
    {
        domain::Purchase purchase;
        purchase.invoiceId = domain::newInvoiceId(QDate(2026, 1, 2));
        purchase.statusToken = domain::newStatusToken();
        purchase.customerName = order.name;
        purchase.customerPhone = order.phone;
        purchase.packageId = u"3k"_s;
        purchase.packageName = u"3rb - 1 Hari"_s;
        purchase.profile = u"3k"_s;
        purchase.router = u"main"_s;
        purchase.duration = std::chrono::hours(24);
        purchase.quantity = order.quantity;
        purchase.amount = 3000 * order.quantity;
        purchase.gateway = u"tripay"_s;
        purchase.createdAt = clock.now();
        ok(journal->purchases.insert(transaction, purchase, {}));
        for (const domain::PurchaseEvent event : wayTo(order.status))
            ok(journal->purchases.advance(transaction, purchase, event, clock.now()));
        if (order.status == domain::PurchaseStatus::Completed) {
            for (const domain::DeliveryEvent event : wayTo(order.delivery))
                ok(journal->purchases.advanceDelivery(transaction, purchase, event, clock.now()));
        }
        return purchase;
    }

    domain::Purchase sell(const Order& order = {})
    {
        auto transaction = storage::Transaction::begin(*database);
        const domain::Purchase purchase = insert(*transaction, order);
        ok(transaction->commit());
        return purchase;
    }

    QList<qint64> sellMany(int count, const Order& order = {})
    {
        auto transaction = storage::Transaction::begin(*database);
        QList<qint64> ids;
        for (int i = 0; i < count; ++i)
            ids += insert(*transaction, order).id;
        ok(transaction->commit());
        return ids;
    }

    void advance(qint64 id, domain::PurchaseEvent event)
    {
        auto transaction = storage::Transaction::begin(*database);
        auto purchase = journal->purchases.find(id);
        ok(journal->purchases.advance(*transaction, *purchase, event, clock.now()));
        ok(transaction->commit());
    }

    static void ok(const core::Result<void>& result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().detail));
    }

    QTemporaryDir folder;
    core::SystemClock clock;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<storage::ReadThread> reader;
    std::unique_ptr<sandbox::RouterSandbox> sandbox;
    DeskCounterparts counterparts;
    sales::Policy policy;
    std::unique_ptr<jobs::JobRunner> runner;
    std::unique_ptr<sales::Context> sales;
    std::unique_ptr<engine::UseCases> use;
    std::unique_ptr<sales::Ledger> journal;
    ui::Theme theme;
    ui::Language language;
    ui::EngineEvents events;
    ui::Printing printing{folder.path()};
    engine::Door door;
    std::unique_ptr<ui::UiContext> context;
};

} // namespace loket::tests
