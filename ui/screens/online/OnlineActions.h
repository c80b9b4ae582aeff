// What the Online screen's buttons do, as tasks with a name and the text of their success. UI thread.
#pragma once

#include "ui/models/BulkRunner.h"
#include "ui/models/OnlineModel.h"

class QMenu;
class QWidget;

namespace loket::ui {

QList<BulkRunner::Task> extendTasks(const UiContext& context, const QList<OnlineModel::Row>& guests,
                                    domain::Seconds more);
QList<BulkRunner::Task> unlockTasks(const UiContext& context, const QList<OnlineModel::Row>& guests);
QList<BulkRunner::Task> kickTasks(const UiContext& context, const QList<OnlineModel::Row>& guests);
QList<BulkRunner::Task> mendTasks(const UiContext& context, const QList<sales::DriftItem>& items,
                                  sales::DriftAction action);

// How much more time: an hour, three, a day, a week.
QMenu* extendMenu(QWidget* parent, const std::function<void(domain::Seconds)>& chosen);
void retranslateExtendMenu(QMenu& menu);

} // namespace loket::ui
