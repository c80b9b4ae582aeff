// Replays the corpus of the webhook readers.
#include "fuzz/CorpusReplay.h"

class TestWebhookCorpus : public CorpusReplay
{
    Q_OBJECT

public:
    TestWebhookCorpus() : CorpusReplay(QStringLiteral(LOKET_FUZZ_CORPUS "/webhooks"), 3, 200) {}

private slots:
    void corpusIsThere() { QVERIFY(inputs().size() >= 10); }
};

QTEST_GUILESS_MAIN(TestWebhookCorpus)
#include "tst_webhookcorpus.moc"
