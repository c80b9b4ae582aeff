// The window's texts for the reasons of core/Reasons.h, in the language that is installed: the one place. Every reason
// whose audience is the window has a line in ui/text/reasons/ROOMReasons.cpp; tst_reasonwords fails where one is
// missing.
#pragma once

#include "core/Reasons.h"

#include <vector>

namespace loket::ui {

struct ReasonText
{
    core::Reason reason;
    const char* words; // for QCoreApplication::translate() in the context ReasonWords; %1... are the error's values
};

struct ReasonWords
{
    // What happened and what can be done; empty for a reason without its own text.
    static QString of(const core::Error& error);
    // The same for an error stored in a history ("because"); `otherwise` for rows without a known reason.
    static QString ofStored(const QJsonObject& because, const QString& otherwise);

    static const std::vector<ReasonText>& all();
};

} // namespace loket::ui
