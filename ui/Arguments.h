// The command line of the desktop program. Pure, so that --help needs no display.
#pragma once

#include <QStringList>

namespace loket::ui {

struct Arguments
{
    enum class Outcome { Run, Print };

    Outcome outcome = Outcome::Run;
    int exitCode = 0; // of Print: 0 help or version, 2 wrong use
    QString text;     // of Print
    QString dataFolder;
    bool demo = false;
};

Arguments parseArguments(const QStringList& arguments);

} // namespace loket::ui
