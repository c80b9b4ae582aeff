// The window's texts for the reasons of core/Reasons.h, in the language that is installed. Every reason whose audience
// is the window has its English in ui/text/reasons/ROOMReasons.cpp and its Indonesian, which `loketd doctor` prints
// too, in core/phrases/Reasons.inc; tst_reasonwords fails where one is missing.
#pragma once

#include "core/Reasons.h"

#include <vector>

namespace loket::ui {

struct ReasonText
{
    core::Reason reason;
    const char* words; // English, UTF-8; %1 to %9 are the error's values
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
