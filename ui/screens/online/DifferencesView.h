// Where a router differs from the ledger, and its repair, for one difference or many at once. UI thread.
#pragma once

#include "ui/models/DriftModel.h"
#include "ui/screens/online/RouterView.h"

class QPushButton;

namespace loket::ui {

class LostVouchers;

class DifferencesView : public RouterView
{
    Q_OBJECT

public:
    DifferencesView(const UiContext& context, BulkRunner& runner, QWidget* parent = nullptr);

    void askReports(); // what the last comparison found
    void compareNow(); // once at a time
    [[nodiscard]] bool isComparing() const { return m_comparing; }
    [[nodiscard]] int total() const;            // differences, on all routers
    [[nodiscard]] QDateTime comparedAt() const; // of the router that was compared longest ago; invalid: none was

    [[nodiscard]] LostVouchers& lost() const { return *m_lost; }
    [[nodiscard]] DriftModel& differences() const { return *m_differences; }
    [[nodiscard]] QPushButton* mendButton(sales::DriftAction action) const { return m_mends[int(action)]; }

    void showButtons() override;
    void retranslate() override;
    [[nodiscard]] QString searchWords() const override;
    [[nodiscard]] QString fileName() const override;

protected:
    [[nodiscard]] QString problems() const override;
    void describeState(StatePanel& panel) const override;

private:
    DifferencesView(const UiContext& context, DriftModel* differences, BulkRunner& runner, QWidget* parent);
    void mend(sales::DriftAction action, const QList<sales::DriftItem>& items);
    [[nodiscard]] QList<sales::DriftItem> selected() const;

    DriftModel* m_differences;
    QList<sales::DriftReport> m_reports;
    bool m_comparing = false;
    QList<QPushButton*> m_mends; // by DriftAction
    LostVouchers* m_lost;
};

} // namespace loket::ui
