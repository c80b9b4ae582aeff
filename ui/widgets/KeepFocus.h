// For a button that cannot be pressed again while what it started runs. A disabled widget hands the keyboard to the
// next one in the row, where the next key would change something; this way it waits and comes back to the button,
// unless it was taken somewhere else meanwhile. UI thread.
#pragma once

#include <QWidget>

namespace loket::ui {

inline void setEnabledKeepingFocus(QWidget& button, bool enabled)
{
    static constexpr auto hadFocus = "hadFocus";
    if (button.isEnabled() == enabled)
        return;
    if (!enabled) {
        button.setProperty(hadFocus, button.window()->focusWidget() == &button);
        button.clearFocus();
        button.setEnabled(false);
        return;
    }
    button.setEnabled(true);
    const bool isFree = !button.window()->focusWidget();
    if (button.property(hadFocus).toBool() && isFree)
        button.setFocus(Qt::OtherFocusReason);
    button.setProperty(hadFocus, false);
}

} // namespace loket::ui
