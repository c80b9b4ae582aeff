#include "ui/screens/online/DifferencesView.h"

#include "engine/UseCases.h"
#include "ui/browser/LostVouchers.h"
#include "ui/screens/online/OnlineActions.h"
#include "ui/text/Words.h"
#include "ui/widgets/BadgeDelegate.h"
#include "ui/widgets/ButtonDelegate.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::UseCases;
using sales::DriftAction;

namespace {

constexpr DriftAction allDriftActions[] = {DriftAction::Remove,   DriftAction::Adopt,    DriftAction::MakeAgain,
                                           DriftAction::WriteOff, DriftAction::SetRight, DriftAction::Rebuild};

} // namespace

DifferencesView::DifferencesView(const UiContext& context, BulkRunner& runner, QWidget* parent)
    : DifferencesView(context, new DriftModel(context), runner, parent)
{}

DifferencesView::DifferencesView(const UiContext& context, DriftModel* differences, BulkRunner& runner, QWidget* parent)
    : RouterView(context, *differences, DriftModel::SearchRole, runner, {190, 130, 80, 520, 130}, parent),
      m_differences(differences)
{
    differences->setParent(this);
    LiveTableView& list = table();
    list.setItemDelegateForColumn(DriftModel::Kind,
                                  new BadgeDelegate(context.theme, DriftModel::ToneRole, DriftModel::BadgeIconRole,
                                                    DriftModel::BadgeTextRole, this));
    list.setItemDelegateForColumn(DriftModel::Remedy, new ButtonDelegate(context.theme, this));
    list.setButtonColumn(DriftModel::Remedy);
    list.horizontalHeader()->setStretchLastSection(false); // the difference needs the room
    list.horizontalHeader()->setSectionResizeMode(DriftModel::Details, QHeaderView::Stretch);
    for (const DriftAction action : allDriftActions) {
        auto* button = new QPushButton(m_actions);
        if (action == DriftAction::Remove || action == DriftAction::WriteOff)
            button->setProperty("kind", u"danger"_s);
        m_actions->layout()->addWidget(button);
        m_mends += button;
        connect(button, &QPushButton::clicked, this, [this, action] { mend(action, selected()); });
    }
    connect(&list, &LiveTableView::buttonPressed, this, [this](const QModelIndex& index) {
        const sales::DriftItem item = m_differences->at(proxy().mapToSource(index).row());
        mend(item.actions.first(), {item});
    });
    m_lost = new LostVouchers(context, false, this);
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, m_lost);
    retranslate();
}

void DifferencesView::askReports()
{
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.validity.drift(); }), this,
                    [this](const Result<QList<sales::DriftReport>>& reports) {
                        if (!reports)
                            return;
                        m_reports = *reports;
                        m_differences->setReports(m_reports);
                        showState();
                        showButtons();
                    });
}

void DifferencesView::compareNow()
{
    if (std::exchange(m_comparing, true))
        return;
    showState();
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.validity.runEverywhere(); }), this,
                    [this](const Result<QString>&) {
                        m_comparing = false; // what went wrong is in the reports
                        askReports();
                    });
}

int DifferencesView::total() const
{
    int total = 0;
    for (const sales::DriftReport& report : m_reports)
        total += report.total;
    return total;
}

QDateTime DifferencesView::comparedAt() const
{
    QDateTime first;
    for (const sales::DriftReport& report : m_reports) {
        if (report.comparedAt.isValid() && (!first.isValid() || report.comparedAt < first))
            first = report.comparedAt;
    }
    return first;
}

QString DifferencesView::searchWords() const
{
    return tr("Voucher, router, mark…");
}

QString DifferencesView::fileName() const
{
    return tr("differences", "of a file");
}

QString DifferencesView::problems() const
{
    QStringList lines;
    for (const sales::DriftReport& report : m_reports) {
        if (report.problem)
            lines += problemOf(report.router, *report.problem);
    }
    return lines.join(u'\n');
}

void DifferencesView::describeState(StatePanel& panel) const
{
    const QString trouble = problems();
    if (!trouble.isEmpty())
        panel.show(Tone::Bad, u"router"_s, tr("The router could not be asked"), trouble, tr("Try again"));
    else if (m_comparing || !comparedAt().isValid())
        panel.show(Tone::Neutral, u"loader-circle"_s, tr("Comparing the routers with the ledger…"),
                   tr("Loket does this by itself from time to time."));
    else
        panel.show(Tone::Good, u"circle-check"_s, tr("Router and ledger agree"),
                   tr("Every voucher is on its router with the terms it was sold with, and nothing else carries "
                      "Loket's mark."),
                   tr("Compare now"));
}

QList<sales::DriftItem> DifferencesView::selected() const
{
    QList<sales::DriftItem> items;
    for (const int row : selectedRows())
        items += m_differences->at(row);
    return items;
}

void DifferencesView::showButtons()
{
    const QList<sales::DriftItem> items = selected();
    for (const DriftAction action : allDriftActions) {
        const bool fits = !items.isEmpty() && std::all_of(items.begin(), items.end(), [action](const auto& item) {
            return item.actions.contains(action);
        });
        m_mends[int(action)]->setEnabled(fits && !m_runner.isRunning());
        m_mends[int(action)]->setVisible(fits); // of five, one or two fit
    }
}

void DifferencesView::mend(DriftAction action, const QList<sales::DriftItem>& items)
{
    const auto begin = [this, action, items] {
        m_runner.start([action] { return DriftModel::word(action); }, mendTasks(m_context, items, action));
    };
    if (action == DriftAction::Remove)
        return ask(tr("Remove %n user(s) from the router?", "", int(items.size())),
                   tr("Anyone who is logged in with these codes is disconnected. This cannot be undone."), tr("Remove"),
                   begin);
    if (action == DriftAction::WriteOff)
        return ask(tr("Write off %n voucher(s)?", "", int(items.size())),
                   tr("The ledger takes them as removed; they cannot be made again."), tr("Write off"), begin);
    begin();
}

void DifferencesView::retranslate()
{
    for (const DriftAction action : allDriftActions)
        m_mends[int(action)]->setText(DriftModel::word(action));
    table().setAccessibleName(tr("Differences between router and ledger"));
    m_differences->refreshWords();
    showState();
    showButtons();
}

} // namespace loket::ui
