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
    // The same for an error or a phrase stored in a history ("because"); `otherwise` for rows without a known one.
    static QString ofStored(const QJsonObject& because, const QString& otherwise);

    // What went wrong, for a place that has no other words for it: the reason's words, else what was said, as a
    // quotation; empty where nothing was said.
    static QString said(const core::Error& error);
    // The same for a row that stores the text and, since schema 14, the reason.
    static QString said(const QString& because, const QString& text);

    static const std::vector<ReasonText>& all();
};

} // namespace loket::ui
