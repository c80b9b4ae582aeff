#include "engine/EngineWorld.h"

#include <QSignalSpy>
#include <QWebSocket>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using sandbox::Complaint;

// What a listener at /voucher/api/events of a running engine receives as things happen, in which order, and that it
// stops when its token is revoked.
class TestEventFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        tests::EngineWorld::giveSecrets({{u"LOKET_SECRET_DELIVERY_FONNTE_WEBHOOK_KEY"_s, u"fonnte-key"_s}});
    }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        m_heard.clear();
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    void cleanup()
    {
        m_socket.reset();
        m_world.reset();
    }

    void aPurchaseFromOrderToMessage()
    {
        listen();
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        QTRY_VERIFY(states(invoice).endsWith(u"completed sent"_s));
        // Every step once it is durable, in the order in which it happened.
        QStringList steps = states(invoice);
        steps.removeDuplicates();
        QCOMPARE(steps, (QStringList{u"pending not_required"_s, u"paid not_required"_s, u"completed queued"_s,
                                     u"completed sent"_s}));
        const qint64 id = m_world->purchase(invoice).id;
        QCOMPARE(heard(u"delivery"_s, {{u"purchase_id"_s, id}}), 1);
        QTRY_VERIFY(heard(u"queue"_s) > 0);
        for (const QJsonObject& event : std::as_const(m_heard)) // a listener is no buyer
            QVERIFY(!QJsonDocument(event).toJson().contains("8123456789"));
    }

    void receiptsAreHeard()
    {
        listen();
        const QString invoice = m_world->buyAndPay();
        QTRY_VERIFY(m_world->purchase(invoice).deliveryStatus == DeliveryStatus::Sent);
        whatsApp().setReceiptUrl(u"fonnte"_s, m_world->url(u"/voucher/delivery-webhook/fonnte/fonnte-key"_s));
        QVERIFY(whatsApp().report(whatsApp().messages().last().id, sandbox::WhatsAppState::Delivered));
        QTRY_VERIFY(states(invoice).endsWith(u"completed delivered"_s));
    }

    void aRouterThatGoesAndComesBack()
    {
        listen();
        QTRY_VERIFY(m_world->engine().state().routers.first().reach == engine::RouterState::Reach::Reachable);
        m_world->sandboxes.router.refuseConnections(true);
        m_world->sandboxes.router.dropConnections();
        (void)m_world->buyAndPay(); // the attempt detects it
        m_world->sandboxes.settings[u"business.phone"_s] = u"0812 1111 2222"_s;
        m_world->sandboxes.writeSettings(); // changed settings make the watch poll at once
        QTRY_VERIFY_WITH_TIMEOUT(heard(u"router"_s, {{u"name"_s, u"main"_s}, {u"state"_s, u"away"_s}}) > 0, 30000);
        m_world->sandboxes.router.refuseConnections(false);
        QTRY_VERIFY_WITH_TIMEOUT(heard(u"router"_s, {{u"name"_s, u"main"_s}, {u"state"_s, u"reachable"_s}}) > 0, 30000);
    }

    void anAlertIsRaisedAndCleared()
    {
        listen();
        whatsApp().complain(Complaint::TokenInvalid);
        (void)m_world->buyAndPay();
        const QJsonObject about{{u"kind"_s, u"channel_paused"_s}, {u"subject"_s, u"fonnte"_s}};
        const auto with = [&about](const QString& state) {
            QJsonObject all = about;
            all.insert(u"state"_s, state);
            return all;
        };
        QTRY_COMPARE(heard(u"alert"_s, with(u"raised"_s)), 1);
        whatsApp().stopComplaining();
        QCOMPARE(m_world->operate(u"/voucher/api/resume-channel/fonnte"_s).status, 200);
        QTRY_COMPARE(heard(u"alert"_s, with(u"cleared"_s)), 1);
    }

    void onlyWhoMayListen()
    {
        QWebSocket stranger;
        const QSignalSpy connected(&stranger, &QWebSocket::connected);
        const QSignalSpy ended(&stranger, &QWebSocket::disconnected);
        stranger.open(address());
        QTRY_VERIFY(ended.size() > 0 || stranger.state() == QAbstractSocket::UnconnectedState);
        QCOMPARE(connected.size(), 0);
    }

    void aRevokedTokenHearsNoMore()
    {
        listen();
        QVERIFY(!m_world->buy().isEmpty());
        QTRY_VERIFY(heard(u"purchase"_s) > 0);
        {
            auto writing = tests::ledger(m_world->engine().folder().database());
            auto transaction = storage::Transaction::begin(*writing);
            QVERIFY(storage::TokenRepository(*writing).revoke(*transaction, u"test1"_s));
            QVERIFY(transaction->commit());
        }
        const qsizetype before = heard(u"purchase"_s);
        QVERIFY(!m_world->buy().isEmpty());
        QTRY_COMPARE(m_socket->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(heard(u"purchase"_s), before);
    }

private:
    [[nodiscard]] QUrl address() const
    {
        QUrl url = m_world->url(u"/voucher/api/events"_s);
        url.setScheme(u"ws"_s);
        return url;
    }

    void listen()
    {
        const tests::Http::Headers token = m_world->bearer(storage::TokenScope::Read);
        m_socket = std::make_unique<QWebSocket>();
        connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
                [this](const QString& text) { m_heard += QJsonDocument::fromJson(text.toUtf8()).object(); });
        QNetworkRequest request(address());
        request.setRawHeader(token.first().first, token.first().second);
        m_socket->open(request);
        QTRY_COMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
    }

    // How many events of this type with these fields.
    [[nodiscard]] qsizetype heard(const QString& type, const QJsonObject& fields = {}) const
    {
        return std::count_if(m_heard.begin(), m_heard.end(), [&](const QJsonObject& event) {
            bool fits = event.value(u"type"_s) == type;
            for (auto field = fields.begin(); fits && field != fields.end(); ++field)
                fits = event.value(field.key()) == *field;
            return fits;
        });
    }
    // "completed sent": what was reported of one purchase.
    [[nodiscard]] QStringList states(const QString& invoice) const
    {
        QStringList all;
        for (const QJsonObject& event : m_heard) {
            if (event.value(u"type"_s) == u"purchase"_s && event.value(u"invoice_id"_s) == invoice)
                all += event.value(u"status"_s).toString() + u' ' + event.value(u"delivery_status"_s).toString();
        }
        return all;
    }
    sandbox::WhatsAppSandbox& whatsApp() { return m_world->sandboxes.whatsApp; }

    std::unique_ptr<tests::EngineWorld> m_world;
    std::unique_ptr<QWebSocket> m_socket;
    QList<QJsonObject> m_heard;
};

QTEST_GUILESS_MAIN(TestEventFlow)
#include "tst_eventflow.moc"

#include "support/Ledger.h"
