// Every kind of alert, brought about at the wire of a real engine: within ten seconds of its clock /healthz, the API
// and the state that the window shows tell it, and it clears without being dismissed once its cause is gone.
#include "engine/EngineWorld.h"
#include "engine/FastClock.h"
#include "support/SignedWebhooks.h"

#include <QDir>
#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using namespace std::chrono_literals;
using domain::PurchaseStatus;
using engine::AlertKind;
using sandbox::Mood;

namespace {

constexpr int speed = 10;
constexpr std::chrono::milliseconds atMost = 10s; // from the fault until it is told

bool wait(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 30000);
}

QList<AlertKind> allKinds()
{
    QList<AlertKind> kinds;
    for (int kind = 0; !engine::toString(AlertKind(kind)).isEmpty(); ++kind)
        kinds += AlertKind(kind);
    return kinds;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { tests::EngineWorld::giveSecrets(); }
    void init()
    {
        m_world = std::make_unique<tests::EngineWorld>();
        m_clock = std::make_unique<tests::FastClock>(speed);
        m_users.clear();
    }
    void cleanup()
    {
        m_holds.reset();
        m_other.reset();
        m_world.reset();
        m_clock.reset();
    }

    void everyAlertIsToldAndClears_data()
    {
        QTest::addColumn<AlertKind>("kind");
        for (const AlertKind kind : allKinds())
            QTest::newRow(qPrintable(engine::toString(kind))) << kind;
    }
    void everyAlertIsToldAndClears()
    {
        QFETCH(AlertKind, kind);
        prepare(kind);
        QCOMPARE(m_world->start(m_clock.get()), QString());
        QTRY_VERIFY(m_world->engine().state().routers.value(0).reach == engine::RouterState::Reach::Reachable);
        QTRY_VERIFY(m_world->engine().folder().hasBackups());
        m_reading = m_world->bearer(storage::TokenScope::Read);
        QDateTime shown; // when the window's state had it first
        connect(&m_world->engine(), &engine::Engine::stateChanged, this, [&](const engine::EngineState& state) {
            if (!shown.isValid() && find(state.alerts, kind))
                shown = m_clock->now();
        });
        QCOMPARE(places(kind), QStringList());

        QVERIFY(begin(kind));
        const QDateTime began = m_clock->now();
        const QStringList everywhere{u"healthz"_s, u"api"_s, u"window"_s};
        QTRY_COMPARE_WITH_TIMEOUT(places(kind), everywhere, 60000);
        QVERIFY(shown.isValid());
        const std::chrono::milliseconds took(began.msecsTo(shown));
        QVERIFY2(took <= atMost, qPrintable(QString::number(took.count())));
        QCOMPARE(find(m_world->engine().state().alerts, kind)->subject, subjectOf(kind));

        QVERIFY(end(kind));
        QTRY_COMPARE_WITH_TIMEOUT(places(kind), QStringList(), 60000);
    }

    // Long before it is an alert: the header knows as soon as work got no answer.
    void aKilledRouterIsKnownAtOnce_data()
    {
        QTest::addColumn<bool>("withWork");
        QTest::newRow("with an order to be made") << true;
        QTest::newRow("idle") << false;
    }
    void aKilledRouterIsKnownAtOnce()
    {
        QFETCH(bool, withWork);
        constexpr std::chrono::milliseconds soon = 2s;
        QCOMPARE(m_world->start(m_clock.get()), QString());
        const auto reach = [this] { return m_world->engine().state().routers.value(0).reach; };
        for (int round = 0; round < 3; ++round) { // the next poll is near in some of them
            QTRY_VERIFY(reach() == engine::RouterState::Reach::Reachable);
            const QString invoice = withWork ? m_world->buy() : QString();
            sandbox::RouterSandbox& router = m_world->sandboxes.router;
            router.refuseConnections(true);
            router.dropConnections();
            const std::chrono::milliseconds killed = m_clock->steady();
            if (withWork)
                QTRY_VERIFY(m_world->sandboxes.gateways.settle(invoice, sandbox::SandboxState::Paid));
            std::chrono::milliseconds known{0};
            QTRY_VERIFY(reach() == engine::RouterState::Reach::Away ? (known = m_clock->steady(), true) : false);
            QVERIFY2(known - killed <= soon, qPrintable(QString::number((known - killed).count())));
            router.refuseConnections(false);
        }
    }

private:
    static const engine::Alert* find(const QList<engine::Alert>& alerts, AlertKind kind)
    {
        const auto found = std::find_if(alerts.begin(), alerts.end(), [kind](const auto& a) { return a.kind == kind; });
        return found == alerts.end() ? nullptr : &*found;
    }

    // Where it is told now.
    QStringList places(AlertKind kind)
    {
        const QString name = engine::toString(kind);
        QStringList told;
        const QJsonObject health = m_world->http.get(m_world->url(u"/healthz"_s)).json();
        if (health[u"parts"_s][u"alerts"_s].toArray().contains(name))
            told += u"healthz"_s;
        const QJsonArray alerts =
            m_world->http.get(m_world->url(u"/voucher/api/alerts"_s), m_reading).json().value(u"data"_s).toArray();
        if (std::any_of(alerts.begin(), alerts.end(), [&](const auto& alert) { return alert[u"kind"_s] == name; }))
            told += u"api"_s;
        if (find(m_world->engine().state().alerts, kind))
            told += u"window"_s;
        return told;
    }

    static QString subjectOf(AlertKind kind)
    {
        switch (kind) {
        case AlertKind::RouterAway:
        case AlertKind::RouterChanged:
        case AlertKind::LedgerCopied:
        case AlertKind::UsersLost:
            return u"main"_s;
        case AlertKind::ChannelPaused:
            return u"fonnte"_s;
        case AlertKind::GatewayTroubled:
        case AlertKind::WebhooksRefused:
            return u"tripay"_s;
        default:
            return {};
        }
    }

    void prepare(AlertKind kind)
    {
        auto& settings = m_world->sandboxes.settings;
        settings[u"alerts.router_minutes"_s] = settings[u"alerts.paid_minutes"_s] = u"1"_s;
        settings[u"alerts.disk_free_mb"_s] = u"10"_s;
        if (kind == AlertKind::Chargeback)
            settings[u"payments.gateways"_s] = u"midtrans"_s;
        if (kind == AlertKind::ClockDoubtful) { // whom else could it ask than the router
            settings[u"payments.gateways"_s] = u"cash"_s;
            settings[u"delivery.channel"_s] = u"none"_s;
        }
    }

    // True once the fault is there, for as long as the alert's own setting wants it to be.
    bool begin(AlertKind kind)
    {
        auto& sandboxes = m_world->sandboxes;
        switch (kind) {
        case AlertKind::PaidWaiting:
            cutOff(true);
            m_invoice = m_world->buyAndPay();
            return wait([&] { return status() == PurchaseStatus::Paid; }) && leap(1min); // its limit
        case AlertKind::RouterAway:
            cutOff(true);
            return wait([&] { return m_world->engine().isAway(u"main"_s); }) && leap(1min);
        case AlertKind::ChannelPaused:
            sandboxes.whatsApp.complain(sandbox::Complaint::TokenInvalid);
            m_invoice = m_world->buyAndPay();
            return wait([&] { return !m_world->attempts(m_invoice).isEmpty(); });
        case AlertKind::GatewayTroubled:
            sandboxes.gateways.http().addMood({.kind = Mood::Kind::Status, .path = "/tripay/", .status = 401});
            return !m_world->buy().isEmpty();
        case AlertKind::MessageStuck:
            sandboxes.whatsApp.close();
            m_invoice = m_world->buyAndPay();
            return wait([&] { return !m_world->attempts(m_invoice).isEmpty(); }) && leap(15min);
        case AlertKind::DiskLow: // no disk can be filled here: the limit rises over what it has
            return change(u"alerts.disk_free_mb"_s, u"1000000"_s);
        case AlertKind::DatabaseTrouble: { // another program holds it
            m_other = tests::ledger(m_world->engine().folder().database());
            auto transaction = storage::Transaction::begin(*m_other);
            m_holds = transaction ? std::make_unique<storage::Transaction>(std::move(*transaction)) : nullptr;
            return m_holds != nullptr;
        }
        case AlertKind::ClockDoubtful:
            m_clock->set(48h);
            return true;
        case AlertKind::PaymentRefused:
            m_invoice = m_world->buy();
            return post({.gateway = u"tripay"_s, .order = m_invoice, .amount = 1}) == 409;
        case AlertKind::WebhooksRefused:
            m_invoice = m_world->buy();
            for (int i = 0; i < 3; ++i) {
                if (post({.gateway = u"tripay"_s, .order = m_invoice, .amount = 5000, .key = "another key"}) != 401)
                    return false;
            }
            return true;
        case AlertKind::Chargeback:
            return chargeBack();
        case AlertKind::SettingsTrouble:
            return write(m_world->engine().folder().settingsFile(), "server.port = no port\n");
        case AlertKind::BackupFailing: {
            const QString backups = m_world->engine().folder().backups();
            return QDir().rename(backups, backups + u".away"_s) && write(backups, "no folder") && copy() && copy();
        }
        case AlertKind::RouterChanged:
            become("Tetangga", "SANDBOX0002");
            return true;
        case AlertKind::LedgerCopied: {
            sandbox::RouterMenu& scripts = sandboxes.router.model().menu("/system/script");
            if (!wait([&] { return !scripts.idsOf("loket").isEmpty(); }))
                return false;
            const QByteArray id = scripts.idsOf("loket").first();
            const QByteArrayList words = scripts.value(id, "source").split('\n').first().split(' ');
            scripts.write(id, {{"source", words.mid(0, words.size() - 1).join(' ') + " 999"}});
            return true;
        }
        case AlertKind::UsersLost: {
            m_invoice = m_world->buyAndPay({{u"quantity"_s, 3}});
            sandbox::RouterMenu& users = sandboxes.router.model().menu("/ip/hotspot/user");
            const auto counted = [&] {
                return m_world->engine().state().routers.value(0).health.users == users.count();
            };
            if (!wait([&] { return status() == PurchaseStatus::Completed; }) || !wait(counted))
                return false;
            for (const QByteArray& id : users.ids()) {
                if (!users.value(id, "comment").startsWith("loket:"))
                    continue;
                m_users += users.values(id);
                if (users.remove(id))
                    return false;
            }
            return m_users.size() == 3;
        }
        }
        return false;
    }

    // Takes the cause away.
    bool end(AlertKind kind)
    {
        auto& sandboxes = m_world->sandboxes;
        switch (kind) {
        case AlertKind::PaidWaiting:
        case AlertKind::RouterAway:
            cutOff(false);
            return leap(30s);
        case AlertKind::ChannelPaused:
            sandboxes.whatsApp.stopComplaining();
            return leap(10min);
        case AlertKind::GatewayTroubled:
            sandboxes.gateways.http().clearMoods();
            return !m_world->buy().isEmpty();
        case AlertKind::MessageStuck:
            return sandboxes.whatsApp.listen(quint16(QUrl(sandboxes.settings[u"delivery.fonnte.base_url"_s]).port()))
                       .has_value() &&
                   leap(5min);
        case AlertKind::DiskLow:
            return change(u"alerts.disk_free_mb"_s, u"10"_s);
        case AlertKind::DatabaseTrouble:
            m_holds.reset();
            return true;
        case AlertKind::ClockDoubtful:
            m_clock->set(-48h);
            return true;
        case AlertKind::PaymentRefused:
        case AlertKind::Chargeback: // somebody has looked at it
            return m_world->operate(u"/voucher/api/mark-reviewed/%1"_s.arg(m_world->purchase(m_invoice).id)).status ==
                   200;
        case AlertKind::WebhooksRefused:
            return post({.gateway = u"tripay"_s, .order = m_invoice, .amount = 5000}) == 200;
        case AlertKind::SettingsTrouble:
            sandboxes.writeSettings();
            return true;
        case AlertKind::BackupFailing: {
            const QString backups = m_world->engine().folder().backups();
            return QFile::remove(backups) && QDir().rename(backups + u".away"_s, backups) && leap(61min);
        }
        case AlertKind::RouterChanged:
            become("Loket-Sandbox", "SANDBOX0001");
            return true;
        case AlertKind::LedgerCopied:
            return leap(91min);
        case AlertKind::UsersLost: // a copy of the router is put back
            for (const sandbox::Values& user : std::as_const(m_users))
                sandboxes.router.model().menu("/ip/hotspot/user").insert(user);
            return leap(60s);
        }
        return false;
    }

    bool leap(std::chrono::milliseconds by)
    {
        m_clock->leap(by);
        return true;
    }

    PurchaseStatus status() { return m_world->purchase(m_invoice).status; }

    void cutOff(bool off)
    {
        m_world->sandboxes.router.refuseConnections(off);
        if (off)
            m_world->sandboxes.router.dropConnections();
    }

    void become(const QByteArray& name, const QByteArray& serial)
    {
        sandbox::RouterModel& model = m_world->sandboxes.router.model();
        const sandbox::RouterAccount* account = model.account("loket");
        if (model.execute({"/system/identity/set", "=name=" + name}, *account).refusal ||
            model.execute({"/system/routerboard/set", "=serial-number=" + serial}, *account).refusal)
            qFatal("it stays the router that it was");
        m_world->sandboxes.router.dropConnections();
    }

    int post(const tests::WebhookFacts& facts)
    {
        const tests::SignedWebhook webhook = tests::signedWebhook(facts);
        const QUrl url = m_world->url(u"/voucher/payment-webhook/"_s + facts.gateway);
        return m_world->http.post(url, webhook.body, webhook.headers).status;
    }

    // The bank takes the money back: Midtrans tells it, and says the same when it is asked.
    bool chargeBack()
    {
        m_invoice = m_world->buyAndPay();
        if (!wait([&] { return status() == PurchaseStatus::Completed; }))
            return false;
        const QByteArray body = tests::midtransWebhook({.order = m_invoice, .amount = 5000, .state = "refunded"})
                                    .body.replace("\"refund\"", "\"chargeback\"");
        m_world->sandboxes.gateways.http().addMood(
            {.kind = Mood::Kind::Status, .path = "/midtrans/v2/" + m_invoice.toUtf8(), .status = 200, .body = body});
        return m_world->http.post(m_world->url(u"/voucher/payment-webhook/midtrans"_s), body).status == 200;
    }

    // True once the running engine has it.
    bool change(const QString& key, const QString& value)
    {
        m_world->sandboxes.settings[key] = value;
        m_world->sandboxes.writeSettings();
        return wait([&] { return m_world->engine().settings().value(u"alerts.disk_free_mb"_key) == value; });
    }

    static bool write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(content) == content.size();
    }

    // Has a copy of the database made, and waits for its end.
    bool copy()
    {
        const auto runs = [this]() -> qint64 {
            for (const engine::TaskState& task : m_world->engine().state().schedule) {
                if (task.name == u"backup"_s && !task.running)
                    return task.runs;
            }
            return 0;
        };
        const qint64 before = runs();
        return m_world->operate(u"/voucher/api/schedule/backup/run"_s).status == 200 &&
               wait([&] { return runs() > before; });
    }

    std::unique_ptr<tests::EngineWorld> m_world;
    std::unique_ptr<tests::FastClock> m_clock;
    tests::Http::Headers m_reading;
    QString m_invoice;
    QList<sandbox::Values> m_users; // that the router has lost
    std::unique_ptr<storage::Database> m_other;
    std::unique_ptr<storage::Transaction> m_holds;
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
