// Common to the webhooks of all gateways: without the key nothing changes, whatever is sent.
#include "payments/Judges.h"
#include "payments/Webhooks.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;
using namespace loket;
using namespace loket::tests;

namespace {

constexpr int rounds = 3000;
constexpr quint32 seed = 20261122; // the same mutations every time

const char* const names[] = {"tripay", "midtrans", "xendit", "duitku", "duitku legacy"};
constexpr size_t count = std::size(names);
constexpr size_t xendit = 2;

QByteArray mutated(QByteArray body, QRandomGenerator& random)
{
    const int changes = 1 + int(random.bounded(4));
    for (int i = 0; i < changes && !body.isEmpty(); ++i) {
        const auto at = qsizetype(random.bounded(int(body.size())));
        switch (random.bounded(5)) {
        case 0:
            body[at] = char(random.bounded(256));
            break;
        case 1:
            body.remove(at, 1 + int(random.bounded(8)));
            break;
        case 2:
            body.insert(at, char(random.bounded(256)));
            break;
        case 3:
            body.insert(at, body.mid(qsizetype(random.bounded(int(body.size()))), 1 + int(random.bounded(40))));
            break;
        default:
            body.truncate(at);
        }
    }
    return body;
}

} // namespace

class TestWebhooks : public QObject
{
    Q_OBJECT

    Judges m_judges;

    static void eachGateway()
    {
        QTest::addColumn<int>("which");
        for (size_t i = 0; i < count; ++i)
            QTest::newRow(names[i]) << int(i);
    }

private slots:
    void theHonestOneIsTaken_data() { eachGateway(); }
    void theHonestOneIsTaken()
    {
        QFETCH(int, which);
        const auto event = m_judges.all[size_t(which)]->verify(paidWebhook(size_t(which)));
        QCOMPARE(outcome(event), u"paid"_s);
        QCOMPARE(event->orderId, u"INV-101A"_s);
        QCOMPARE(event->amount, 15000);
        QCOMPARE(event->eventKey, u"INV-101A:paid"_s);
    }

    void nobodyTakesAnothersWebhook_data() { eachGateway(); }
    void nobodyTakesAnothersWebhook()
    {
        QFETCH(int, which);
        const auto request = paidWebhook(size_t(which));
        for (size_t other = 0; other < count; ++other) {
            if (other != size_t(which))
                QVERIFY2(!m_judges.all[other]->verify(request), names[other]);
            const bool sameVendor = QByteArray(names[other]).left(6) == QByteArray(names[which]).left(6);
            QCOMPARE(m_judges.all[other]->recognises(request), sameVendor);
        }
    }

    void alteredOnesChangeNothing_data() { eachGateway(); }
    void alteredOnesChangeNothing()
    {
        QFETCH(int, which);
        QRandomGenerator random(seed);
        const auto honest = paidWebhook(size_t(which));
        int taken = 0;
        for (int round = 0; round < rounds; ++round) {
            domain::WebhookRequest request = honest;
            request.body = mutated(honest.body, random);
            const auto event = m_judges.all[size_t(which)]->verify(request);
            (void)m_judges.all[size_t(which)]->recognises(request);
            if (!event)
                continue;
            ++taken;
            if (request.body == honest.body)
                continue;
            // Tripay signs every byte. Xendit signs none, Midtrans and Duitku not all: these events are untrusted.
            QVERIFY2(which != 0, request.body.constData());
            if (which == int(xendit)) {
                QVERIFY(!event->trusted);
                continue;
            }
            QCOMPARE(event->orderId, u"INV-101A"_s);
            QCOMPARE(event->amount, 15000);
            QVERIFY(!event->trusted);
        }
        QVERIFY(taken < rounds / 2);
    }

    void headersAloneDoNotHelp_data() { eachGateway(); }
    void headersAloneDoNotHelp()
    {
        QFETCH(int, which);
        const auto honest = paidWebhook(size_t(which));
        domain::WebhookRequest bare{{}, honest.body};
        if (!honest.headers.isEmpty())
            QVERIFY(!m_judges.all[size_t(which)]->verify(bare));
        for (const QByteArray body : {"", "{}", "[]", "null", "=", "&&&", "{\"signature_key\":null}"})
            QVERIFY2(!m_judges.all[size_t(which)]->verify({honest.headers, body}), body.constData());
    }
};

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
