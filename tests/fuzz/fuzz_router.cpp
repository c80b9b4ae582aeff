// libFuzzer target: fuzz_router tests/fuzz/corpus/router (built with -DLOKET_FUZZ=ON and clang).
#include "fuzz/RouterInput.h"

#include <QCoreApplication>
#include <QLoggingCategory>

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    static QCoreApplication application(*argc, *argv);
    QLoggingCategory::setFilterRules(QStringLiteral("loket.*=false"));
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    feedRouter(QByteArray(reinterpret_cast<const char*>(data), qsizetype(size)));
    return 0;
}
