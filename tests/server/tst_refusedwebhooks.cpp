// A flood of forged webhooks must neither fill the audit log nor cost a commit each: a few lines, then a count.
#include "server/RefusedWebhooks.h"
#include "server/SiteFixture.h"

#include <QTest>

using namespace loket;
using namespace loket::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using server::RefusedWebhooks;

class TestRefusedWebhooks : public QObject
{
    Q_OBJECT

    std::unique_ptr<SiteFixture> m_site;
    int m_commits = 0;

    [[nodiscard]] QList<storage::AuditRow> lines() const
    {
        return SiteFixture::value(storage::ReadModels(*m_site->database).audit({}, {.limit = 500}));
    }
    int forged() const
    {
        const QByteArray body = QJsonDocument(QJsonObject{{u"order"_s, u"x"_s}}).toJson();
        return m_site->ask("POST", "/voucher/payment-webhook/tripay", body, {{"x-test-signature", "00"}}).status;
    }

private slots:
    void init()
    {
        m_site = std::make_unique<SiteFixture>();
        m_commits = 0;
        m_site->database->onEffect([this](const char*) { ++m_commits; });
    }

    void oneAddress()
    {
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(forged(), 401);
        QCOMPARE(lines().size(), RefusedWebhooks::linesPerAddress);
        QCOMPARE(m_commits, RefusedWebhooks::linesPerAddress);
        QCOMPARE(lines().first().line.action, u"webhook.refused"_s);
        QCOMPARE(lines().first().line.detail.value(u"from"_s).toString(), u"198.51.100.7"_s);
        m_site->clock.advance(61s);
        QCOMPARE(lines().size(), RefusedWebhooks::linesPerAddress + 1);
        QCOMPARE(lines().first().line.action, u"webhook.refused_many"_s);
        QCOMPARE(lines().first().line.detail.value(u"count"_s).toInt(), 1000 - RefusedWebhooks::linesPerAddress);
        QCOMPARE(lines().first().line.detail.value(u"tripay"_s).toInt(), 1000 - RefusedWebhooks::linesPerAddress);
        m_site->clock.advance(600s); // and then nothing more
        QCOMPARE(lines().size(), RefusedWebhooks::linesPerAddress + 1);
        QCOMPARE(forged(), 401); // logged again
        QCOMPARE(lines().first().line.action, u"webhook.refused"_s);
    }

    void manyAddresses()
    {
        RefusedWebhooks refused(m_site->context);
        const core::Error error{core::ErrorKind::Unauthorized, u"the signature is wrong"_s};
        for (quint32 i = 0; i < 5000; ++i)
            refused.note(u"tripay"_s, QHostAddress(0x0a000000 + i), error);
        QCOMPARE(lines().size(), RefusedWebhooks::linesInAll);
        m_site->clock.advance(61s);
        QCOMPARE(lines().first().line.detail.value(u"count"_s).toInt(), 5000 - RefusedWebhooks::linesInAll);
        QCOMPARE(m_commits, RefusedWebhooks::linesInAll + 1);
    }

    void aRepeatedDifferenceCostsNoCommit()
    {
        const auto purchase = m_site->placed(u"tripay"_s);
        m_commits = 0;
        const QByteArray body =
            QJsonDocument(QJsonObject{{u"order"_s, purchase.invoiceId}, {u"amount"_s, 1}, {u"state"_s, u"paid"_s}})
                .toJson();
        for (int i = 0; i < 100; ++i) {
            const auto reply = m_site->ask("POST", "/voucher/payment-webhook/tripay", body,
                                           {{"x-test-signature", TestGateway::signature(body)}});
            QCOMPARE(reply.status, 409);
        }
        QCOMPARE(m_commits, 1);
    }
};

QTEST_GUILESS_MAIN(TestRefusedWebhooks)
#include "tst_refusedwebhooks.moc"
