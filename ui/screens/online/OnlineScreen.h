// Two views of what is on the routers: the guests who are online (GuestsView.h), and where a router differs from the
// ledger (DifferencesView.h). The screen has what both need: the search, the export, the results of what is done.
// Queries the routers while it is visible, and only then. UI thread.
#pragma once

#include "ui/context/Screen.h"
#include "ui/models/BulkRunner.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace loket::ui {

class DifferencesView;
class ExportBar;
class FilterChip;
class GuestsView;
class RouterView;
class RunPanel;
struct UiContext;

class OnlineScreen : public Screen
{
    Q_OBJECT

public:
    enum class Tab { Guests, Differences };

    explicit OnlineScreen(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override { return QStringLiteral("wifi"); }
    [[nodiscard]] domain::Action neededFor() const override { return domain::Action::ManageSessions; }
    void focusSearch() override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(const QSettings& settings) override;

    void showTab(Tab tab);
    // Queries now, regardless of the interval.
    void refresh();

    [[nodiscard]] GuestsView& guests() const { return *m_guests; }
    [[nodiscard]] DifferencesView& differences() const { return *m_differences; }
    [[nodiscard]] RouterView& view() const; // the one that is shown
    [[nodiscard]] BulkRunner& runner() { return m_runner; }
    [[nodiscard]] RunPanel& runPanel() const { return *m_run; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    void exportTo(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void askForFile();
    void showCounts();
    void retranslate();

    const UiContext& m_context;
    BulkRunner m_runner;
    Tab m_tab = Tab::Guests;
    QLabel* m_title;
    QLabel* m_count;
    FilterChip* m_guestsTab;
    FilterChip* m_differencesTab;
    QLineEdit* m_search;
    QPushButton* m_compare;
    QPushButton* m_export;
    ExportBar* m_exportBar;
    GuestsView* m_guests;
    DifferencesView* m_differences;
    QStackedWidget* m_views;
    RunPanel* m_run;
    QTimer* m_rhythm;
};

} // namespace loket::ui
