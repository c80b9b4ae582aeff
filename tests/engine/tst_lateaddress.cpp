// At boot the program may be faster than the network: an address that is not there yet is waited for, and everything
// else goes on. The network is a true one of this test's own, to which the address is added later.
#include "engine/Engine.h"
#include "support/Http.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <cstring>
#include <functional>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace loket;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString lateAddress = u"10.99.0.1"_s;

bool configure(const char* interface, const std::function<bool(int, ifreq&)>& how)
{
    ifreq request{};
    std::strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    const bool isDone = socket >= 0 && how(socket, request);
    if (socket >= 0)
        close(socket);
    return isDone;
}

// Before there is a second thread. False: this system does not allow it.
bool enterOwnNetwork()
{
    if (unshare(geteuid() == 0 ? CLONE_NEWNET : CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return false;
    return configure("lo", [](int socket, ifreq& request) {
        request.ifr_flags = IFF_UP;
        return ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    });
}

// As by a network that is configured after the start.
bool addLateAddress()
{
    return configure("lo:1", [](int socket, ifreq& request) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        const bool isAddress = inet_pton(AF_INET, qPrintable(lateAddress), &address.sin_addr) == 1;
        std::memcpy(&request.ifr_addr, &address, sizeof address);
        return isAddress && ioctl(socket, SIOCSIFADDR, &request) == 0;
    });
}

bool hasOwnNetwork = false;

} // namespace

class TestLateAddress : public QObject
{
    Q_OBJECT

private slots:
    void itListensOnceALateAddressAppears()
    {
        if (!hasOwnNetwork)
            QSKIP("a network of its own is not allowed here");
        qputenv("LOKET_KEYCHAIN", "off");
        const QTemporaryDir folder;
        QFile settings(folder.filePath(u"loket.ini"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("server.listen = " + lateAddress.toUtf8() + "\nserver.port = 0\npayments.gateways = cash\n");
        settings.close();
        core::ManualClock clock(QDateTime::currentDateTimeUtc());
        engine::Engine engine({.dataFolder = folder.path(), .clock = &clock});
        const QSignalSpy listening(&engine, &engine::Engine::listening);
        const auto started = engine.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        QVERIFY2(engine.waitsFor().contains(lateAddress), qPrintable(engine.waitsFor()));
        clock.advance(1min); // again and again
        QCoreApplication::processEvents();
        QVERIFY(!engine.waitsFor().isEmpty());
        QCOMPARE(engine.state().server.problem, engine.waitsFor()); // the window shows it
        QCOMPARE(listening.size(), 0);

        QVERIFY(addLateAddress());
        clock.advance(5s);
        QCOMPARE(listening.size(), 1);
        QVERIFY(engine.waitsFor().isEmpty());
        QCOMPARE(engine.url().host(), lateAddress);
        tests::Http http;
        QCOMPARE(http.get(engine.url().resolved(QUrl(u"/healthz"_s))).status, 200);
        clock.advance(1min);
        QCOMPARE(listening.size(), 1); // once
    }
};

int main(int argc, char** argv)
{
    hasOwnNetwork = enterOwnNetwork();
    QCoreApplication application(argc, argv);
    TestLateAddress test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lateaddress.moc"
