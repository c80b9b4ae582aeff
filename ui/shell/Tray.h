// Loket in the system's tray: the state as an icon and as text, the engine's digests for the operator (which keep the
// quiet hours and never flood), and a menu to open the window, mute it for an hour, or stop. Where the desktop
// has no tray, everything but the icon works, so that it can be tested there. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QCoreApplication>
#include <QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace loket::ui {

// A notification. Pure but for the translator.
struct TrayNews
{
    Q_DECLARE_TR_FUNCTIONS(TrayNews)

public:
    Tone tone = Tone::Info;
    QString title;
    QString text;

    // One notification for all of them; there is at least one.
    static TrayNews of(const QList<engine::Alert>& alerts);
    // "Warnet Melati: all is well", or what is wrong, for the icon's tooltip.
    static QString summary(const engine::EngineState& state, const QString& business);
    static Tone toneOf(const engine::EngineState& state);
};

class Tray : public QObject
{
    Q_OBJECT

public:
    static constexpr auto pauseLength = std::chrono::hours(1);

    explicit Tray(const UiContext& context, QObject* parent = nullptr);
    ~Tray() override;

    [[nodiscard]] bool isThere() const { return m_icon != nullptr; }
    void setState(const engine::EngineState& state);
    // EngineHandle::notifyOperator: nothing else is reported.
    void tellAlerts(const QList<loket::engine::Alert>& alerts);
    // Shown by the icon unless paused.
    void tell(const TrayNews& news);
    void tellHidden(); // the window has just been hidden in the tray
    [[nodiscard]] bool isPaused() const;
    void pause(bool paused);

    [[nodiscard]] QMenu& menu() const { return *m_menu; }
    [[nodiscard]] QString toolTip() const { return m_toolTip; }

signals:
    void openWanted();
    void stopWanted();
    void told(const QString& title, const QString& text); // what was really shown

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void showIcon();

    const UiContext& m_context;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QAction* m_open;
    QAction* m_pause;
    QAction* m_stop;
    std::optional<engine::EngineState> m_state;
    QDateTime m_pausedUntil;
    QString m_toolTip;
};

} // namespace loket::ui
