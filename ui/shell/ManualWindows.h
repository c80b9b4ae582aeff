// F1 in the window and in each of its dialogs: opens the manual at the page of what is seen. A modal dialog blocks the
// other windows, so above one the manual is a window of that dialog and ends with it; the window's own is made once.
// UI thread; same lifetime as the window, which it is a child of.
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace loket::ui {

class Language;
class ManualDialog;
class Theme;

class ManualWindows : public QObject
{
    Q_OBJECT

public:
    // `page` names the page of the screen; a dialog may name its own (Manual::pageProperty). `theme` and `language`
    // outlive the object.
    ManualWindows(Theme& theme, Language& language, QWidget& window, std::function<QString()> page);

    void open();

signals:
    void keysWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* dialogAbove() const;
    ManualDialog* manualOf(QWidget& owner);

    Theme& m_theme;
    Language& m_language;
    QWidget& m_window;
    std::function<QString()> m_page;
};

} // namespace loket::ui
