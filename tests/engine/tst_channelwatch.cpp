#include "engine/watch/ChannelWatch.h"

#include <QTest>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using engine::ChannelState;

namespace {

class Named final : public domain::DeliveryChannel
{
public:
    [[nodiscard]] QString name() const override { return u"waha"_s; }
    core::Async<domain::SentMessage> send(const domain::OutgoingMessage&) override
    {
        return core::ready<domain::SentMessage>(domain::SentMessage{});
    }
    core::Async<domain::ChannelHealth> health() override
    {
        return core::ready<domain::ChannelHealth>(domain::ChannelHealth());
    }
    [[nodiscard]] core::Result<QList<domain::DeliveryReceipt>> receipts(const domain::WebhookRequest&) const override
    {
        return QList<domain::DeliveryReceipt>();
    }
    [[nodiscard]] bool signsReceipts() const override { return true; }
};

} // namespace

// A channel is evaluated by several numbers: one number's failure is not the channel's, nor the other way round.
class TestChannelWatch : public QObject
{
    Q_OBJECT

private slots:
    void judges_data()
    {
        QTest::addColumn<QStringList>("attempts"); // "NUMBER sent" or "NUMBER KIND"
        QTest::addColumn<ChannelState::Condition>("condition");
        QTest::addColumn<bool>("isBack"); // given by the last one
        using Condition = ChannelState::Condition;
        QTest::newRow("one out") << QStringList{u"1 sent"_s} << Condition::Working << false;
        QTest::newRow("one number for ever")
            << QStringList{u"1 unavailable"_s, u"1 unavailable"_s, u"1 connection_lost"_s} << Condition::Unknown
            << false;
        QTest::newRow("one number between others")
            << QStringList{u"2 sent"_s, u"1 unavailable"_s, u"3 sent"_s, u"1 unavailable"_s} << Condition::Working
            << false;
        QTest::newRow("a success of another is no return")
            << QStringList{u"2 sent"_s, u"1 unavailable"_s, u"3 sent"_s} << Condition::Working << false;
        QTest::newRow("two numbers unanswered")
            << QStringList{u"1 unavailable"_s, u"2 timeout"_s} << Condition::Troubled << false;
        QTest::newRow("two numbers, then one out")
            << QStringList{u"1 unavailable"_s, u"2 timeout"_s, u"3 sent"_s} << Condition::Working << true;
        QTest::newRow("two wrong numbers")
            << QStringList{u"1 refused"_s, u"2 invalid_input"_s} << Condition::Unknown << false;
        QTest::newRow("three numbers refused")
            << QStringList{u"1 refused"_s, u"2 refused"_s, u"3 refused"_s} << Condition::Troubled << false;
        QTest::newRow("no connection is nobody's number")
            << QStringList{u"1 unreachable"_s} << Condition::Troubled << false;
    }
    void judges()
    {
        QFETCH(QStringList, attempts);
        QFETCH(ChannelState::Condition, condition);
        QFETCH(bool, isBack);
        const sales::ChannelPauses pauses;
        engine::ChannelWatch watch(pauses);
        bool back = false;
        for (const QString& attempt : attempts) {
            const QStringList parts = attempt.split(u' ');
            const bool sent = parts.at(1) == u"sent"_s;
            back = watch.heard({.phone = parts.at(0),
                                .status = sent ? u"sent"_s : u"error"_s,
                                .errorKind = sent ? QString() : parts.at(1),
                                .channel = u"waha"_s});
        }
        const Named channel;
        QVERIFY(watch.stateOf(&channel).condition == condition);
        QCOMPARE(back, isBack);
    }
};

QTEST_GUILESS_MAIN(TestChannelWatch)
#include "tst_channelwatch.moc"
