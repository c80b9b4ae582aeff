#include "engine/Engine.h"
#include "storage/PurchaseRepository.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"
#include "support/SignedWebhooks.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;

// Webhooks that arrive in the same turn of the event loop share one commit, and the others of a group never suffer from
// one that is refused. The router never answers: only the webhooks are of interest.
class TestWebhookGroups : public QObject
{
    Q_OBJECT

    struct Sent
    {
        std::unique_ptr<QTcpSocket> socket;
        QString order;
        QByteArray answer;
        [[nodiscard]] int status() const { return answer.mid(9, 3).toInt(); }
    };

private slots:
    void initTestCase()
    {
        QProcessEnvironment secrets;
        tests::Sandboxes::addSecrets(secrets);
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }
    void init()
    {
        m_world = std::make_unique<tests::Sandboxes>();
        m_silent = std::make_unique<QTcpServer>();
        QVERIFY(m_silent->listen(QHostAddress::LocalHost));
        m_world->settings[u"router.main.port"_s] = QString::number(m_silent->serverPort());
        m_world->settings[u"router.main.timeout_ms"_s] = u"600000"_s;
        m_world->settings[u"payments.poll_seconds"_s] = u"0"_s;
        m_world->writeSettings();
        engine::EngineOptions options;
        options.dataFolder = m_world->folder.path();
        options.effect = [this](const char* name) { m_commits += QByteArrayView(name) == "commit" ? 1 : 0; };
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    }
    void cleanup() { m_engine.reset(); }

    void manyShareFewCommits()
    {
        constexpr int many = 40;
        const QStringList orders = place(many);
        std::vector<Sent> sent = connected(orders);
        m_commits = 0;
        send(sent, {});
        for (const Sent& one : sent)
            QCOMPARE(one.status(), 200);
        for (const QString& order : orders)
            QCOMPARE(statusOf(order), u"paid"_s);
        QVERIFY2(m_commits < many / 2, QByteArray::number(m_commits).constData()); // with those of the jobs
    }

    void whatIsRefusedHarmsNobody()
    {
        QStringList orders = place(10);
        orders.insert(3, u"VCR-20260102-NOBODY00"_s);
        std::vector<Sent> sent = connected(orders);
        send(sent, {{orders[5], 4999}});
        for (size_t i = 0; i < sent.size(); ++i) {
            QCOMPARE(sent[i].status(), i == 3 ? 404 : i == 5 ? 409 : 200);
            if (i != 3)
                QCOMPARE(statusOf(sent[i].order), i == 5 ? u"pending"_s : u"paid"_s);
        }
        const auto database = open();
        storage::Statement lines = database->statement("SELECT count(*) FROM audit_log WHERE action = ?");
        QVERIFY(lines.bind(u"payment.refused"_s).run() && lines.next());
        QCOMPARE(lines.integer(0), 1); // the refusal itself is stored
    }

    void twiceInOneGroupIsOnce()
    {
        const QStringList order = place(1);
        std::vector<Sent> sent = connected({order[0], order[0], order[0]});
        send(sent, {});
        for (const Sent& one : sent)
            QCOMPARE(one.status(), 200);
        const auto database = open();
        storage::Statement codes = database->statement("SELECT count(*) FROM vouchers");
        QVERIFY(codes.run() && codes.next());
        QCOMPARE(codes.integer(0), 1);
    }

    // The disk fails at the commit: nobody is answered 200, and nothing of it is seen, stored or done.
    void aCommitThatFailsIsNobodysPayment()
    {
        const QStringList orders = place(12);
        {
            const auto database = tests::ledger(m_world->folder.filePath(u"loket.db"_s));
            QVERIFY(database->execute("CREATE TABLE poison (id TEXT REFERENCES packages (id) "
                                      "DEFERRABLE INITIALLY DEFERRED)"));
            QVERIFY(database->execute("CREATE TRIGGER poisoned AFTER INSERT ON payment_events WHEN NEW.amount = "
                                      "5000 BEGIN INSERT INTO poison VALUES ('nothing'); END"));
        }
        QSignalSpy seen(m_engine.get(), &engine::Engine::purchaseChanged);
        std::vector<Sent> sent = connected(orders);
        seen.clear();
        send(sent, {});
        for (const Sent& one : sent)
            QVERIFY2(one.status() >= 500, one.answer.constData());
        QCOMPARE(seen.size(), 0);
        for (const QString& order : orders)
            QCOMPARE(statusOf(order), u"pending"_s);
        {
            const auto database = tests::ledger(m_world->folder.filePath(u"loket.db"_s));
            QVERIFY(database->execute("DROP TRIGGER poisoned"));
        }
        std::vector<Sent> again = connected(orders); // as gateways do
        send(again, {});
        for (const Sent& one : again)
            QCOMPARE(one.status(), 200);
        for (const QString& order : orders)
            QCOMPARE(statusOf(order), u"paid"_s);
    }

private:
    [[nodiscard]] std::unique_ptr<storage::Database> open() const
    {
        return std::move(*storage::Database::open(m_world->folder.filePath(u"loket.db"_s), storage::Access::ReadOnly));
    }
    [[nodiscard]] QString statusOf(const QString& order) const
    {
        return domain::toString(storage::PurchaseRepository(*open()).findByInvoice(order)->status);
    }
    QStringList place(int count) const
    {
        const auto database = tests::ledger(m_world->folder.filePath(u"loket.db"_s));
        auto transaction = storage::Transaction::begin(*database);
        QStringList orders;
        for (int i = 0; i < count; ++i) {
            domain::Purchase purchase;
            purchase.invoiceId = domain::newInvoiceId(QDate(2026, 1, 2));
            purchase.statusToken = domain::newStatusToken();
            purchase.customerName = u"Andi"_s;
            purchase.packageId = purchase.packageName = purchase.profile = u"5k"_s;
            purchase.router = u"main"_s;
            purchase.amount = 5000;
            purchase.gateway = u"tripay"_s;
            purchase.createdAt = QDateTime::currentDateTimeUtc();
            if (!storage::PurchaseRepository(*database).insert(*transaction, purchase, {}))
                qFatal("cannot store a purchase");
            orders += purchase.invoiceId;
        }
        if (!transaction->commit())
            qFatal("cannot store the purchases");
        return orders;
    }
    // A connection for each, waiting.
    std::vector<Sent> connected(const QStringList& orders) const
    {
        std::vector<Sent> all;
        for (const QString& order : orders) {
            all.push_back({std::make_unique<QTcpSocket>(), order, {}});
            all.back().socket->connectToHost(m_engine->url().host(), quint16(m_engine->url().port()));
        }
        const bool ready = QTest::qWaitFor([&] {
            return std::all_of(all.begin(), all.end(),
                               [](const Sent& one) { return one.socket->state() == QTcpSocket::ConnectedState; });
        });
        if (!ready)
            qWarning("not connected");
        return all;
    }
    // All of them before the engine reads the first; until all are answered.
    void send(std::vector<Sent>& all, const QMap<QString, qint64>& amounts) const
    {
        for (Sent& one : all) {
            const auto webhook = tests::tripayWebhook(
                {.gateway = u"tripay"_s, .order = one.order, .amount = amounts.value(one.order, 5000)});
            QByteArray request = "POST /voucher/payment-webhook/tripay HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                                 "Content-Type: application/json\r\nContent-Length: " +
                                 QByteArray::number(webhook.body.size()) + "\r\n";
            for (const auto& [name, value] : webhook.headers)
                request += name + ": " + value + "\r\n";
            one.socket->write(request + "\r\n" + webhook.body);
            one.socket->flush();
        }
        QVERIFY(QTest::qWaitFor([&] {
            for (Sent& one : all)
                one.answer += one.socket->readAll();
            return std::all_of(all.begin(), all.end(), [](const Sent& one) {
                return one.answer.contains("\r\n\r\n") && one.answer.endsWith('}');
            });
        }));
    }

    std::unique_ptr<tests::Sandboxes> m_world;
    std::unique_ptr<QTcpServer> m_silent;
    std::unique_ptr<engine::Engine> m_engine;
    int m_commits = 0;
};

QTEST_GUILESS_MAIN(TestWebhookGroups)
#include "tst_webhookgroups.moc"
