// Loket's periodic tasks: each task with its last run, its result and its next run, and a button that runs
// it now for those allowed. Follows the engine's state while it is open. UI thread; only with an engine.
#pragma once

#include "ui/context/UiContext.h"

#include <QDialog>
#include <QMap>

class QGridLayout;
class QLabel;
class QPushButton;

namespace loket::ui {

class ScheduleDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ScheduleDialog(const UiContext& context, QWidget* parent = nullptr);

    // Null where there is no such task.
    [[nodiscard]] QPushButton* runButton(const QString& task) const;
    [[nodiscard]] QString resultOf(const QString& task) const;
    [[nodiscard]] QString problem() const;

private:
    struct Row
    {
        QLabel* last = nullptr;
        QLabel* result = nullptr;
        QLabel* next = nullptr;
        QPushButton* run = nullptr;
    };

    void showTasks(const QList<engine::TaskState>& tasks);
    Row addRow(const engine::TaskState& task);
    void run(const QString& task);
    void tick();

    const UiContext& m_context;
    QGridLayout* m_grid;
    QLabel* m_problem;
    QMap<QString, Row> m_rows;
    QList<engine::TaskState> m_tasks;
};

} // namespace loket::ui
