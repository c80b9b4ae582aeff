// What needs the operator's attention, in the window's language. Pure but for the translator that is installed.
#pragma once

#include "engine/watch/Alert.h"

#include <QCoreApplication>

namespace loket::ui {

struct AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(AlertWords)

public:
    static QString title(const engine::Alert& alert);
    // What it means and what to do.
    static QString text(const engine::Alert& alert);
};

} // namespace loket::ui
