// The engine's refusals at the counter, in the cashier's language. Pure but for the translator.
#pragma once

#include "core/Error.h"

#include <QCoreApplication>

namespace loket::ui {

struct CounterWords
{
    Q_DECLARE_TR_FUNCTIONS(CounterWords)

public:
    static QString refusal(const core::Error& error);
};

} // namespace loket::ui
