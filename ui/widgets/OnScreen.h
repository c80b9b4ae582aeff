// The first size of a window, within the screen it opens on.
#pragma once

#include <QScreen>
#include <QWidget>

namespace loket::ui {

inline QSize withinScreen(const QWidget& window, QSize wanted)
{
    constexpr QSize frame{24, 48}; // what the desktop draws around it, at most
    return wanted.boundedTo(window.screen()->availableSize() - frame);
}

} // namespace loket::ui
