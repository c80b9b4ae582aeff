#include "ui/screens/online/OnlineActions.h"

#include "ui/models/DriftModel.h"
#include "ui/text/Format.h"

#include <QMenu>

namespace loket::ui {

using namespace std::chrono_literals;

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
QList<TaskRunner::Task> tasksFor(const QList<OnlineModel::Row>& guests, const QString& done, Work work)
{
    QList<TaskRunner::Task> tasks;
    for (const OnlineModel::Row& row : once(guests))
        tasks += TaskRunner::Task{row.guest.session.user, done, [work, id = row.guest.voucherId] { return work(id); }};
    return tasks;
}

} // namespace

QList<TaskRunner::Task> extendTasks(const UiContext& context, const QList<OnlineModel::Row>& guests,
                                    domain::Seconds more)
{
    return tasksFor(guests, Texts::tr("%1 more").arg(Format::duration(more.count())),
                    [&service = context.online, more](qint64 id) { return service.extend(id, more); });
}

QList<TaskRunner::Task> unlockTasks(const UiContext& context, const QList<OnlineModel::Row>& guests)
{
    return tasksFor(guests, Texts::tr("released; the next device is bound"),
                    [&service = context.online](qint64 id) { return service.unlock(id); });
}

QList<TaskRunner::Task> kickTasks(const UiContext& context, const QList<OnlineModel::Row>& guests)
{
    return tasksFor(guests, Texts::tr("put out"), [&service = context.online](qint64 id) { return service.kick(id); });
}

QList<TaskRunner::Task> mendTasks(const UiContext& context, const QList<sales::DriftItem>& items,
                                  sales::DriftAction action)
{
    QList<TaskRunner::Task> tasks;
    for (const sales::DriftItem& item : items)
        tasks += TaskRunner::Task{item.username, DriftModel::done(action), [&service = context.online, item, action] {
                                      return service.mend(item.router, item.username, action);
                                  }};
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
