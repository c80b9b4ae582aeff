// A list whose lines belong to orders, with the history of the selected line's order beside it, and the actions for
// one order or many: progress, a cancel and a result for each. UI thread.
#pragma once

#include "ui/actions/PurchaseActions.h"
#include "ui/browser/ListBrowser.h"
#include "ui/models/BulkRunner.h"

namespace loket::ui {

class ActionButtons;
class BulkPanel;
class StoryPanel;

class StoryBrowser : public ListBrowser
{
    Q_OBJECT

public:
    // Lines one run takes at most.
    static constexpr int bulkLimit = 5000;

    StoryBrowser(const UiContext& context, LazyListModel& model, int ageColumn, std::function<ListWords()> words,
                 QWidget* parent = nullptr);

    [[nodiscard]] StoryPanel& storyPanel() const { return *m_story; }
    [[nodiscard]] BulkPanel& bulkPanel() const { return *m_bulk; }
    [[nodiscard]] BulkRunner& runner() const { return *m_runner; }
    [[nodiscard]] QList<qint64> selectedPurchases() const; // each once, in the order of the list

    // Runs it on these; what cannot be undone needs a confirmation. Ignored during a run.
    void act(PurchaseAction action, const QList<qint64>& ids);
    // Orders whose message is not asked for again, because it would change nothing; they are told as that.
    struct HeldMessages
    {
        QSet<qint64> waitingForChannel; // a paused one
        QSet<qint64> wrongNumber;       // the channel does not take the customer's number
    };
    struct ManyOrders
    {
        QList<domain::Purchase> purchases;
        HeldMessages held;
    };
    // Those of the filter, newest first, at most bulkLimit. The reader's thread.
    [[nodiscard]] static core::Result<ManyOrders> manyOrders(const storage::ReadModels& models,
                                                             const storage::PurchaseFilter& filter);
    // Runs it on orders that need not be in the list.
    void actOn(PurchaseAction action, const QList<domain::Purchase>& purchases, const HeldMessages& held = {});
    // What can be resolved without a person checking each, by the remedy of each.
    void mendAll(const ManyOrders& orders);
    void showStory(qint64 purchaseId);

protected:
    [[nodiscard]] ActionButtons& shownActions() const;

private:
    void followSelection();
    void askForSelected(const QList<qint64>& ids);
    void refreshSelected(const QList<qint64>& changedRows);
    void confirmCleanUp(const QList<qint64>& ids);
    void askForReason(PurchaseAction action, const QList<qint64>& ids);
    void start(PurchaseAction action, const QList<qint64>& ids, const QString& why = {});
    void run(std::function<QString()> title, const QList<domain::Purchase>& purchases,
             const std::function<std::optional<PurchaseAction>(const domain::Purchase&)>& actionOf,
             const HeldMessages& held = {});
    [[nodiscard]] BulkRunner::Task taskOf(PurchaseAction action, qint64 id, const QString& name,
                                          const QString& why) const;
    void correctNumber(qint64 id);
    void showRun();
    void follow(const QList<qint64>& ids);
    void askHowFar();

    LazyListModel& m_model;
    BulkRunner* m_runner;
    StoryPanel* m_story;
    BulkPanel* m_bulk;
    quint64 m_question = 0;                // the newest one about the selected orders
    QHash<qint64, PurchaseAction> m_doing; // of the last run
    QSet<qint64> m_followed;               // whose orders have changed since their results were shown
    bool m_followPending = false;
    QSet<qint64> m_shownTogether; // the selected ones, where they are several and not too many
};

} // namespace loket::ui
