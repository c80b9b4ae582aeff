// Ctrl+F1: the keys of the window; and "About". Both are opened with open() and delete themselves. UI
// thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QStringList>

class QDialog;
class QWidget;

namespace loket::ui {

struct HelpDialogs
{
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)

public:
    // `places`: the titles of the navigation, in its order.
    static QDialog* shortcuts(const QStringList& places, QWidget* parent);
    static QDialog* about(QWidget* parent);
};

} // namespace loket::ui
