#include "ui/screens/online/GuestsView.h"

#include "engine/UseCases.h"
#include "ui/screens/online/OnlineActions.h"
#include "ui/text/Words.h"
#include "ui/widgets/LiveTableView.h"
#include "ui/widgets/StatePanel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::UseCases;

GuestsView::GuestsView(const UiContext& context, BulkRunner& runner, QWidget* parent)
    : GuestsView(context, new OnlineModel(context), runner, parent)
{}

GuestsView::GuestsView(const UiContext& context, OnlineModel* guests, BulkRunner& runner, QWidget* parent)
    : RouterView(context, *guests, OnlineModel::SearchRole, runner, {150, 170, 100, 130, 100, 170, 120, 100}, parent),
      m_guests(guests), m_kick(new QPushButton(m_actions)), m_unlock(new QPushButton(m_actions)),
      m_extend(new QPushButton(m_actions))
{
    guests->setParent(this);
    proxy().setSortRole(OnlineModel::SortRole);
    m_extend->setMenu(extendMenu(this, [this](domain::Seconds more) { extendSelected(more); }));
    m_kick->setProperty("kind", u"danger"_s);
    for (const auto& [button, name] :
         {std::pair(m_extend, u"clock"_s), std::pair(m_unlock, u"undo-2"_s), std::pair(m_kick, u"circle-slash"_s)}) {
        button->setIcon(context.theme.icon(name));
        button->setIconSize({space::iconWithGap, space::iconSize});
        m_actions->layout()->addWidget(button);
    }
    connect(m_kick, &QPushButton::clicked, this, &GuestsView::kickSelected);
    connect(m_unlock, &QPushButton::clicked, this, &GuestsView::unlockSelected);
    retranslate();
}

void GuestsView::askRouters()
{
    if (std::exchange(m_asking, true))
        return;
    core::whenReady(m_context.door.ask([](UseCases& use) { return use.care.online(); }), this,
                    [this](const Result<QList<sales::OnlineRouter>>& routers) {
                        m_asking = false;
                        m_heard = true;
                        m_error = routers ? std::nullopt : std::optional(routers.error());
                        if (routers) {
                            m_routers = *routers;
                            m_guests->setRouters(m_routers);
                        }
                        showState();
                        showButtons();
                    });
}

QString GuestsView::searchWords() const
{
    return tr("Code, package, device, address…");
}

QString GuestsView::fileName() const
{
    return tr("online", "of a file");
}

QString GuestsView::problems() const
{
    QStringList lines;
    for (const sales::OnlineRouter& router : m_routers) {
        if (router.problem)
            lines += problemOf(router.router, *router.problem);
    }
    return lines.join(u'\n');
}

void GuestsView::describeState(StatePanel& panel) const
{
    const QString trouble = problems();
    if (m_error)
        panel.show(Tone::Bad, u"triangle-alert"_s, tr("Loket does not answer"), Words::error(m_error->kind).both(),
                   tr("Try again"));
    else if (!trouble.isEmpty())
        panel.show(Tone::Bad, u"router"_s, tr("The router could not be asked"), trouble, tr("Try again"));
    else if (!m_heard)
        panel.show(Tone::Neutral, u"loader-circle"_s, tr("Asking the routers…"), {});
    else
        panel.show(Tone::Neutral, u"wifi"_s, tr("Nobody is online"),
                   tr("Guests appear here as soon as they log in with a voucher."));
}

QList<OnlineModel::Row> GuestsView::selected() const
{
    QList<OnlineModel::Row> guests;
    for (const int row : selectedRows()) {
        if (m_guests->at(row).guest.isOurs())
            guests += m_guests->at(row);
    }
    return guests;
}

void GuestsView::showButtons()
{
    const QList<OnlineModel::Row> guests = selected();
    const bool free = !m_runner.isRunning();
    m_kick->setEnabled(free && !guests.isEmpty());
    m_extend->setEnabled(free && !guests.isEmpty());
    m_unlock->setEnabled(free && std::any_of(guests.begin(), guests.end(),
                                             [](const OnlineModel::Row& row) { return row.guest.isLocked; }));
}

void GuestsView::extendSelected(domain::Seconds more)
{
    m_runner.start([] { return tr("Extend"); }, extendTasks(m_context, selected(), more));
}

void GuestsView::kickSelected()
{
    const QList<OnlineModel::Row> guests = selected();
    const auto begin = [this, guests] {
        m_runner.start([] { return tr("Disconnect"); }, kickTasks(m_context, guests));
    };
    if (guests.size() == 1) // the guest can log in again: nothing is lost
        return begin();
    ask(tr("Disconnect %n guest(s)?", "", int(guests.size())),
        tr("They are disconnected at once and can log in again with their codes."), tr("Disconnect"), begin);
}

void GuestsView::unlockSelected()
{
    QList<OnlineModel::Row> guests = selected();
    guests.removeIf([](const OnlineModel::Row& row) { return !row.guest.isLocked; });
    ask(tr("Release %n voucher(s) from their device?", "", int(guests.size())),
        tr("The present device is disconnected. The next device that logs in with the code becomes the one that may "
           "use it."),
        tr("Release"),
        [this, guests] { m_runner.start([] { return tr("Release"); }, unlockTasks(m_context, guests)); });
}

void GuestsView::retranslate()
{
    m_kick->setText(tr("Disconnect"));
    m_kick->setToolTip(tr("Disconnects the selected guests; they can log in again with their codes."));
    m_unlock->setText(tr("Release device"));
    m_unlock->setToolTip(tr("For vouchers that are bound to their first device: the next one may use it."));
    m_extend->setText(tr("Extend"));
    m_extend->setToolTip(tr("Gives the selected vouchers more time."));
    retranslateExtendMenu(*m_extend->menu());
    table().setAccessibleName(tr("Guests online"));
    m_guests->refreshWords();
    showState();
    showButtons();
}

} // namespace loket::ui
