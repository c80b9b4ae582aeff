// The progress of a run over many rows and its result for each, what failed first. UI thread.
#pragma once

#include "ui/models/BulkRunner.h"
#include "ui/text/Words.h"
#include "ui/theme/Theme.h"

#include <QIcon>
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
    enum class Shape {
        Card, // of its own below a list: hidden until something runs, closed by the user
        Part  // of a panel at the side: there for runs over more than one row
    };

    // `origin`: the source of errors.
    RunPanel(const Theme& theme, BulkRunner& runner, Shape shape, Origin origin, QWidget* parent = nullptr);

    [[nodiscard]] QString summary() const;
    [[nodiscard]] QListWidget* results() const { return m_results; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void showRun();
    void showAgain();
    [[nodiscard]] QString summaryOfRun() const;
    [[nodiscard]] QIcon iconOf(const BulkRunner::Outcome& outcome) const;
    void retranslate();

    const Theme& m_theme;
    BulkRunner& m_runner;
    const Shape m_shape;
    const Origin m_origin;
    QLabel* m_title;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QToolButton* m_close;
    QListWidget* m_results;
    bool m_againPending = false;
};

} // namespace loket::ui
