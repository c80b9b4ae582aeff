// Who is online now on every router. Guests are disconnected, released from their device and given more time, one or
// many at once. UI thread.
#pragma once

#include "ui/models/OnlineModel.h"
#include "ui/screens/online/RouterView.h"

#include <optional>

class QPushButton;

namespace loket::ui {

class GuestsView : public RouterView
{
    Q_OBJECT

public:
    GuestsView(const UiContext& context, BulkRunner& runner, QWidget* parent = nullptr);

    void askRouters(); // once at a time
    void extendSelected(domain::Seconds more);

    [[nodiscard]] OnlineModel& guests() const { return *m_guests; }
    [[nodiscard]] QPushButton* kickButton() const { return m_kick; }
    [[nodiscard]] QPushButton* unlockButton() const { return m_unlock; }
    [[nodiscard]] QPushButton* extendButton() const { return m_extend; }

    void showButtons() override;
    void retranslate() override;
    [[nodiscard]] QString searchWords() const override;
    [[nodiscard]] QString fileName() const override;

protected:
    [[nodiscard]] QString problems() const override;
    void describeState(StatePanel& panel) const override;

private:
    GuestsView(const UiContext& context, OnlineModel* guests, BulkRunner& runner, QWidget* parent);
    void kickSelected();
    void unlockSelected();
    [[nodiscard]] QList<OnlineModel::Row> selected() const; // those with a voucher of ours

    OnlineModel* m_guests;
    QList<sales::OnlineRouter> m_routers;
    std::optional<core::Error> m_error; // the engine itself did not answer
    bool m_heard = false;               // routers have been queried and have answered
    bool m_asking = false;
    QPushButton* m_kick;
    QPushButton* m_unlock;
    QPushButton* m_extend;
};

} // namespace loket::ui
