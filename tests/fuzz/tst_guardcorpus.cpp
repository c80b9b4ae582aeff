// Replays the corpus of the server's guard.
#include "fuzz/CorpusReplay.h"

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    CorpusReplay test(QStringLiteral(LOKET_FUZZ_CORPUS "/guard"), 7, 60);
    return QTest::qExec(&test, argc, argv);
}
