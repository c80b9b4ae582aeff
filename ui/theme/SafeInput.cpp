#include "ui/theme/SafeInput.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabBar>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Null where the wheel changes no value.
QWidget* withValue(QObject* object)
{
    if (!object->isWidgetType())
        return nullptr;
    const bool has = qobject_cast<QComboBox*>(object) || qobject_cast<QAbstractSpinBox*>(object) ||
                     qobject_cast<QTabBar*>(object) ||
                     (qobject_cast<QAbstractSlider*>(object) && !qobject_cast<QScrollBar*>(object));
    return has ? static_cast<QWidget*>(object) : nullptr;
}

// In a text of several lines it makes empty lines, as everywhere. Keys come to the window first, then to the widget.
bool isHeldEnter(const QObject* watched, const QEvent& event)
{
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::ShortcutOverride)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(event);
    const QObject* aim = watched->isWidgetType() ? watched : QApplication::focusWidget();
    return key.isAutoRepeat() && (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) &&
           !qobject_cast<const QPlainTextEdit*>(aim);
}

bool removes(const QWidget* widget)
{
    return widget->property("kind") == u"danger"_s;
}

} // namespace

SafeInput::SafeInput(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [](const QWidget* old, QWidget* now) { focusMoved(old, now); });
}

bool SafeInput::eventFilter(QObject* watched, QEvent* event)
{
    if (isHeldEnter(watched, *event))
        return true;
    if (event->type() == QEvent::Polish) {
        // Qt would give it the focus because of the wheel.
        if (QWidget* widget = withValue(watched); widget && widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
    } else if (event->type() == QEvent::Wheel) {
        if (const QWidget* widget = withValue(watched); widget && !widget->hasFocus()) {
            event->ignore(); // goes on to the widget around it
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void SafeInput::focusMoved(const QWidget* old, QWidget* now)
{
    const auto* button = qobject_cast<const QAbstractButton*>(old);
    if (!button || !now || !removes(now) || (button->isEnabled() && !button->isHidden()))
        return;
    for (QWidget* next = now->nextInFocusChain(); next != now; next = next->nextInFocusChain()) {
        const bool takesKeys = next->isVisible() && next->isEnabled() && next->window() == now->window() &&
                               (next->focusPolicy() & Qt::TabFocus) != 0 && !next->focusProxy();
        if (takesKeys && !removes(next))
            return next->setFocus(Qt::OtherFocusReason);
    }
    now->clearFocus();
}

} // namespace loket::ui
