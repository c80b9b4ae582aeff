// Replays the corpus of the head reader.
#include "fuzz/CorpusReplay.h"

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    CorpusReplay test(QStringLiteral(LOKET_FUZZ_CORPUS "/requesthead"), 1, 500);
    return QTest::qExec(&test, argc, argv);
}
