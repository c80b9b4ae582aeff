// The state of a running or finished export: progress and a cancel, then where the file is (or what went wrong).
// Hidden while there is none. UI thread.
#pragma once

#include "ui/export/ExportJob.h"
#include "ui/theme/Theme.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace loket::ui {

class ExportBar : public QFrame
{
    Q_OBJECT

public:
    explicit ExportBar(const Theme& theme, QWidget* parent = nullptr);

    // `what` is a file's path, or empty where it is printed. Ignored while a job is running.
    void run(const QString& path, ExportJob::Work work);
    [[nodiscard]] ExportJob& job() const { return *m_job; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showEnd();
    void retranslate();

    const Theme& m_theme;
    ExportJob* m_job;
    QString m_path;
    QLabel* m_words;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QPushButton* m_open;
    QToolButton* m_close;
};

} // namespace loket::ui
