#include "ui/context/Screen.h"

#include <QAbstractButton>
#include <QTableView>

namespace loket::ui {

void Screen::takeKeyboard()
{
    for (QTableView* table : findChildren<QTableView*>()) {
        if (table->isVisible())
            return table->setFocus(Qt::OtherFocusReason);
    }
    QWidget* now = window()->focusWidget();
    if (qobject_cast<QAbstractButton*>(now) && isAncestorOf(now))
        now->clearFocus();
    focusSearch();
}

} // namespace loket::ui
