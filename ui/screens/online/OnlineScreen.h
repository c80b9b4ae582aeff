// Who is online now on every router, and where a router differs from the ledger. Guests are disconnected, released from
// their device and given more time, one or many at once, with a result for each. Queries the routers while it is
// visible, and only then. UI thread.
#pragma once

#include "ui/context/Screen.h"
#include "ui/models/DriftModel.h"
#include "ui/models/OnlineModel.h"
#include "ui/models/TaskRunner.h"

#include <QMessageBox>
#include <QPointer>

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTimer;

namespace loket::ui {

class BadgeDelegate;
class ButtonDelegate;
class ExportBar;
class FilterChip;
class LiveTableView;
class RunPanel;
class StatePanel;

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

    [[nodiscard]] OnlineModel& guests() { return m_guests; }
    [[nodiscard]] DriftModel& differences() { return m_differences; }
    [[nodiscard]] LiveTableView& table() const { return *m_table; }
    [[nodiscard]] StatePanel& statePanel() const { return *m_state; }
    [[nodiscard]] TaskRunner& runner() { return m_runner; }
    [[nodiscard]] RunPanel& runPanel() const { return *m_run; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    [[nodiscard]] QPushButton* kickButton() const { return m_kick; }
    [[nodiscard]] QPushButton* unlockButton() const { return m_unlock; }
    [[nodiscard]] QPushButton* extendButton() const { return m_extend; }
    [[nodiscard]] QPushButton* mendButton(sales::DriftAction action) const { return m_mends[int(action)]; }
    [[nodiscard]] QMessageBox* question() const { return m_question; }
    void extendSelected(domain::Seconds more);
    [[nodiscard]] ExportBar& exportBar() const { return *m_exportBar; }
    void exportTo(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void askOnline();
    void askDrift();
    void compareNow();
    void askForFile();
    void showState();
    void showButtons();
    void showCounts();
    void describeState();
    void retranslate();
    void kickSelected();
    void unlockSelected();
    void mendSelected(sales::DriftAction action);
    void mend(sales::DriftAction action, const QList<sales::DriftItem>& items);
    void ask(const QString& text, const QString& informative, const QString& button, std::function<void()> yes);
    [[nodiscard]] QList<int> selectedSourceRows() const;
    [[nodiscard]] QList<OnlineModel::Row> selectedGuests() const;
    [[nodiscard]] QList<sales::DriftItem> selectedDifferences() const;
    [[nodiscard]] QString problems() const;

    const UiContext& m_context;
    OnlineModel m_guests;
    DriftModel m_differences;
    TaskRunner m_runner;
    BadgeDelegate* m_badges;
    ButtonDelegate* m_remedies;
    QList<sales::OnlineRouter> m_routers;
    QList<sales::DriftReport> m_reports;
    std::optional<core::Error> m_error; // the engine itself did not answer
    bool m_heard = false;               // routers have been queried and have answered
    bool m_asking = false;
    bool m_comparing = false;
    Tab m_tab = Tab::Guests;

    QLabel* m_title;
    QLabel* m_count;
    FilterChip* m_guestsTab;
    FilterChip* m_differencesTab;
    QLineEdit* m_search;
    QPushButton* m_kick;
    QPushButton* m_unlock;
    QPushButton* m_extend;
    QPushButton* m_compare;
    QPushButton* m_export;
    ExportBar* m_exportBar;
    QList<QPushButton*> m_mends; // by DriftAction
    QLabel* m_warning;
    QStackedWidget* m_pages;
    LiveTableView* m_table;
    QSortFilterProxyModel* m_guestsProxy;
    QSortFilterProxyModel* m_differencesProxy;
    StatePanel* m_state;
    RunPanel* m_run;
    QTimer* m_rhythm;
    QPointer<QMessageBox> m_question;
    QByteArray m_guestsHeader;
    QByteArray m_differencesHeader;
};

} // namespace loket::ui
