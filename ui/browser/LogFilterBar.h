// What restricts a log: a search, a period, and what the screen adds (lists to choose from, chips). Changes are
// signalled after a short pause in typing. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace loket::ui {

class FlowLayout;

class LogFilterBar : public QWidget
{
    Q_OBJECT

public:
    enum class Period { Any, Today, Yesterday, Last7Days, Last30Days, Range };
    static constexpr auto typingPause = std::chrono::milliseconds(200);

    explicit LogFilterBar(const UiContext& context, QWidget* parent = nullptr);

    void setSearchWords(const QString& placeholder, const QString& accessibleName);
    void addChoice(QWidget* widget); // beside the period
    void addChip(QWidget* widget);   // in a line of their own

    [[nodiscard]] QString search() const;
    [[nodiscard]] QDateTime from() const; // invalid: open
    [[nodiscard]] QDateTime until() const;
    [[nodiscard]] bool isRestricting() const;
    void clear(); // emits nothing
    void focusSearch();
    void setPeriod(Period period);
    [[nodiscard]] QLineEdit* searchEdit() const { return m_search; }

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void tellSoon();
    [[nodiscard]] QPair<QDate, QDate> days() const;

    const UiContext& m_context;
    QLineEdit* m_search;
    QComboBox* m_period;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QLabel* m_dash;
    QHBoxLayout* m_top;
    FlowLayout* m_chips;
    quint64 m_typed = 0;
};

} // namespace loket::ui
