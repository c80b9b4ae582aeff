// The closed shifts of a period: what each cashier counted too much or too little, each shift's report, and an export.
// Follows shifts that are closed meanwhile. Opened with open(); deletes itself. UI thread; only with an engine.
#pragma once

#include "storage/ShiftRepository.h"
#include "ui/context/UiContext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace loket::ui {

class ClosedShiftsModel;
class ExportBar;
class LiveTableView;
class PeriodChooser;
class StatePanel;

class ShiftHistory : public QDialog
{
    Q_OBJECT

public:
    static constexpr int mostShifts = 1000;

    explicit ShiftHistory(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] ClosedShiftsModel& shifts() const { return *m_shifts; }
    [[nodiscard]] LiveTableView& list() const { return *m_list; }
    [[nodiscard]] PeriodChooser& period() const { return *m_period; }
    [[nodiscard]] QComboBox& cashiers() const { return *m_cashiers; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] QPushButton& reportButton() const { return *m_report; }
    [[nodiscard]] QPushButton& exportButton() const { return *m_export; }
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    [[nodiscard]] QString summary() const;

    // Of the chosen period and cashier: all of them, also those that the list is too short for.
    void exportTo(const QString& path);

private:
    struct Found
    {
        QList<storage::Shift> shifts;
        QList<storage::CashierBalance> balances; // of the shown cashier, or of all
        QList<storage::CashierBalance> all;      // of the period
    };

    void build();
    [[nodiscard]] storage::ShiftFilter filter() const;
    void load();
    void show(const Found& found);
    void showFailure(const core::Error& error);
    [[nodiscard]] QString wordsOf(const storage::CashierBalance& balance) const;
    void openReport();
    void askForFile();
    void copy();

    const UiContext& m_context;
    quint64 m_question = 0; // answers to older ones are dropped
    bool m_hadShifts = false;
    PeriodChooser* m_period;
    QComboBox* m_cashiers;
    QLabel* m_summary;
    QStackedWidget* m_pages;
    ClosedShiftsModel* m_shifts;
    LiveTableView* m_list;
    StatePanel* m_state;
    ExportBar* m_exportBar;
    QPushButton* m_export;
    QPushButton* m_report;
};

} // namespace loket::ui
