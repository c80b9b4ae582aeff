// What closing the window means: the user is asked once whether to keep selling in the tray (or, where the desktop has
// no tray, minimised) or to stop; the answer is remembered and can be changed in the menu. UI thread.
#pragma once

#include <QObject>

class QSettings;
class QWidget;

namespace loket::ui {

enum class WhenClosed { Ask, KeepSelling, Stop };

class Closing : public QObject
{
    Q_OBJECT

public:
    // `window` and `settings` outlive it.
    Closing(QWidget& window, QSettings& settings, QObject* parent = nullptr);

    void setTray(bool isThere) { m_tray = isThere; }

    [[nodiscard]] WhenClosed choice() const;
    void choose(WhenClosed choice);

    // The window was asked to close: true where it may. Otherwise it is hidden, or the question is open.
    bool windowMayClose();
    // Quit from the menu, or a signal: without a question.
    void stopWithoutAsking();

signals:
    void hidden();  // keeps selling with the window hidden
    void stopped(); // the program is to end

private:
    void ask();
    void hideWindow();

    QWidget& m_window;
    QSettings& m_settings;
    bool m_tray = false;
    bool m_stopping = false;
    bool m_asking = false;
};

} // namespace loket::ui
