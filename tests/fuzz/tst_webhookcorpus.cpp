// Replays the corpus of the webhook readers.
#include "fuzz/CorpusReplay.h"

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    CorpusReplay test(QStringLiteral(LOKET_FUZZ_CORPUS "/webhooks"), 3, 200);
    return QTest::qExec(&test, argc, argv);
}
