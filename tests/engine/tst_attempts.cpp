#include "delivery/Channels.h"
#include "engine/EngineWorld.h"
#include "engine/VendorRows.h"

#include <QElapsedTimer>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::PurchaseStatus;
using engine::ChannelState;
using sandbox::Mood;
using tests::Next;
using tests::VendorRow;

// One message through the real engine for each known answer of a vendor, over real HTTP: what the delivery log
// has about the attempt, what the purchase shows, and when the next attempt is due.
class TestAttempts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QMap<QString, QString> secrets;
        for (const char* key : {"CLOUD_TOKEN", "WAHA_TOKEN", "WABLAS_TOKEN", "GOWA_USER", "GOWA_PASSWORD"})
            secrets.insert(u"LOKET_SECRET_DELIVERY_"_s + QString::fromLatin1(key), u"any"_s);
        tests::EngineWorld::giveSecrets(secrets);
    }
    void cleanupTestCase() { m_world.reset(); }

    void everyAnswer_data()
    {
        QTest::addColumn<qsizetype>("row");
        m_rows = tests::fonnteRows() + tests::httpRows("fonnte") + tests::wahaRows() + tests::httpRows("waha") +
                 tests::gowaRows() + tests::httpRows("gowa") + tests::wablasRows() + tests::httpRows("wablas") +
                 tests::cloudRows() + tests::httpRows("cloud");
        for (qsizetype i = 0; i < m_rows.size(); ++i)
            QTest::newRow((QByteArray(m_rows[i].channel) + ": " + m_rows[i].what).constData()) << i;
    }

    void everyAnswer()
    {
        QFETCH(qsizetype, row);
        const VendorRow& expected = m_rows.at(row);
        use(QString::fromLatin1(expected.channel), base);
        whatsApp().server().clearMoods();
        whatsApp().server().addMood({.kind = Mood::Kind::Status,
                                     .status = expected.http,
                                     .body = expected.body,
                                     .retryAfterSeconds = expected.retryAfter});
        QElapsedTimer age;
        age.start();
        const domain::Purchase purchase = buy();
        QTRY_VERIFY(!log(purchase).isEmpty());
        const storage::DeliveryAttempt attempt = log(purchase).first();
        QCOMPARE(log(purchase).size(), 1);
        QCOMPARE(attempt.channel, QString::fromLatin1(expected.channel));
        QCOMPARE(attempt.status, QString::fromLatin1(expected.logged));
        QCOMPARE(attempt.errorKind, QString::fromLatin1(expected.kind));
        QCOMPARE(attempt.vendorMessageId, QString::fromLatin1(expected.id));
        QVERIFY(attempt.duration.count() >= 0 && attempt.duration.count() <= age.elapsed());
        QCOMPARE(attempt.errorMessage.isEmpty(), expected.next == Next::None);
        QVERIFY2(attempt.errorMessage.contains(QString::fromLatin1(expected.said)), qPrintable(attempt.errorMessage));
        QVERIFY2(!attempt.errorMessage.contains(u"8123456"_s), "a phone number is in the reason");
        checkNext(expected, purchase, attempt);
    }

    // How long a vendor took is in the row.
    void theTimeTaken_data() { eachChannel(); }
    void theTimeTaken()
    {
        QFETCH(QString, channel);
        use(channel, base);
        whatsApp().server().clearMoods();
        whatsApp().server().addMood({.kind = Mood::Kind::Delay, .delay = std::chrono::milliseconds(250)});
        const domain::Purchase purchase = buy();
        QTRY_COMPARE(statusOf(purchase), u"sent"_s);
        const storage::DeliveryAttempt attempt = log(purchase).first();
        QVERIFY2(attempt.duration.count() >= 200, qPrintable(QString::number(attempt.duration.count())));
        QVERIFY(!attempt.vendorMessageId.isEmpty());
    }

    void nobodyIsThere_data() { eachChannel(); }
    void nobodyIsThere()
    {
        QFETCH(QString, channel);
        use(channel, base);
        whatsApp().server().clearMoods();
        whatsApp().close();
        const domain::Purchase purchase = buy();
        QTRY_VERIFY(!log(purchase).isEmpty());
        const storage::DeliveryAttempt attempt = log(purchase).first();
        QCOMPARE(attempt.status, u"error"_s);
        QCOMPARE(attempt.errorKind, u"unreachable"_s);
        QVERIFY(!attempt.maybeDuplicate);
        checkNext({.next = Next::Backoff}, purchase, attempt);
        m_world.reset(); // its vendor is unreachable
    }

    // Whether the message was sent cannot be known: one more attempt, marked, and then a person has to check.
    void aDoubtIsTriedOnceMoreAndMarked_data()
    {
        QTest::addColumn<QString>("channel");
        QTest::addColumn<int>("mood");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        for (const QString& channel : delivery::channelNames()) {
            QTest::newRow(qPrintable(channel + u": cut off after it was sent"_s))
                << channel << int(Mood::Kind::CutAfter) << 0 << u"connection_lost"_s;
            QTest::newRow(qPrintable(channel + u": silence after it was sent"_s))
                << channel << int(Mood::Kind::HangAfter) << 0 << u"timeout"_s;
            for (const int status : {500, 502, 504, 524}) // 504 and 524: somebody between waited in vain
                QTest::newRow(qPrintable(channel + u": %1 after it was sent"_s.arg(status)))
                    << channel << int(Mood::Kind::StatusAfter) << status
                    << (status >= 504 ? u"timeout"_s : u"connection_lost"_s);
        }
    }
    void aDoubtIsTriedOnceMoreAndMarked()
    {
        QFETCH(QString, channel);
        QFETCH(int, mood);
        QFETCH(int, status);
        QFETCH(QString, kind);
        use(channel, u"50"_s);
        whatsApp().server().clearMoods();
        whatsApp().server().addMood({.kind = Mood::Kind(mood), .status = status});
        const domain::Purchase purchase = buy();
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(purchase), u"error"_s, 20000);
        const QList<storage::DeliveryAttempt> attempts = log(purchase);
        QCOMPARE(attempts.size(), 2);
        QVERIFY(!attempts[0].maybeDuplicate);
        QVERIFY(attempts[1].maybeDuplicate);
        for (const storage::DeliveryAttempt& attempt : attempts) {
            QCOMPARE(attempt.status, u"error"_s);
            QCOMPARE(attempt.errorKind, kind);
        }
        QCOMPARE(job(purchase).state, u"dead"_s);
        QCOMPARE(m_world->sandboxes.messagesAbout(purchase.invoiceId), 2); // the first and the marked one, no third
    }

    // An answered second attempt ends the doubt: sent, and marked as possibly the second.
    void aDoubtThatIsAnswered_data() { eachChannel(); }
    void aDoubtThatIsAnswered()
    {
        QFETCH(QString, channel);
        use(channel, u"50"_s);
        whatsApp().server().clearMoods();
        whatsApp().server().addMood({.kind = Mood::Kind::Cut, .times = 1});
        const domain::Purchase purchase = buy();
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(purchase), u"sent"_s, 20000);
        QCOMPARE(log(purchase).size(), 2);
        QVERIFY(log(purchase).last().maybeDuplicate);
        QCOMPARE(m_world->sandboxes.messagesAbout(purchase.invoiceId), 1);
    }

    // However often it is refused, requested again by a person or reported by webhook twice: one message.
    void atMostOneMessageUnderRetries_data() { eachChannel(); }
    void atMostOneMessageUnderRetries()
    {
        QFETCH(QString, channel);
        use(channel, u"50"_s);
        whatsApp().server().clearMoods();
        whatsApp().server().addMood({.kind = Mood::Kind::Status, .times = 2, .status = 429});
        const domain::Purchase purchase = buy();
        const QString retry = u"/voucher/api/retry-delivery/%1"_s.arg(purchase.id);
        QCOMPARE(m_world->operate(retry).status, 409); // it is running
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(purchase), u"sent"_s, 20000);
        QStringList statuses;
        for (const storage::DeliveryAttempt& attempt : log(purchase))
            statuses += attempt.status;
        QCOMPARE(statuses, (QStringList{u"failed"_s, u"failed"_s, u"sent"_s}));
        QCOMPARE(m_world->sandboxes.messagesAbout(purchase.invoiceId), 1);
        QCOMPARE(m_world->engine().state().queue.dead, 0);
    }

    // The vectors of app/delivery/FACTS.md, section 7: the input, and what is stored and sent to; nothing is stored
    // of an invalid number.
    void numbersAreNormalisedBeforeAnythingIsStored_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored"); // empty: refused
        for (const char* typed : {"0812-3456-789", "+62 812 3456 789", "62812 3456789", "8123456789", "0062812 3456789",
                                  "+62 0812 3456 789"})
            QTest::newRow(typed) << QString::fromLatin1(typed) << u"628123456789"_s;
        QTest::newRow("foreign, typed with +") << u"+60 12-345 6789"_s << u"60123456789"_s;
        for (const char* typed : {"021-5551234", "-", "", "120363025246125486@g.us", "60123456789", "08123",
                                  "08123456789,08123456780", "08123456789|x"})
            QTest::newRow(*typed ? typed : "nothing") << QString::fromLatin1(typed) << QString();
    }
    void numbersAreNormalisedBeforeAnythingIsStored()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        use(u"fonnte"_s, u"50"_s);
        whatsApp().server().clearMoods();
        const auto count = [this] {
            storage::Statement statement = m_world->database().statement("SELECT count(*) FROM voucher_purchases");
            return statement.run() && statement.next() ? statement.integer(0) : -1;
        };
        const qint64 before = count();
        const QString invoice = m_world->buy({{u"customerPhone"_s, typed}, {u"gateway"_s, u"cash"_s}});
        QCOMPARE(invoice.isEmpty(), stored.isEmpty());
        QCOMPARE(count(), before + (stored.isEmpty() ? 0 : 1));
        if (stored.isEmpty())
            return;
        const domain::Purchase purchase = m_world->purchase(invoice);
        QCOMPARE(purchase.customerPhone, stored);
        QCOMPARE(m_world->operate(u"/voucher/api/confirm-cash/%1"_s.arg(purchase.id)).status, 200);
        QTRY_COMPARE(statusOf(purchase), u"sent"_s);
        QCOMPARE(log(purchase).last().phone, stored);
        QCOMPARE(whatsApp().messages().last().to, stored);
    }

private:
    struct Job
    {
        QString state;
        int attempts = 0;
        QDateTime due;
    };

    static inline const QString base = u"60000"_s; // no second attempt is made while its row is checked
    static constexpr int baseMs = 60000;

    static void eachChannel()
    {
        QTest::addColumn<QString>("channel");
        for (const QString& channel : delivery::channelNames())
            QTest::newRow(qPrintable(channel)) << channel;
    }

    // The running world is reused where it fits; a paused channel would hold the next message.
    void use(const QString& channel, const QString& retryBase)
    {
        const QString wanted = channel + u' ' + retryBase;
        if (m_world && m_used == wanted && channelState() != ChannelState::Condition::Paused)
            return;
        m_world = std::make_unique<tests::EngineWorld>();
        m_used = wanted;
        auto& settings = m_world->sandboxes.settings;
        settings[u"payments.gateways"_s] = u"cash"_s;
        settings[u"delivery.channel"_s] = channel;
        settings[u"delivery.timeout_ms"_s] = u"1000"_s;
        settings[u"delivery.cloud.phone_number_id"_s] = u"106540352242922"_s;
        for (const QString& name : delivery::channelNames())
            settings[u"delivery.%1.base_url"_s.arg(name)] = whatsApp().baseUrl(name).toString();
        settings[u"retry.base_ms"_s] = retryBase;
        settings[u"retry.max_ms"_s] = u"600000"_s;
        settings[u"retry.automatic_recovery"_s] = u"false"_s; // only what the row itself requires
        const QString problem = m_world->start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    // Paid at the counter, each by another customer: vendors limit messages to one number.
    domain::Purchase buy()
    {
        const QString phone = u"0812340%1"_s.arg(++m_customers, 4, 10, QLatin1Char('0'));
        const QString invoice = m_world->buy({{u"customerPhone"_s, phone}, {u"gateway"_s, u"cash"_s}});
        const domain::Purchase purchase = m_world->purchase(invoice);
        const auto answer = m_world->operate(u"/voucher/api/confirm-cash/%1"_s.arg(purchase.id));
        if (answer.status != 200)
            qWarning() << "not confirmed:" << answer.body;
        if (!QTest::qWaitFor([&] { return m_world->purchase(invoice).status == PurchaseStatus::Completed; }))
            qWarning() << "no vouchers for" << invoice;
        return purchase;
    }

    void checkNext(const VendorRow& expected, const domain::Purchase& purchase, const storage::DeliveryAttempt& attempt)
    {
        const Job waiting = job(purchase);
        switch (expected.next) {
        case Next::None:
            QCOMPARE(statusOf(purchase), u"sent"_s);
            QVERIFY(waiting.state.isEmpty());
            return;
        case Next::Never:
            QCOMPARE(statusOf(purchase), attempt.status);
            QCOMPARE(waiting.state, u"dead"_s);
            return;
        case Next::Held:
            QCOMPARE(statusOf(purchase), u"queued"_s);
            QCOMPARE(waiting.state, u"queued"_s);
            QCOMPARE(waiting.attempts, 0); // none is used up
            QTRY_VERIFY(channelState() == ChannelState::Condition::Paused);
            return;
        case Next::Backoff:
            break;
        }
        QCOMPARE(statusOf(purchase), u"queued"_s);
        QCOMPARE(waiting.state, u"queued"_s);
        QCOMPARE(waiting.attempts, 1);
        const qint64 gap = attempt.createdAt.msecsTo(waiting.due);
        constexpr int slack = 1000;
        const int least = std::max(baseMs * 8 / 10, expected.after * 1000);
        const int most = std::max(baseMs * 12 / 10, expected.after * 1000) + slack;
        QVERIFY2(gap >= least && gap <= most, qPrintable(u"%1 ms, not %2 to %3"_s.arg(gap).arg(least).arg(most)));
    }

    QList<storage::DeliveryAttempt> log(const domain::Purchase& purchase)
    {
        return m_world->story(purchase.invoiceId).deliveries;
    }
    QString statusOf(const domain::Purchase& purchase)
    {
        return domain::toString(m_world->purchase(purchase.invoiceId).deliveryStatus);
    }
    Job job(const domain::Purchase& purchase)
    {
        storage::Statement statement = m_world->database().statement(
            "SELECT state, attempts, due_at FROM jobs WHERE kind = 'deliver_vouchers' AND purchase_id = ?");
        if (!statement.bind(purchase.id).run() || !statement.next())
            return {};
        return {statement.text(0), int(statement.integer(1)), statement.time(2)};
    }
    [[nodiscard]] ChannelState::Condition channelState() const { return m_world->engine().state().channel.condition; }
    sandbox::WhatsAppSandbox& whatsApp() { return m_world->sandboxes.whatsApp; }

    std::unique_ptr<tests::EngineWorld> m_world;
    QString m_used; // what the world is set up for
    QList<VendorRow> m_rows;
    int m_customers = 0;
};

QTEST_GUILESS_MAIN(TestAttempts)
#include "tst_attempts.moc"
