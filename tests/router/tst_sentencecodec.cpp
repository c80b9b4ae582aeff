#include "router/SentenceCodec.h"

#include <QTest>

using namespace loket;
using namespace loket::router;

class TestSentenceCodec : public QObject
{
    Q_OBJECT

private slots:
    void lengths_data()
    {
        QTest::addColumn<quint32>("length");
        QTest::addColumn<QByteArray>("encoded");
        const auto row = [](quint32 length, const char* hex) {
            QTest::addRow("%u", length) << length << QByteArray::fromHex(hex);
        };
        row(0, "00");
        row(6, "06");
        row(127, "7f");
        row(128, "8080");
        row(200, "80c8");
        row(16383, "bfff");
        row(16384, "c04000");
        row(20000, "c04e20");
        row(2097151, "dfffff");
        row(2097152, "e0200000");
        row(3000000, "e02dc6c0");
        row(268435455, "efffffff");
        row(268435456, "f010000000");
        row(0xFFFFFFFF, "f0ffffffff");
    }

    void lengths()
    {
        QFETCH(quint32, length);
        QFETCH(QByteArray, encoded);
        QCOMPARE(encodeLength(length), encoded);
    }

    void sentences_data()
    {
        QTest::addColumn<Sentence>("words");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("login") << Sentence{"/login", "=name=admin", "=password="}
                               << QByteArray::fromHex("062f6c6f67696e0b3d6e616d653d61646d696e0a3d70617373776f72643d00");
        QTest::newRow("done") << Sentence{"!done"} << QByteArray::fromHex("0521646f6e6500");
        QTest::newRow("trap") << Sentence{"!trap", "=message=interrupted", "=category=2", ".tag=2"}
                              << QByteArray::fromHex("052174726170143d6d6573736167653d696e746572727570746564"
                                                     "0b3d63617465676f72793d32062e7461673d3200");
        QTest::newRow("bytes that are no text")
            << Sentence{QByteArray("=\x8f\x00\xff=", 5)} << QByteArray::fromHex("053d8f00ff3d00");
    }

    void sentences()
    {
        QFETCH(Sentence, words);
        QFETCH(QByteArray, encoded);
        QCOMPARE(encodeSentence(words), encoded);
        SentenceParser parser;
        const auto parsed = parser.feed(encoded);
        QVERIFY(!parsed.error);
        QCOMPARE(parsed.sentences, QList<Sentence>{words});
    }

    void cutsAnywhereChangeNothing()
    {
        // Words of every length form that is cheap to test, cut at every byte into two, and byte by byte.
        const QList<Sentence> sent{
            {"!re", "=a=" + QByteArray(130, 'x')}, {"!re", QByteArray(16500, 'y'), "=b="}, {"!done"}};
        QByteArray stream;
        for (const Sentence& sentence : sent)
            stream += encodeSentence(sentence);
        for (qsizetype cut = 0; cut <= stream.size(); cut += (cut < 300 ? 1 : 97)) {
            SentenceParser parser;
            QList<Sentence> got = parser.feed(QByteArrayView(stream).first(cut)).sentences;
            got += parser.feed(QByteArrayView(stream).sliced(cut)).sentences;
            QCOMPARE(got, sent);
        }
        SentenceParser parser;
        QList<Sentence> got;
        for (const char byte : stream)
            got += parser.feed(QByteArrayView(&byte, 1)).sentences;
        QCOMPARE(got, sent);
    }

    void longFormsOfShortLengthsAreRead()
    {
        SentenceParser parser;
        const auto parsed = parser.feed(QByteArray::fromHex("800521646f6e65"
                                                            "00"));
        QCOMPARE(parsed.sentences, QList<Sentence>{{"!done"}});
    }

    void emptySentencesAreIgnored()
    {
        SentenceParser parser;
        const auto parsed = parser.feed(QByteArray::fromHex("0000"
                                                            "0521646f6e6500"
                                                            "00"));
        QVERIFY(!parsed.error);
        QCOMPARE(parsed.sentences, QList<Sentence>{{"!done"}});
    }

    void badStreams_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (int byte = 0xF1; byte <= 0xFF; ++byte)
            QTest::addRow("control byte %02x", byte) << QByteArray(1, char(byte));
        QTest::newRow("word over the limit") << QByteArray::fromHex("8401");
        QTest::newRow("4 GiB word") << QByteArray::fromHex("f0ffffffff");
        QTest::newRow("too many words") << QByteArray("\1a\1b\1c\1d\1e");
        QTest::newRow("sentence over the limit")
            << QByteArray(1, char(120)) + QByteArray(120, 'a') + char(120) + QByteArray(120, 'a') + char(120);
    }

    void badStreams()
    {
        QFETCH(QByteArray, bytes);
        SentenceParser parser(CodecLimits{1024, 4, 300});
        // What was complete before the damage is still valid.
        const auto parsed = parser.feed(QByteArray::fromHex("0521646f6e6500") + bytes);
        QCOMPARE(parsed.sentences, QList<Sentence>{{"!done"}});
        QVERIFY(parsed.error);
        QVERIFY(parsed.error->kind == core::ErrorKind::Protocol);
        const auto later = parser.feed(QByteArray::fromHex("0521646f6e6500"));
        QVERIFY(later.sentences.isEmpty());
        QVERIFY(later.error);
    }

    void announcedLengthsAllocateNothing()
    {
        SentenceParser parser;
        const auto parsed = parser.feed(QByteArray::fromHex("e0ffffff"
                                                            "41"));
        QVERIFY(!parsed.error);
        QVERIFY(parsed.sentences.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSentenceCodec)
#include "tst_sentencecodec.moc"
