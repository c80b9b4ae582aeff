#include "ui/shell/ManualWindows.h"

#include "ui/shell/ManualDialog.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QKeySequence>

#include <utility>

namespace loket::ui {

ManualWindows::ManualWindows(Theme& theme, Language& language, QWidget& window, std::function<QString()> page)
    : QObject(&window), m_theme(theme), m_language(language), m_window(window), m_page(std::move(page))
{
    qApp->installEventFilter(this); // a dialog gets its keys before the window's actions could
}

void ManualWindows::open()
{
    QWidget* dialog = dialogAbove();
    const QString page = dialog ? dialog->property(Manual::pageProperty).toString() : QString();
    ManualDialog* manual = manualOf(dialog ? *dialog : m_window);
    manual->showPage(page.isEmpty() ? m_page() : page);
    manual->show();
    manual->raise();
    manual->activateWindow();
}

QWidget* ManualWindows::dialogAbove() const
{
    QWidget* dialog = QApplication::activeModalWidget();
    for (QObject* owner = dialog; owner; owner = owner->parent()) {
        if (owner == &m_window)
            return dialog;
    }
    return nullptr;
}

ManualDialog* ManualWindows::manualOf(QWidget& owner)
{
    auto* manual = owner.findChild<ManualDialog*>(QString(), Qt::FindDirectChildrenOnly);
    if (!manual) {
        manual = new ManualDialog(m_theme, m_language, &owner);
        connect(manual, &ManualDialog::keysWanted, this, &ManualWindows::keysWanted);
    }
    return manual;
}

bool ManualWindows::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType() && dialogAbove()) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::HelpContents)) {
            if (!key->isAutoRepeat())
                open();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace loket::ui
