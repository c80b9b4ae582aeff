// Replays what the fuzzer has stored: every input that once reached new code, and every one that once was a finding.
#include "fuzz/RouterInput.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTest>

class TestRouterCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(QStringLiteral("loket.*=false")); }

    void replay_data()
    {
        QTest::addColumn<QString>("path");
        const QDir corpus(QStringLiteral(LOKET_CORPUS "/router"));
        for (const QFileInfo& file : corpus.entryInfoList(QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }

    void replay()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        feedRouter(file.readAll()); // aborts where a promise is broken
    }

    void corpusIsThere() { QVERIFY(QDir(QStringLiteral(LOKET_CORPUS "/router")).entryList(QDir::Files).size() > 10); }
};

QTEST_GUILESS_MAIN(TestRouterCorpus)
#include "tst_routercorpus.moc"
