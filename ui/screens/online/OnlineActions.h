// What the Online screen's buttons do, as tasks with a name and the text of their success. UI thread.
#pragma once

#include "ui/models/OnlineModel.h"
#include "ui/models/TaskRunner.h"

class QMenu;
class QWidget;

namespace loket::ui {

QList<TaskRunner::Task> extendTasks(const UiContext& context, const QList<OnlineModel::Row>& guests,
                                    domain::Seconds more);
QList<TaskRunner::Task> unlockTasks(const UiContext& context, const QList<OnlineModel::Row>& guests);
QList<TaskRunner::Task> kickTasks(const UiContext& context, const QList<OnlineModel::Row>& guests);
QList<TaskRunner::Task> mendTasks(const UiContext& context, const QList<sales::DriftItem>& items,
                                  sales::DriftAction action);

// How much more time: an hour, three, a day, a week.
QMenu* extendMenu(QWidget* parent, const std::function<void(domain::Seconds)>& chosen);
void retranslateExtendMenu(QMenu& menu);

} // namespace loket::ui
