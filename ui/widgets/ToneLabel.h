// The colour of a text by its tone: also of a label whose role has a colour of its own, and in every appearance.
// UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QLabel>
#include <QStyle>

namespace loket::ui {

inline void setTone(QLabel& label, Tone tone)
{
    const auto name = [tone] {
        switch (tone) {
        case Tone::Info:
            return "info";
        case Tone::Good:
            return "good";
        case Tone::Warn:
            return "warn";
        case Tone::Bad:
            return "bad";
        case Tone::Neutral:
            break;
        }
        return "";
    };
    label.setProperty("ink", QString::fromLatin1(name()));
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

} // namespace loket::ui
