#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// What an order costs the engine's thread, in instructions: unlike times they do not depend on the machine or on what
// else it does. Counted by callgrind over bench_orders, in the build of the preset valgrind, with GCC 12 and the
// libraries of Debian 12.
class TestInstructions : public QObject
{
    Q_OBJECT

    static constexpr double million = 1e6;

    // Of the engine's thread, which is the first one, in the part that bench_orders has marked.
    static double counted(const QString& folder)
    {
        const QStringList parts = QDir(folder).entryList({u"out.*.1-01"_s, u"out.1-01"_s});
        QFile file(folder + u'/' + parts.value(0));
        if (parts.size() != 1 || !file.open(QIODevice::ReadOnly))
            return -1;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            if (line.startsWith("summary: "))
                return line.mid(9).toDouble();
        }
        return -1;
    }

private slots:
    void anOrderCosts_data()
    {
        QTest::addColumn<QString>("until");
        QTest::addColumn<int>("senders");
        QTest::addColumn<double>("most"); // millions of instructions for each order
        // A tenth above what was reached. The goal of the first is 2.0, of the third 5.5.
        QTest::newRow("a webhook, one at a time") << u"webhook"_s << 1 << 1.7;
        QTest::newRow("a webhook, 32 at once") << u"webhook"_s << 32 << 1.45;
        QTest::newRow("up to the voucher, one at a time") << u"voucher"_s << 1 << 3.45;
        QTest::newRow("up to the voucher, 32 at once") << u"voucher"_s << 32 << 2.75;
    }
    void anOrderCosts()
    {
        QFETCH(QString, until);
        QFETCH(int, senders);
        QFETCH(double, most);
        constexpr int orders = 64;
        const QTemporaryDir folder;
        QProcess program;
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QStringLiteral(LOKET_VALGRIND_PROGRAM),
                      {u"--tool=callgrind"_s, u"--separate-threads=yes"_s, u"--fair-sched=try"_s,
                       u"--callgrind-out-file=%1/out"_s.arg(folder.path()), QStringLiteral(LOKET_BENCH_ORDERS),
                       u"--count"_s, until, u"--orders"_s, QString::number(orders), u"--senders"_s,
                       QString::number(senders)});
        constexpr int longest = 240000; // ms
        const bool isOver = program.waitForFinished(longest);
        const QByteArray said = program.readAll();
        QVERIFY2(isOver && program.exitCode() == 0 && said.contains("counted 64"), said.constData());
        const double each = counted(folder.path()) / orders / million;
        qInfo("%s: %.2f million instructions", QTest::currentDataTag(), each);
        QVERIFY2(each > 0.1, said.constData());
        QVERIFY2(each <= most, QByteArray::number(each).constData());
    }
};

QTEST_GUILESS_MAIN(TestInstructions)
#include "tst_instructions.moc"
