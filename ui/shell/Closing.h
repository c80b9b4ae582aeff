// What closing the window means: who may stop selling is asked once whether to keep selling in the tray (or, where the
// desktop has no tray, minimised) or to stop; the answer is remembered and can be changed in the menu. Anybody else
// leaves the till: the window is hidden and locked, and selling goes on. UI thread.
#pragma once

#include <QObject>

#include <functional>

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
    // Whether the person at the window may stop selling. Without it: always.
    void setMayStop(std::function<bool()> mayStop) { m_mayStop = std::move(mayStop); }
    [[nodiscard]] bool mayStop() const { return !m_mayStop || m_mayStop(); }

    [[nodiscard]] WhenClosed choice() const;
    void choose(WhenClosed choice);

    // The window was asked to close: true where it may. Otherwise it is hidden, or the question is open.
    bool windowMayClose();
    // Quit at the window: without a question.
    void quit();
    // Likewise from the tray, where nobody may be at the window.
    void quitFromTray();
    // A signal of the system, whoever is at the window.
    void stopWithoutAsking();

signals:
    void hidden();  // keeps selling with the window hidden
    void left();    // by somebody who may not stop it: the window is to be locked
    void refused(); // stopping, from the tray: somebody who may has to log in
    void stopped(); // the program is to end

private:
    void ask();
    void leave();
    void hideWindow();

    QWidget& m_window;
    QSettings& m_settings;
    std::function<bool()> m_mayStop;
    bool m_tray = false;
    bool m_stopping = false;
    bool m_asking = false;
};

} // namespace loket::ui
