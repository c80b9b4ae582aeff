// A place of the navigation: what the shell needs of it. UI thread.
#pragma once

#include "domain/Roles.h"

#include <QSettings>
#include <QWidget>

#include <functional>

namespace loket::ui {

class Screen : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0; // in the present language
    [[nodiscard]] virtual QString iconName() const = 0;
    virtual void focusSearch() {} // Ctrl+F
    // When the screen comes: to its list, else to its search, and never to a button that would do something with all
    // of it.
    virtual void takeKeyboard();
    // Without this right the screen is not offered.
    [[nodiscard]] virtual domain::Action neededFor() const { return domain::Action::SeePurchases; }
    // What would be lost if the screen were left now, in words; empty: nothing.
    [[nodiscard]] virtual QString unsaved() const { return {}; }
    virtual void saveAll(std::function<void()> then) { then(); } // `then` only where all was saved
    virtual void discardAll() {}
    // Widths and sizes the user chose.
    virtual void saveLayout(QSettings& settings) const = 0;
    virtual void restoreLayout(const QSettings& settings) = 0;
};

} // namespace loket::ui
