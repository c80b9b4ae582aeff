// What no key and no wheel may do by itself, for the whole program: the wheel changes a value only where the keyboard
// is, and scrolls what is around it otherwise; Enter that is held down (by a finger, or by what lies on the keyboard)
// is one Enter, so it never sells twice; a button that is switched off or hidden while it has the focus never passes it
// to a button that removes something. Installs itself on the application; one is enough and more do no harm. UI thread.
#pragma once

#include <QObject>

class QWidget;

namespace loket::ui {

class SafeInput : public QObject
{
    Q_OBJECT

public:
    explicit SafeInput(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static void focusMoved(const QWidget* old, QWidget* now);
};

} // namespace loket::ui
