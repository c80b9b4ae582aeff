// What restricts a log: a search, a period, and what the screen adds (lists to choose from, chips). Changes are
// signalled after a short pause in typing. UI thread.
#pragma once

#include "ui/widgets/PeriodChooser.h"
#include "ui/widgets/SearchEdit.h"

class QHBoxLayout;

namespace loket::ui {

class FlowLayout;

class LogFilterBar : public QWidget
{
    Q_OBJECT

public:
    using Period = PeriodChooser::Period;

    explicit LogFilterBar(const UiContext& context, QWidget* parent = nullptr);

    void setSearchWords(const QString& placeholder, const QString& accessibleName);
    void addChoice(QWidget* widget); // beside the period
    void addChip(QWidget* widget);   // in a line of their own

    [[nodiscard]] QString search() const;
    [[nodiscard]] PeriodChooser& period() const { return *m_period; }
    [[nodiscard]] bool isRestricting() const;
    void clear(); // emits nothing
    void focusSearch();
    [[nodiscard]] SearchEdit* searchEdit() const { return m_search; }

signals:
    void changed();

private:
    SearchEdit* m_search;
    PeriodChooser* m_period;
    QHBoxLayout* m_top;
    FlowLayout* m_chips;
};

} // namespace loket::ui
