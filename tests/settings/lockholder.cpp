// A program that takes the lock of a data folder, reports it, and holds it until its standard input ends.
#include "settings/DataFolder.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto folder = loket::settings::DataFolder::open(QString::fromLocal8Bit(argv[1]));
    if (!folder)
        return 1;
    const auto lock = loket::settings::DataFolderLock::take(*folder, QStringLiteral("lockholder"));
    if (!lock)
        return 3;
    std::puts("locked");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
