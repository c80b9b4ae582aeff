// That every channel finds its own keys, and that the limits of a vendor are kept by the clock.
#include "AllChannels.h"

#include "delivery/PacedChannel.h"

using namespace loket;
using namespace loket::test;
using namespace std::chrono_literals;
using core::ErrorKind;

class TestChannelFactory : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<core::ManualClock> m_clock;
    std::unique_ptr<sandbox::WhatsAppSandbox> m_sandbox;
    std::unique_ptr<net::HttpClient> m_http;
    QStringList m_asked;

    // Settings as app/CONTRACT.md, section 3, names them, pointed at the sandbox.
    domain::VendorSource source(const QHash<QString, QString>& values)
    {
        return {.value =
                    [this, values](const QString& key) {
                        m_asked += key;
                        return values.value(key);
                    },
                .secret =
                    [this](const QString& key) {
                        m_asked += key;
                        const QHash<QString, QByteArray> secrets{
                            {u"delivery.gowa.user"_s, "loket"},
                            {u"delivery.gowa.password"_s, token.reveal()},
                            {u"delivery.wablas.secret_key"_s, "second-secret"},
                            {u"delivery.cloud.app_secret"_s, "app-secret"},
                            {u"delivery.waha.webhook_key"_s, "my-secret-key"},
                            {u"delivery.gowa.webhook_key"_s, "secret"},
                        };
                        return core::Secret(secrets.value(key, token.reveal()));
                    }};
    }

    std::unique_ptr<delivery::PacedChannel> paced(const delivery::ChannelLimits& limits)
    {
        return std::make_unique<delivery::PacedChannel>(
            makeChannel(u"fonnte"_s, m_sandbox->baseUrl(u"fonnte"_s), *m_http), limits, *m_clock);
    }

    void allAnswersArrive()
    {
        // Everything sent in this step has reached the sandbox once a message past the limits has.
        QVERIFY(
            await(makeChannel(u"gowa"_s, m_sandbox->baseUrl(u"gowa"_s), *m_http)->send(message(u"0899-0000-000"_s))));
    }

    [[nodiscard]] qsizetype arrived(const QString& channel = u"fonnte"_s) const
    {
        return std::count_if(m_sandbox->messages().begin(), m_sandbox->messages().end(),
                             [&](const auto& one) { return one.channel == channel; });
    }

private slots:
    void init()
    {
        m_clock = std::make_unique<core::ManualClock>();
        m_sandbox = std::make_unique<sandbox::WhatsAppSandbox>(*m_clock, accounts());
        QVERIFY(m_sandbox->listen());
        m_http = std::make_unique<net::HttpClient>(callTimeout);
        m_asked.clear();
    }

    void cleanup()
    {
        m_http.reset();
        m_sandbox.reset();
    }

    void everyChannelFindsItsSettings_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : delivery::channelNames())
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyChannelFindsItsSettings()
    {
        QFETCH(QString, name);
        const QHash<QString, QString> values{
            {u"delivery.%1.base_url"_s.arg(name), m_sandbox->baseUrl(name).toString()},
            {u"delivery.cloud.phone_number_id"_s, u"1065"_s},
            {u"delivery.cloud.version"_s, u"v21.0"_s},
        };
        const auto channel = delivery::makeChannel(name, source(values), *m_http);
        QVERIFY(channel);
        QCOMPARE(channel->name(), name);
        const auto sent = await(channel->send(message()));
        QVERIFY2(sent, qPrintable(sent ? QString() : sent.error().detail));
        QCOMPARE(m_sandbox->messages().first().channel, name);
        for (const QString& key : m_asked)
            QVERIFY2(key.startsWith(u"delivery.%1."_s.arg(name)), qPrintable(key));
    }

    void otherNamesAreNoChannel()
    {
        for (const QString& name : {u"none"_s, QString(), u"Fonnte"_s, u"acme"_s})
            QVERIFY(!delivery::makeChannel(name, source({}), *m_http));
        QVERIFY(m_asked.isEmpty());
    }

    void withoutLimitsNothingWaits()
    {
        const auto channel = paced({});
        QCOMPARE(channel->name(), u"fonnte"_s);
        QList<core::Async<domain::SentMessage>> futures;
        for (int i = 0; i < 20; ++i)
            futures += channel->send(message());
        for (const auto& future : futures)
            QVERIFY(await(future));
        QCOMPARE(arrived(), 20);
        QCOMPARE(m_clock->pending(), 0);
    }

    void messagesPerSecondAreKept()
    {
        const auto channel = paced({.perSecond = 2});
        QList<core::Async<domain::SentMessage>> futures;
        for (int i = 0; i < 5; ++i)
            futures += channel->send(message(u"0812-0000-00%1"_s.arg(10 + i)));
        QVERIFY(await(futures.at(0)));
        for (int i = 1; i < 5; ++i) {
            allAnswersArrive();
            QCOMPARE(arrived(), i);
            m_clock->advance(499ms);
            allAnswersArrive();
            QCOMPARE(arrived(), i);
            m_clock->advance(1ms);
            QVERIFY(await(futures.at(i)));
        }
        QCOMPARE(m_sandbox->messages().last().to, u"6281200000014"_s); // in their order
        // After a pause nobody waits.
        m_clock->advance(10s);
        QVERIFY(await(channel->send(message())));
    }

    void oneCustomerWaitsAndTheOthersDoNot()
    {
        const auto channel = paced({.perRecipientGap = 6s});
        QVERIFY(await(channel->send(message())));
        const auto second = channel->send(message());
        QVERIFY(await(channel->send(message(u"0812-3456-780"_s))));
        QCOMPARE(arrived(), 2);
        QVERIFY(!second.isFinished());
        m_clock->advance(6s);
        QVERIFY(await(second));
        QCOMPARE(arrived(), 3);
    }

    void whoWouldWaitTooLongIsToldWhenToComeBack()
    {
        const auto channel = paced({.perRecipientGap = 6s, .maxWait = 10s});
        QVERIFY(await(channel->send(message())));
        const auto second = channel->send(message());
        const auto third = await(channel->send(message()));
        QVERIFY(!third);
        QVERIFY(third.error().kind == ErrorKind::RateLimited);
        QVERIFY(third.error().retryAfter == 12s);
        m_clock->advance(6s);
        QVERIFY(await(second));
        m_clock->advance(6s);
        QVERIFY(await(channel->send(message())));
        QCOMPARE(arrived(), 3);
    }

    void aWallClockThatIsSetStopsNothing_data()
    {
        QTest::addColumn<std::chrono::hours>("by");
        QTest::newRow("set back by 7 hours") << -7h;
        QTest::newRow("set back by 30 years") << -24h * 365 * 30;
        QTest::newRow("set forward by 7 hours") << 7h;
    }
    // The limits are kept by what really passes.
    void aWallClockThatIsSetStopsNothing()
    {
        QFETCH(std::chrono::hours, by);
        const auto channel = paced({.perSecond = 1, .perRecipientGap = 6s, .maxWait = 10s});
        QVERIFY(await(channel->send(message())));
        m_clock->step(by);
        const auto other = channel->send(message(u"0812-3456-780"_s));
        const auto same = channel->send(message());
        allAnswersArrive();
        QCOMPARE(arrived(), 1);
        m_clock->advance(1s);
        QVERIFY(await(other));
        m_clock->advance(5s);
        QVERIFY(await(same));
        QCOMPARE(arrived(), 3);
        m_clock->advance(6s);
        QVERIFY(await(channel->send(message())));
    }

    void whatWaitsEndsWithTheChannel()
    {
        auto channel = paced({.perSecond = 1});
        QVERIFY(await(channel->send(message())));
        const auto waiting = channel->send(message());
        channel.reset();
        const auto result = await(waiting);
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::Cancelled);
        m_clock->advance(10s);
        allAnswersArrive();
        QCOMPARE(arrived(), 1);
    }

    void refusalsPassThrough()
    {
        const auto channel = paced({.perSecond = 1});
        m_sandbox->complain(sandbox::Complaint::TokenInvalid, 2, u"fonnte"_s);
        QVERIFY(await(channel->send(message())).error().kind == ErrorKind::Unauthorized);
        const auto waiting = channel->send(message());
        m_clock->advance(1s);
        QVERIFY(await(waiting).error().kind == ErrorKind::Unauthorized);
        QCOMPARE(channel->receipts({{}, R"({"id":"1","state":"read"})"})->size(), 1);
    }

    void knownLimits()
    {
        QCOMPARE(delivery::limitsOf(u"cloud").perSecond, 80);
        QVERIFY(delivery::limitsOf(u"cloud").perRecipientGap == 6s);
        QCOMPARE(delivery::limitsOf(u"fonnte").perSecond, 0);
        for (const QString& name : delivery::channelNames())
            QVERIFY(delivery::limitsOf(name).perRecipientGap < delivery::limitsOf(name).maxWait);
    }
};

QTEST_GUILESS_MAIN(TestChannelFactory)
#include "tst_channelfactory.moc"
