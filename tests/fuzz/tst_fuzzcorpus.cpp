// Replays the corpus of the head reader.
#include "fuzz/CorpusReplay.h"

class TestHeadCorpus : public CorpusReplay
{
    Q_OBJECT

public:
    TestHeadCorpus() : CorpusReplay(QStringLiteral(LOKET_FUZZ_CORPUS "/requesthead"), 1, 500) {}

private slots:
    void corpusIsThere() { QVERIFY(inputs().size() >= 10); }
};

QTEST_GUILESS_MAIN(TestHeadCorpus)
#include "tst_fuzzcorpus.moc"
