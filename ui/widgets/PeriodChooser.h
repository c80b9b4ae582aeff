// Which days something is about: a list of periods, of which a screen offers those it needs, and two dates where none
// of them fits. Days are those of the business's time zone. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QDate>
#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace loket::ui {

class PeriodChooser : public QWidget
{
    Q_OBJECT

public:
    enum class Period { Any, Today, Yesterday, Last7Days, Last30Days, ThisMonth, LastMonth, ThisYear, Range };
    // An invalid day is open: a period that lasts until today has no last one, so that it does not end at midnight.
    struct Days
    {
        QDate first;
        QDate last;
    };

    // `offered` in the order in which they are shown; the first is chosen.
    PeriodChooser(const UiContext& context, const QList<Period>& offered, QWidget* parent = nullptr);

    [[nodiscard]] Period period() const;
    void setPeriod(Period period); // one that is offered
    void setDays(const QDate& first, const QDate& last);

    [[nodiscard]] Days days() const;
    [[nodiscard]] QDate today() const;
    [[nodiscard]] QDateTime from() const;  // when the first day begins; invalid: open
    [[nodiscard]] QDateTime until() const; // when the last day has ended; invalid: open

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showDates();
    void retranslate();

    const UiContext& m_context;
    QComboBox* m_period;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QLabel* m_dash;
};

} // namespace loket::ui
