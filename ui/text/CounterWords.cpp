#include "ui/text/CounterWords.h"

#include "ui/text/ReasonWords.h"
#include "ui/text/Words.h"

namespace loket::ui {

using core::ErrorKind;

QString CounterWords::refusal(const core::Error& error)
{
    if (const QString words = ReasonWords::of(error); !words.isEmpty())
        return words;
    switch (error.kind) {
    case ErrorKind::InvalidInput:
        return tr("One of the values cannot be right. Correct it and try again.");
    case ErrorKind::Forbidden:
        return tr("This needs the owner.");
    default:
        return Words::error(error.kind).both();
    }
}

} // namespace loket::ui
