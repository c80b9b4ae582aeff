// Which days the report is about: today, the last 7 or 30 days, this month, the last one, or two dates. UI thread.
#pragma once

#include "storage/ReportModels.h"
#include "ui/context/UiContext.h"

#include <QWidget>

class QComboBox;
class QDateEdit;
class QLabel;

namespace loket::ui {

class PeriodBar : public QWidget
{
    Q_OBJECT

public:
    enum class Period { Today, Yesterday, Last7Days, Last30Days, ThisMonth, LastMonth, ThisYear, Range };

    explicit PeriodBar(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] storage::ReportRange range() const;
    [[nodiscard]] Period period() const;
    void setPeriod(Period period);
    void setDays(const QDate& first, const QDate& last);

signals:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    const UiContext& m_context;
    QComboBox* m_period;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QLabel* m_dash;
};

} // namespace loket::ui
