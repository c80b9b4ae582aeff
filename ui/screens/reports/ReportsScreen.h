// The owner's figures: chooses the days, reads the report in the reader's thread, shows it, follows new sales, and
// exports it as CSV, XLSX, PDF or on paper. UI thread.
#pragma once

#include "ui/context/Screen.h"
#include "ui/screens/reports/ReportView.h"
#include "ui/widgets/PeriodChooser.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QPrinter;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace loket::ui {

class ExportBar;
class StatePanel;

class ReportsScreen : public Screen
{
    Q_OBJECT

public:
    enum class Format { Csv, Xlsx, Pdf };
    enum class State { Loading, Ready, Empty, Failed };
    static constexpr auto livePause = std::chrono::milliseconds(700); // sales arrive in bursts

    explicit ReportsScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::SeeReports; }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("chart-column"); }
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] PeriodChooser& period() const { return *m_period; }
    [[nodiscard]] ReportView& view() const { return *m_view; }
    [[nodiscard]] const storage::Report& report() const { return m_report; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_panel; }
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    [[nodiscard]] QCheckBox* compareSwitch() const { return m_compare; }
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }
    void setMeasure(Measure measure);

    // Writes the report that is shown.
    void exportTo(Format format, const QString& path);
    void printOn(std::shared_ptr<QPrinter> printer);

signals:
    // The user asks for the orders behind a figure.
    void ordersWanted(const loket::storage::PurchaseFilter& filter, const QString& words);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] storage::ReportRange range() const; // what is to be read now
    void arrange();
    void load();
    void loadSoon();
    void receive(const core::Result<storage::Report>& report);
    void showState(State state, const core::Error& error = {});
    void askForFile(Format format);
    void askForPrinter();
    void retranslate();

    const UiContext& m_context;
    State m_state = State::Loading;
    core::Error m_error;
    storage::Report m_report;
    quint64 m_question = 0;
    bool m_loadScheduled = false;
    bool m_isNarrow = false;
    bool m_stale = false; // something was sold while hidden
    QLabel* m_title;
    QLabel* m_days;
    QProgressBar* m_busy;
    PeriodChooser* m_period;
    QComboBox* m_measure;
    QCheckBox* m_compare;
    QPushButton* m_export;
    QHBoxLayout* m_top;
    QHBoxLayout* m_second; // of what does not fit beside the title
    QStackedWidget* m_pages;
    ReportView* m_view;
    StatePanel* m_panel;
    ExportBar* m_exportBar;
};

} // namespace loket::ui
