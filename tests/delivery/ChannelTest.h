// What the tests of the message channels share: waiting for a future, one message, a sandbox vendor over real HTTP, and
// the table of transport errors that mean the same for every channel.
#pragma once

#include "core/Reasons.h"
#include "domain/ports/DeliveryChannel.h"
#include "net/HttpClient.h"
#include "sandbox/whatsapp/WhatsAppSandbox.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTest>

namespace loket::test {

using namespace Qt::Literals::StringLiterals;

constexpr auto callTimeout = std::chrono::milliseconds(5000);
constexpr auto shortTimeout = std::chrono::milliseconds(300);

inline domain::OutgoingMessage message(const QString& phone = u"0812-3456-789"_s)
{
    return {domain::PhoneNumber::parse(phone).value(), u"Halo Budi!\nKode: abcd2345 & 50% + 1=2 \U0001F64F"_s,
            u"LK-1"_s};
}

template <class T>
core::Result<T> await(const core::Async<T>& future)
{
    QFutureWatcher<core::Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcher<core::Result<T>>::finished);
    watcher.setFuture(future);
    if (!future.isFinished() && !finished.wait(10000))
        return core::fail(core::ErrorKind::Internal, u"the future did not finish"_s);
    return future.result();
}

inline void addAnswerColumns()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");   // of the error; empty: sent
    QTest::addColumn<QString>("logged"); // status of the log row
    QTest::addColumn<bool>("again");     // another attempt can succeed without a change
}

inline void addAnswer(const char* name, int status, const QByteArray& body, core::ErrorKind kind, const QString& logged,
                      bool again)
{
    QTest::newRow(name) << status << body << core::toString(kind) << logged << again;
}

// "sent", "failed" or "error", as in the log row of the attempt.
inline QString loggedAs(const core::Result<domain::SentMessage>& result)
{
    const auto event = result ? domain::DeliveryEvent::Accepted : domain::outcomeOf(result.error());
    return domain::toString(domain::next(domain::DeliveryStatus::Queued, event).value());
}

inline void addTransportColumns()
{
    QTest::addColumn<QByteArray>("trouble"); // a mood of the sandbox's server, or "off"
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("logged");
    QTest::addColumn<bool>("again");
    QTest::addColumn<bool>("inDoubt");
    QTest::addColumn<int>("arrived"); // messages in the inbox afterwards
}

// One row per trouble, for the channel of that name.
inline void addTransportRows(const QString& name)
{
    const auto row = [&](const char* what, const QByteArray& trouble, const QString& kind, bool inDoubt, int arrived) {
        QTest::newRow(qPrintable(name + u": "_s + QString::fromLatin1(what)))
            << trouble << kind << u"error"_s << true << inDoubt << arrived << name;
    };
    row("nobody listens", "off", u"unreachable"_s, false, 0);
    row("silence", "hang", u"timeout"_s, true, 0);
    row("silence after taking it", "hang_after", u"timeout"_s, true, 1);
    row("cut", "cut", u"connection_lost"_s, true, 0);
    row("cut after taking it", "cut_after", u"connection_lost"_s, true, 1);
    row("not HTTP", "garbage", u"connection_lost"_s, true, 0);
}

// Runs one row of the transport table against `channel`, which talks to `sandbox` through `http`.
inline void runTransportRow(sandbox::WhatsAppSandbox& sandbox, net::HttpClient& http, domain::DeliveryChannel& channel)
{
    QFETCH(QByteArray, trouble);
    QFETCH(QString, kind);
    QFETCH(QString, logged);
    QFETCH(bool, again);
    QFETCH(bool, inDoubt);
    QFETCH(int, arrived);
    if (trouble == "off") {
        sandbox.close();
    } else {
        const auto mood = sandbox::moodFromJson({{u"mood"_s, QString::fromLatin1(trouble)}});
        QVERIFY(mood);
        sandbox.server().addMood(*mood);
    }
    http.setTimeout(trouble.startsWith("hang") ? shortTimeout : callTimeout);
    const auto result = await(channel.send(message()));
    QVERIFY(!result);
    QCOMPARE(core::toString(result.error().kind), kind);
    QCOMPARE(loggedAs(result), logged);
    QCOMPARE(core::isRetryable(result.error().kind), again);
    QCOMPARE(core::isInDoubt(result.error().kind), inDoubt);
    QCOMPARE(sandbox.messages().size(), qsizetype(arrived));
    QVERIFY(!result.error().detail.contains(u"abcd2345"_s));
    QVERIFY(!result.error().detail.contains(u"628123456789"_s));
}

// Runs one row of a channel's answer table: the vendor answers `status` and `body` to the next message.
inline void runAnswerRow(sandbox::WhatsAppSandbox& sandbox, domain::DeliveryChannel& channel, const QByteArray& token)
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(QString, logged);
    QFETCH(bool, again);
    sandbox::Mood mood;
    mood.kind = sandbox::Mood::Kind::Status;
    mood.status = status;
    mood.body = body;
    sandbox.server().addMood(mood);
    const auto result = await(channel.send(message()));
    QVERIFY(!result);
    QVERIFY2(core::toString(result.error().kind) == kind,
             qPrintable(core::toString(result.error().kind) + u": "_s + result.error().detail));
    QCOMPARE(loggedAs(result), logged);
    QCOMPARE(core::isRetryable(result.error().kind), again);
    QVERIFY(result.error().reason != core::Reason::None);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY2(!result.error().detail.contains(u"628123456789"_s), qPrintable(result.error().detail));
    QVERIFY(!result.error().detail.contains(QString::fromUtf8(token)));
}

} // namespace loket::test
