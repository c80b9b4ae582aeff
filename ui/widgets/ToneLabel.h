// A label's colour by its tone, in every appearance: of its text, also where its role has a colour of its own, or of
// the ground of a message. UI thread.
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

// A message on a ground of its tone, for example beside the button that it answers; without words it is hidden.
inline void showMessage(QLabel& label, Tone tone, const QString& words)
{
    // A sheet of its own would be left dangling when the appearance changes (Qt 6.4): the window's has tones.
    label.setProperty("tone", QString::fromLatin1(tone == Tone::Bad ? "bad" : tone == Tone::Warn ? "warn" : "plain"));
    label.style()->unpolish(&label);
    label.style()->polish(&label);
    label.setText(words);
    label.setVisible(!words.isEmpty());
}

} // namespace loket::ui
