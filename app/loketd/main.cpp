#include "core/PrivateFiles.h"
#include "loketd/CommandLine.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    using namespace loket;
    using namespace loket::loketd;

    core::keepFilesPrivate();
    keepConsoleQuiet(); // first, because Qt already logs while it starts
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("loketd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOKET_VERSION));

    const auto outcome = run(commands(), QCoreApplication::arguments().mid(1));
    if (!outcome)
        printError(outcome.error().words);
    return outcome ? Fine : outcome.error().code;
}
