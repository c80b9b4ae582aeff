// The whole site over a real database in a temporary folder: use cases as in the program, a clock to advance, and one
// payment gateway of the test's own behind the interface (the real ones are tested in their room and end to end).
#pragma once

#include "core/Crypto.h"
#include "sales/UseCases.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/flow/PlacePurchase.h"
#include "server/Site.h"
#include "storage/ReadModels.h"
#include "storage/TokenRepository.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <stdexcept>

namespace loket::test {

using namespace Qt::Literals::StringLiterals;

// Takes {"order","amount","state"} signed with HMAC-SHA256("key") in the header "x-test-signature".
class TestGateway final : public domain::PaymentGateway
{
public:
    [[nodiscard]] QString name() const override { return u"tripay"_s; }
    core::Async<domain::PaymentPage> create(const domain::PaymentOrder&) override
    {
        return unused<domain::PaymentPage>();
    }
    core::Async<domain::PaymentPage> find(const QString&) override { return unused<domain::PaymentPage>(); }
    core::Async<domain::PaymentEvent> status(const QString&, const QString&) override
    {
        return unused<domain::PaymentEvent>();
    }
    [[nodiscard]] core::Result<domain::PaymentEvent> verify(const domain::WebhookRequest& request) const override
    {
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body.isEmpty())
            return core::fail(core::ErrorKind::InvalidInput, u"the body cannot be read"_s);
        if (!core::equalInConstantTime(request.header("x-test-signature"), signature(request.body)))
            return core::fail(core::ErrorKind::Unauthorized, u"the signature is wrong"_s);
        domain::PaymentEvent event;
        event.gateway = name();
        event.orderId = body.value(u"order").toString();
        event.amount = body.value(u"amount").toInteger();
        event.state = body.value(u"state") == u"paid"_s      ? domain::PaymentState::Paid
                      : body.value(u"state") == u"expired"_s ? domain::PaymentState::Expired
                                                             : domain::PaymentState::Pending;
        event.eventKey = event.orderId + body.value(u"state").toString();
        event.rawBody = request.body;
        return event;
    }
    [[nodiscard]] bool recognises(const domain::WebhookRequest& request) const override
    {
        return QJsonDocument::fromJson(request.body).object().contains(u"order");
    }
    [[nodiscard]] QByteArray acknowledgement() const override { return own; }

    static QByteArray signature(const QByteArray& body)
    {
        return core::hmacHex(QCryptographicHash::Sha256, "key", body);
    }

    core::Async<QList<domain::PaymentMethod>> methods(core::Rupiah) override
    {
        return offered ? core::ready(core::Result<QList<domain::PaymentMethod>>(*offered))
                       : core::ready<QList<domain::PaymentMethod>>(core::fail(core::ErrorKind::Timeout, u"away"_s));
    }

    QByteArray own;
    std::optional<QList<domain::PaymentMethod>> offered; // nothing: it does not answer

private:
    template <class T>
    static core::Async<T> unused()
    {
        return core::ready<T>(core::fail(core::ErrorKind::Internal, u"not asked in this test"_s));
    }
};

class SiteFixture final : public sales::Counterparts
{
public:
    SiteFixture()
        : database(opened(folder.filePath(u"loket.db"_s))),
          jobs(*database, clock, policy.retry), context{*database, clock, policy, *this, jobs}, use(context),
          reads(value(server::Reads::open(folder.filePath(u"loket.db"_s)))), limiter(clock, 0)
    {
        policy.gateways = QStringList{u"cash"_s, u"tripay"_s};
        policy.codes.alphabet = *domain::alphabetNamed(u"unambiguous");
        policy.publicUrl = QUrl(u"https://shop.example"_s);
        business.name = u"Warung <Net>"_s;
        business.phone = u"0812 1111 2222"_s;
        site = server::siteRoutes(
            {.context = context,
             .use = use,
             .business = business,
             .reads = *reads,
             .health = [this] { return health; },
             .lendsAddress = [this] { return lendsAddress; },
             .receiptKey = [this](const QString& name) { return core::Secret(receiptKeys.value(name)); },
             .verifyCloudWebhook = [](const QUrlQuery& query) -> core::Result<QByteArray> {
                 return query.queryItemValue(u"hub.challenge"_s, QUrl::FullyDecoded).toUtf8();
             }},
            limiter);
    }

    [[nodiscard]] server::Reply ask(const QByteArray& method, const QByteArray& target, const QByteArray& body = {},
                                    const server::HeaderList& headers = {}) const
    {
        server::Request request{.method = method, .target = target, .body = body};
        request.segments = server::splitPath(request.path()).value_or(QStringList());
        const qsizetype mark = target.indexOf('?');
        if (mark >= 0)
            request.query = server::parseForm(QByteArrayView(target).sliced(mark + 1));
        request.headers = headers;
        request.headers.emplace_back("host", "wifi.example:3000");
        request.peer = request.client = QHostAddress(u"198.51.100.7"_s);
        request.scheme = "http";
        server::Reply reply = site.answer(request);
        if (!reply.later)
            return reply;
        bool answered = false;
        reply.later([&](const server::Reply& finally) {
            reply = finally;
            answered = true;
        });
        while (!answered)
            QCoreApplication::processEvents();
        return reply;
    }
    [[nodiscard]] server::Reply get(const QByteArray& target, const server::HeaderList& headers = {}) const
    {
        return ask("GET", target, {}, headers);
    }
    [[nodiscard]] server::Reply post(const QByteArray& target, const QJsonObject& body,
                                     server::HeaderList headers = {}) const
    {
        headers.emplace_back("content-type", "application/json");
        return ask("POST", target, QJsonDocument(body).toJson(QJsonDocument::Compact), headers);
    }
    [[nodiscard]] server::Reply submit(const QHash<QString, QString>& fields, server::HeaderList headers = {}) const
    {
        QByteArrayList pairs;
        for (auto field = fields.begin(); field != fields.end(); ++field)
            pairs += QUrl::toPercentEncoding(field.key()) + '=' + QUrl::toPercentEncoding(field.value());
        headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        return ask("POST", "/voucher/purchase", pairs.join('&'), headers);
    }
    static QJsonObject json(const server::Reply& reply) { return QJsonDocument::fromJson(reply.body).object(); }
    static QByteArray header(const server::Reply& reply, const QByteArray& name)
    {
        for (const auto& [key, value] : reply.headers) {
            if (key == name)
                return value;
        }
        return {};
    }

    [[nodiscard]] domain::Purchase placed(const QString& gateway = u"cash"_s, int quantity = 1) const
    {
        const auto result = sales::PlacePurchase(context)({.packageId = u"3k"_s,
                                                           .customerName = u"Budi <b>"_s,
                                                           .customerPhone = u"0812-3456-789"_s,
                                                           .quantity = quantity,
                                                           .gateway = gateway});
        return value(result).purchase;
    }
    // Paid, the codes made on the router.
    [[nodiscard]] domain::Purchase completed(int quantity = 1) const
    {
        domain::Purchase purchase = paid(quantity);
        auto transaction = value(storage::Transaction::begin(*database));
        const sales::Ledger ledger(context);
        for (domain::Voucher& voucher : value(ledger.vouchers.ofPurchase(purchase.id)))
            check(ledger.vouchers.advance(transaction, voucher, domain::VoucherEvent::MadeOnRouter, clock.now()));
        check(ledger.purchases.advance(transaction, purchase, domain::PurchaseEvent::VouchersMade, clock.now()));
        check(ledger.jobs.cancel(transaction, sales::job::issueVouchers, purchase.id));
        check(transaction.commit());
        return purchase;
    }
    [[nodiscard]] domain::Purchase paid(int quantity = 1) const
    {
        const domain::Purchase purchase = placed(u"cash"_s, quantity);
        return value(sales::PaymentReceived(context).confirmCash(purchase.id, {u"test"_s})).purchase;
    }
    // Paid, but the attempts ran out.
    [[nodiscard]] domain::Purchase stopped() const
    {
        domain::Purchase purchase = paid();
        advance(purchase, domain::PurchaseEvent::VouchersGaveUp);
        auto transaction = value(storage::Transaction::begin(*database));
        const sales::Ledger ledger(context);
        check(ledger.jobs.cancel(transaction, sales::job::issueVouchers, purchase.id));
        check(ledger.purchases.setFailure(transaction, purchase,
                                          {core::ErrorKind::Unreachable, u"the router did not answer"_s}, clock.now()));
        check(transaction.commit());
        return purchase;
    }
    void advance(domain::Purchase& purchase, domain::PurchaseEvent event) const
    {
        auto transaction = value(storage::Transaction::begin(*database));
        check(sales::Ledger(context).purchases.advance(transaction, purchase, event, clock.now()));
        check(transaction.commit());
    }
    [[nodiscard]] QByteArray token(const QString& name, storage::TokenScope scope) const
    {
        auto transaction = value(storage::Transaction::begin(*database));
        const auto secret = value(storage::TokenRepository(*database).create(transaction, name, scope, clock.now()));
        check(transaction.commit());
        return "Bearer " + secret.reveal();
    }
    [[nodiscard]] qint64 purchases() const { return value(storage::ReadModels(*database).countPurchases({})); }

    template <class T>
    static T value(core::Result<T> result)
    {
        if (!result)
            throw std::runtime_error(result.error().detail.toStdString());
        return std::move(*result);
    }
    static void check(const core::Result<void>& result)
    {
        if (!result)
            throw std::runtime_error(result.error().detail.toStdString());
    }

    QTemporaryDir folder;
    mutable core::ManualClock clock;
    sales::Policy policy;
    std::unique_ptr<storage::Database> database;
    jobs::JobRunner jobs;
    sales::Context context;
    sales::UseCases use;
    server::Business business;
    std::unique_ptr<server::Reads> reads;
    server::RateLimiter limiter;
    server::RouteTable site;
    QJsonObject health;
    bool lendsAddress = false;
    mutable TestGateway testGateway;
    domain::DeliveryChannel* deliveryChannel = nullptr;
    QHash<QString, QByteArray> receiptKeys;

    [[nodiscard]] domain::HotspotRouter* router(const QString&) const override { return nullptr; }
    [[nodiscard]] domain::PaymentGateway* gateway(const QString& name) const override
    {
        return name == testGateway.name() ? &testGateway : nullptr;
    }
    [[nodiscard]] QList<domain::PaymentGateway*> gateways() const override { return {&testGateway}; }
    [[nodiscard]] domain::DeliveryChannel* channel() const override { return deliveryChannel; }
    [[nodiscard]] core::Result<QString> message(const domain::Purchase&, const QList<domain::Voucher>&) const override
    {
        return QString();
    }

private:
    static std::unique_ptr<storage::Database> opened(const QString& path)
    {
        return value(storage::Database::open(path));
    }
};

} // namespace loket::test
