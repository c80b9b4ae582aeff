// Replays the corpus of the server's guard.
#include "fuzz/CorpusReplay.h"

class TestGuardCorpus : public CorpusReplay
{
    Q_OBJECT

public:
    TestGuardCorpus() : CorpusReplay(QStringLiteral(LOKET_FUZZ_CORPUS "/guard"), 7, 60) {}

private slots:
    void corpusIsThere() { QVERIFY(inputs().size() >= 10); }
};

QTEST_GUILESS_MAIN(TestGuardCorpus)
#include "tst_guardcorpus.moc"
