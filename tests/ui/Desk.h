// A desk to test the window at: a real database in a temporary folder, filled through the repositories, the real reader
// thread and the real use cases. Changes are told as the engine tells them: after the commit.
#pragma once

#include "domain/Identifiers.h"
#include "sales/mending/Recovery.h"
#include "sales/vouchers/Stock.h"
#include "storage/VoucherRepository.h"
#include "ui/printing/Printing.h"
#include "ui/shell/UiContext.h"

#include <QTemporaryDir>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

class NoCounterparts : public sales::Counterparts
{
public:
    [[nodiscard]] domain::HotspotRouter* router(const QString&) const override { return nullptr; }
    [[nodiscard]] domain::PaymentGateway* gateway(const QString&) const override { return nullptr; }
    [[nodiscard]] domain::DeliveryChannel* channel() const override { return nullptr; }
    [[nodiscard]] core::Result<QString> message(const domain::Purchase&, const QList<domain::Voucher>&) const override
    {
        return QString();
    }
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
        recovery = std::make_unique<sales::Recovery>(*sales);
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
        context = std::make_unique<ui::UiContext>(
            ui::UiContext{.reader = *reader,
                          .events = events,
                          .command = [this](ui::PurchaseAction action, qint64 id,
                                            const QString& why) { return act(action, id, why); },
                          .stock = stockCommands(),
                          .printing = &printing,
                          .clock = clock,
                          .theme = theme,
                          .language = language,
                          .zone = QTimeZone("Asia/Makassar"),
                          .businessName = u"Warnet Melati"_s});
    }

    core::Async<ui::ActionResult> act(ui::PurchaseAction action, qint64 id, const QString& why)
    {
        ++commands;
        const sales::Actor actor{u"operator"_s};
        const auto plain = [](const core::Result<domain::Purchase>& purchase) {
            return core::ready<ui::ActionResult>(
                purchase.map([](const domain::Purchase&) { return ui::ActionResult{}; }));
        };
        if (action == ui::PurchaseAction::Regenerate)
            return plain(recovery->regenerate(id, actor));
        if (action == ui::PurchaseAction::RetryDelivery)
            return plain(recovery->retryDelivery(id, actor));
        if (action == ui::PurchaseAction::MarkReviewed)
            return plain(recovery->markReviewed(id, actor));
        if (action == ui::PurchaseAction::Cancel)
            return plain(recovery->cancel(id, actor, why));
        if (action == ui::PurchaseAction::MarkRefunded)
            return plain(recovery->markRefunded(id, actor, why));
        return core::ready<ui::ActionResult>(recovery->cleanUp(id, actor).map(
            [](const sales::CleanupResult& result) { return ui::ActionResult{result.removed}; }));
    }

    ui::StockCommands stockCommands()
    {
        const sales::Actor actor{u"operator"_s};
        const auto stock = std::make_shared<sales::Stock>(*sales);
        return {.begin = [=](const sales::BatchRequest& request) { return core::ready(stock->begin(request, actor)); },
                .cancel = [=](qint64 id) { return core::ready(stock->cancel(id, actor)); },
                .resume = [=](qint64 id) { return core::ready(stock->resume(id, actor)); },
                .withdrawBatch = [=](qint64 id) { return core::ready(stock->withdrawBatch(id, actor)); },
                .withdraw = [=](qint64 id) { return core::ready(stock->withdraw(id, actor)); },
                .markPrinted = [=](const QList<qint64>& ids) { return core::ready(stock->markPrinted(ids, actor)); }};
    }

    // A batch with so many vouchers in stock (and so many only written down), as the engine would have made it.
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

    // Brings a purchase into a state by the events that lead there.
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
    NoCounterparts counterparts;
    sales::Policy policy;
    std::unique_ptr<jobs::JobRunner> runner;
    std::unique_ptr<sales::Context> sales;
    std::unique_ptr<sales::Recovery> recovery;
    std::unique_ptr<sales::Ledger> journal;
    ui::Theme theme;
    ui::Language language;
    ui::EngineEvents events;
    ui::Printing printing{folder.path()};
    int commands = 0;
    std::unique_ptr<ui::UiContext> context;
};

} // namespace loket::tests
