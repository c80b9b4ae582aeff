#include "print/FakePrinter.h"
#include "print/RawPrinter.h"
#include "print/Spooler.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace loket;
using namespace loket::print;
using namespace loket::tests;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using Mood = FakePrinter::Mood;

namespace {

const QByteArray slip = "\x1B@Halo\n" + QByteArray(50'000, '\xAA') + "\x1DV\x42";

SendOptions quick()
{
    return {.timeout = 3s, .attempts = 1, .pause = 10ms};
}

Device at(quint16 port)
{
    return {Device::Kind::Tcp, u"127.0.0.1"_s, port};
}

} // namespace

class TestRawPrinter : public QObject
{
    Q_OBJECT

private slots:
    void overTheNetwork_data();
    void overTheNetwork();
    void whatThePrinterSaysIsBelieved_data();
    void whatThePrinterSaysIsBelieved();
    void aDeafPrinterEndsAtTheDeadline();
    void aBrokenConnectionIsNotPrintedTwice();
    void aPrinterThatComesBackGetsItsSlip();
    void nobodyThere();
    void toADeviceFile();
    void aFileThatNobodyReads();
    void aFileThatIsNotThere();
    void overASerialLine();
    void nothingSetUp();
    void jobsKeepTheirOrder();
    void onePrinterDoesNotWaitForAnother();
    void closingDropsWhatWaits();
};

void TestRawPrinter::overTheNetwork_data()
{
    QTest::addColumn<bool>("answers");
    QTest::newRow("a printer that answers") << true;
    QTest::newRow("a printer that never answers") << false;
}

void TestRawPrinter::overTheNetwork()
{
    QFETCH(bool, answers);
    const FakePrinter printer(answers ? Mood::Ready : Mood::Silent);
    const auto sent = sendRaw(at(printer.port()), slip, quick());
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().detail));
    QTRY_COMPARE(printer.received(), slip);
}

void TestRawPrinter::whatThePrinterSaysIsBelieved_data()
{
    QTest::addColumn<int>("mood");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("printed");
    QTest::newRow("no paper") << int(Mood::NoPaper) << u"the printer has no paper"_s << false;
    QTest::newRow("cover open") << int(Mood::CoverOpen) << u"the printer's cover is open"_s << false;
    QTest::newRow("paper ends in the middle")
        << int(Mood::PaperEndsWhilePrinting) << u"the printer has no paper"_s << true;
}

void TestRawPrinter::whatThePrinterSaysIsBelieved()
{
    QFETCH(int, mood);
    QFETCH(QString, said);
    QFETCH(bool, printed);
    const FakePrinter printer{Mood(mood)};
    const auto sent = sendRaw(at(printer.port()), slip, {.timeout = 3s, .attempts = 3, .pause = 10ms});
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Refused);
    QVERIFY(sent.error().detail.startsWith(said));
    QCOMPARE(!printer.received().isEmpty(), printed);
    QCOMPARE(printer.connections(), 1); // retrying does not add paper
}

void TestRawPrinter::aDeafPrinterEndsAtTheDeadline()
{
    const FakePrinter printer(Mood::Deaf);
    SendOptions options = quick();
    options.timeout = 700ms;
    options.attempts = 3;
    QElapsedTimer timer;
    timer.start();
    // More than all buffers on the path hold.
    const auto sent = sendRaw(at(printer.port()), QByteArray(64'000'000, '\x55'), options);
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Timeout);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(printer.connections(), 1); // something may be printed: no automatic retry
}

void TestRawPrinter::aBrokenConnectionIsNotPrintedTwice()
{
    const FakePrinter printer(Mood::HangsUp);
    const auto sent =
        sendRaw(at(printer.port()), QByteArray(64'000'000, '\x55'), {.timeout = 3s, .attempts = 3, .pause = 10ms});
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::ConnectionLost);
    QCOMPARE(printer.connections(), 1);
}

void TestRawPrinter::aPrinterThatComesBackGetsItsSlip()
{
    quint16 port = 0;
    {
        const FakePrinter gone;
        port = gone.port();
    }
    Spooler spooler;
    QSemaphore first;
    const auto answer = spooler.add(u"a"_s, [&](const std::atomic_bool& stop) {
        first.release();
        return sendRaw(at(port), slip, {.timeout = 3s, .attempts = 100, .pause = 20ms, .stop = &stop});
    });
    first.acquire();
    const FakePrinter back(Mood::Ready, port);
    QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 20'000);
    QVERIFY(answer.result());
    QTRY_COMPARE(back.received(), slip);
}

void TestRawPrinter::nobodyThere()
{
    quint16 port = 0;
    {
        const FakePrinter gone;
        port = gone.port();
    }
    const auto sent = sendRaw(at(port), slip, {.timeout = 3s, .attempts = 2, .pause = 10ms});
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Unreachable);
    QVERIFY(sent.error().detail.contains(QString::number(port)));
}

void TestRawPrinter::toADeviceFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"lp0"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const Device device{Device::Kind::File, file.fileName()};
    QVERIFY(sendRaw(device, slip, quick()));
    QCOMPARE(file.readAll(), slip);
    QVERIFY(sendRaw(device, "more", quick()));
    QCOMPARE(file.readAll(), "more"_ba);
}

void TestRawPrinter::aFileThatNobodyReads()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    const QByteArray name = QFile::encodeName(folder.filePath(u"lp0"_s));
    QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    const Device device{Device::Kind::File, QFile::decodeName(name)};
    const auto nobody = sendRaw(device, slip, quick());
    QVERIFY(!nobody);
    QVERIFY(nobody.error().kind == ErrorKind::Unreachable);
    // A reader that never reads: full after 64 KiB, and the deadline ends it.
    const int reader = ::open(name.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    SendOptions options = quick();
    options.timeout = 300ms;
    const auto sent = sendRaw(device, QByteArray(1'000'000, 'x'), options);
    ::close(reader);
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Timeout);
#else
    QSKIP("no named pipes here");
#endif
}

void TestRawPrinter::aFileThatIsNotThere()
{
    const auto sent = sendRaw({Device::Kind::File, u"/dev/usb/lp-that-is-not-there"_s}, slip, quick());
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Unreachable);
    QVERIFY(sent.error().detail.contains(u"lp-that-is-not-there"));
}

void TestRawPrinter::overASerialLine()
{
#ifdef Q_OS_UNIX
    // A pseudo terminal is a serial line without the cable.
    const int other = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    QVERIFY(other >= 0 && ::grantpt(other) == 0 && ::unlockpt(other) == 0);
    const Device device{Device::Kind::Serial, QString::fromLocal8Bit(::ptsname(other)), 115'200};
    // The pair is gone as soon as our end closes, so our end is read while it is open.
    Spooler spooler;
    const QByteArray bytes = "\x1B@" + QByteArray(2'000, '\xAA') + "\x1DV\x42";
    const auto answer =
        spooler.add(u"serial"_s, [&](const std::atomic_bool&) { return sendRaw(device, bytes, quick()); });
    QByteArray received;
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            char piece[4096];
            for (ssize_t n; (n = ::read(other, piece, sizeof piece)) > 0;)
                received += QByteArray(piece, n);
            return answer.isFinished() && received.size() >= bytes.size();
        }(),
        15'000);
    ::close(other);
    QVERIFY2(answer.result(), answer.result() ? "" : qPrintable(answer.result().error().detail));
    // Before it is the status request, which nobody answered.
    QCOMPARE(received.last(bytes.size()), bytes);
#else
    QSKIP("no pseudo terminals here");
#endif
}

void TestRawPrinter::nothingSetUp()
{
    const auto sent = sendRaw({}, slip, quick());
    QVERIFY(!sent);
    QVERIFY(sent.error().kind == ErrorKind::Misconfigured);
}

void TestRawPrinter::jobsKeepTheirOrder()
{
    const FakePrinter printer(Mood::Silent);
    Spooler spooler;
    QByteArray all;
    QList<core::Async<void>> answers;
    for (char c = 'a'; c <= 'j'; ++c) {
        const QByteArray bytes(1000, c);
        all += bytes;
        SendOptions options = quick();
        options.askStatus = false;
        answers += spooler.add(u"one"_s, [&printer, bytes, options](const std::atomic_bool&) {
            return sendRaw(at(printer.port()), bytes, options);
        });
    }
    QTRY_COMPARE(printer.received(), all);
    QTRY_COMPARE(spooler.length(u"one"_s), 0);
    for (const auto& answer : answers)
        QVERIFY(answer.result());
}

void TestRawPrinter::onePrinterDoesNotWaitForAnother()
{
    Spooler spooler;
    QSemaphore hold;
    const auto hanging = spooler.add(u"hangs"_s, [&](const std::atomic_bool&) -> core::Result<void> {
        hold.acquire();
        return {};
    });
    const auto other = spooler.add(u"other"_s, [](const std::atomic_bool&) -> core::Result<void> { return {}; });
    QTRY_VERIFY(other.isFinished());
    QVERIFY(!hanging.isFinished());
    QCOMPARE(spooler.length(u"hangs"_s), 1);
    hold.release();
    QTRY_VERIFY(hanging.isFinished());
}

void TestRawPrinter::closingDropsWhatWaits()
{
    core::Async<void> running;
    core::Async<void> waiting;
    {
        Spooler spooler;
        QSemaphore begun;
        running = spooler.add(u"a"_s, [&](const std::atomic_bool& stop) -> core::Result<void> {
            begun.release();
            while (!stop)
                QThread::yieldCurrentThread();
            return core::fail(ErrorKind::Cancelled, u"stopped"_s);
        });
        waiting = spooler.add(u"a"_s, [](const std::atomic_bool&) -> core::Result<void> { return {}; });
        begun.acquire();
    }
    QVERIFY(running.isFinished() && !running.result());
    QVERIFY(waiting.isCanceled());
}

QTEST_GUILESS_MAIN(TestRawPrinter)
#include "tst_rawprinter.moc"
