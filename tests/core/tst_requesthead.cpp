#include "core/http/RequestHead.h"

#include <QTest>

using namespace loket::core::http;

class TestRequestHead : public QObject
{
    Q_OBJECT

private slots:
    void rejects_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status"); // 200: accepted, 0: incomplete
        const QByteArray host = "Host: x\r\n";
        const auto row = [](const char* name, int status, const QByteArray& bytes) {
            QTest::newRow(name) << bytes << status;
        };
        row("plain GET", 200, "GET / HTTP/1.1\r\n" + host + "\r\n");
        row("HTTP/1.0 without a host", 200, "GET / HTTP/1.0\r\n\r\n");
        row("POST with a length", 200, "POST /a HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello");
        row("unfinished", 0, "GET / HTTP/1.1\r\nHost");
        row("nothing", 0, "");
        row("garbage line", 400, "hello\r\n\r\n");
        row("bare line feeds", 400, "GET / HTTP/1.1\nHost: x\n\n");
        row("NUL", 400, QByteArray("GET / \0HTTP/1.1", 15));
        row("HTTP/2", 505, "GET / HTTP/2.0\r\n" + host + "\r\n");
        row("absolute address", 400, "GET http://x/ HTTP/1.1\r\n" + host + "\r\n");
        row("double slash", 400, "GET //x/ HTTP/1.1\r\n" + host + "\r\n");
        row("space in the address", 400, "GET /a b HTTP/1.1\r\n" + host + "\r\n");
        row("no host", 400, "GET / HTTP/1.1\r\n\r\n");
        row("two hosts", 400, "GET / HTTP/1.1\r\n" + host + host + "\r\n");
        row("negative length", 400, "POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n");
        row("signed length", 400, "POST / HTTP/1.1\r\n" + host + "Content-Length: +1\r\n\r\n");
        row("length list", 400, "POST / HTTP/1.1\r\n" + host + "Content-Length: 5, 5\r\n\r\n");
        row("two lengths", 400, "POST / HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n");
        row("chunked", 411, "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n");
        row("body over the limit", 413, "POST / HTTP/1.1\r\n" + host + "Content-Length: 65537\r\n\r\n");
        row("body far over the limit", 413, "POST / HTTP/1.1\r\n" + host + "Content-Length: 999999999999\r\n\r\n");
        row("body beyond all numbers", 400,
            "POST / HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n");
        row("folded header", 400, "GET / HTTP/1.1\r\n" + host + "A: b\r\n c\r\n\r\n");
        row("space before the colon", 400, "GET / HTTP/1.1\r\n" + host + "A : b\r\n\r\n");
        row("no colon", 400, "GET / HTTP/1.1\r\n" + host + "A\r\n\r\n");
        row("control character in a value", 400, "GET / HTTP/1.1\r\n" + host + "A: \x01\r\n\r\n");
        row("120 header lines", 431, "GET / HTTP/1.1\r\n" + host + QByteArray("A: b\r\n").repeated(119) + "\r\n");
        row("64 header lines", 200, "GET / HTTP/1.1\r\n" + host + QByteArray("A: b\r\n").repeated(63) + "\r\n");
        row("one header of 100 KB", 431, "GET / HTTP/1.1\r\n" + host + "A: " + QByteArray(100000, 'b') + "\r\n\r\n");
        row("address of 5 KB", 414, "GET /" + QByteArray(5000, 'a') + " HTTP/1.1\r\n" + host + "\r\n");
        row("address of 100 KB", 414, "GET /" + QByteArray(100000, 'a') + " HTTP/1.1\r\n" + host + "\r\n");
        row("unknown expectation", 417, "GET / HTTP/1.1\r\n" + host + "Expect: 42\r\n\r\n");
    }

    void rejects()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const HeadResult result = readHead(bytes, {});
        if (const auto* rejected = std::get_if<HeadRejected>(&result))
            QCOMPARE(rejected->status, status);
        else
            QCOMPARE(std::holds_alternative<RequestHead>(result) ? 200 : 0, status);
    }

    // An operator who entered a gateway's address with an extra slash gets an explanation.
    void twoSlashesAreNamed()
    {
        const auto result = readHead("POST //voucher/payment-webhook/tripay HTTP/1.1\r\nHost: x\r\n\r\n", {});
        const auto* rejected = std::get_if<HeadRejected>(&result);
        QVERIFY(rejected);
        QCOMPARE(rejected->status, 400);
        QVERIFY2(QByteArray(rejected->reason).contains("two slashes"), rejected->reason);
    }

    void aPathWithoutAQueryIsTheWholeAddress()
    {
        const auto head = std::get<RequestHead>(readHead("GET /a/b HTTP/1.0\r\n\r\n", {}));
        QCOMPARE(head.path(), QByteArray("/a/b"));
        QCOMPARE(head.query(), QByteArray());
    }

    void everyPrefixIsIncomplete()
    {
        const QByteArray whole = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n";
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(std::holds_alternative<HeadIncomplete>(readHead(whole.first(size), {})));
    }

    void pathWithoutAQueryIsTheWholeTarget()
    {
        const auto head = std::get<RequestHead>(readHead("GET /a/b HTTP/1.1\r\nHost: x\r\n\r\n", {}));
        QCOMPARE(head.path(), QByteArray("/a/b"));
        QCOMPARE(head.query(), QByteArray());
    }

    void readsWhatMatters()
    {
        const QByteArray bytes = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n"
                                 "Connection: keep-alive, Close\r\nX-Sig:  abc \r\n\r\nhello";
        const auto head = std::get<RequestHead>(readHead(bytes, {}));
        QCOMPARE(head.method, QByteArray("POST"));
        QCOMPARE(head.path(), QByteArray("/a"));
        QCOMPARE(head.query(), QByteArray("b=c"));
        QCOMPARE(head.contentLength, 5);
        QCOMPARE(head.header("x-sig"), QByteArray("abc"));
        QVERIFY(head.expectsContinue);
        QVERIFY(head.closes);
        QVERIFY(!head.upgrades);
        QCOMPARE(bytes.mid(head.headBytes), QByteArray("hello"));
    }
};

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
