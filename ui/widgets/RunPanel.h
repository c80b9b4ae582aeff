// The progress of a TaskRunner and its result for each row; hidden until something runs, closed by the user. UI thread.
#pragma once

#include "ui/models/TaskRunner.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace loket::ui {

class RunPanel : public QWidget
{
    Q_OBJECT

public:
    RunPanel(const Theme& theme, TaskRunner& runner, QWidget* parent = nullptr);

    [[nodiscard]] QString summary() const;
    [[nodiscard]] QListWidget* results() const { return m_results; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showRun();

    const Theme& m_theme;
    TaskRunner& m_runner;
    QLabel* m_title;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QToolButton* m_close;
    QListWidget* m_results;
};

} // namespace loket::ui
