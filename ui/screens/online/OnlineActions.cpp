#include "ui/screens/online/OnlineActions.h"

#include "engine/UseCases.h"
#include "ui/models/DriftModel.h"
#include "ui/text/Format.h"

#include <QMenu>

namespace loket::ui {

using namespace std::chrono_literals;
using engine::UseCases;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(OnlineActions)
};

constexpr domain::Seconds lengths[] = {1h, 3h, 24h, 168h};

// A voucher with several devices online is one voucher.
QList<OnlineModel::Row> once(const QList<OnlineModel::Row>& guests)
{
    QList<OnlineModel::Row> rows;
    QSet<qint64> seen;
    for (const OnlineModel::Row& row : guests) {
        if (!seen.contains(row.guest.voucherId))
            rows += row;
        seen.insert(row.guest.voucherId);
    }
    return rows;
}

template <class Work>
QList<BulkRunner::Task> tasksFor(const QList<OnlineModel::Row>& guests, const QString& done, Work work)
{
    QList<BulkRunner::Task> tasks;
    for (const OnlineModel::Row& row : once(guests))
        tasks += BulkRunner::task(
            row.guest.voucherId, row.guest.session.user, [work, id = row.guest.voucherId] { return work(id); },
            [done] { return done; });
    return tasks;
}

} // namespace

QList<BulkRunner::Task> extendTasks(const UiContext& context, const QList<OnlineModel::Row>& guests,
                                    domain::Seconds more)
{
    return tasksFor(guests, Texts::tr("%1 more").arg(Format::duration(more.count())), [&context, more](qint64 id) {
        return context.door.ask(
            [=, actor = context.actor()](UseCases& use) { return use.care.extend(id, more, actor); });
    });
}

QList<BulkRunner::Task> unlockTasks(const UiContext& context, const QList<OnlineModel::Row>& guests)
{
    return tasksFor(guests, Texts::tr("released; the next device is bound"), [&context](qint64 id) {
        return context.door.ask([=, actor = context.actor()](UseCases& use) { return use.care.unlock(id, actor); });
    });
}

QList<BulkRunner::Task> kickTasks(const UiContext& context, const QList<OnlineModel::Row>& guests)
{
    return tasksFor(guests, Texts::tr("disconnected"), [&context](qint64 id) {
        return context.door.ask([=, actor = context.actor()](UseCases& use) { return use.care.kick(id, actor); });
    });
}

QList<BulkRunner::Task> mendTasks(const UiContext& context, const QList<sales::DriftItem>& items,
                                  sales::DriftAction action)
{
    QList<BulkRunner::Task> tasks;
    QStringList orders; // each comes back once, with all of its vouchers
    for (const sales::DriftItem& item : items) {
        const auto ours = sales::readComment(item.comment);
        if (action == sales::DriftAction::Rebuild && ours) {
            if (orders.contains(ours->code))
                continue;
            orders += ours->code;
        }
        tasks += BulkRunner::task(
            0, item.username,
            [&context, item, action] {
                return context.door.ask([=, actor = context.actor()](UseCases& use) {
                    return use.driftRepair.mend(item.router, item.username, action, actor);
                });
            },
            [action] { return DriftModel::done(action); });
    }
    return tasks;
}

QMenu* extendMenu(QWidget* parent, const std::function<void(domain::Seconds)>& chosen)
{
    auto* menu = new QMenu(parent);
    for (const domain::Seconds length : lengths) {
        QAction* action = menu->addAction(QString());
        action->setData(qint64(length.count()));
        QObject::connect(action, &QAction::triggered, parent, [chosen, length] { chosen(length); });
    }
    retranslateExtendMenu(*menu);
    return menu;
}

void retranslateExtendMenu(QMenu& menu)
{
    const auto actions = menu.actions();
    for (QAction* action : actions)
        action->setText(Format::duration(action->data().toLongLong()));
}

} // namespace loket::ui
