// The doctor in the window: runs an examination and shows each line as it arrives, problems first, with the
// exact command to copy, or a button that leads to the setting. UI thread.
#pragma once

#include "engine/doctor/DoctorLine.h"
#include "engine/window/Door.h"
#include "engine/window/SetupValues.h"
#include "ui/theme/Theme.h"

#include <QFutureWatcher>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace loket::ui {

class DoctorView : public QWidget
{
    Q_OBJECT

public:
    // What to examine is queried at each run.
    struct Question
    {
        QStringList parts;
        engine::SetupChange trial;
    };

    DoctorView(const Theme& theme, const engine::Door& door, std::function<Question()> question,
               QWidget* parent = nullptr);

    // Where a line's command does what the window can do, a button leads there (screenWanted) instead of the command.
    void leadToScreens(bool leads) { m_leadsToScreens = leads; }
    void run();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const QList<engine::DoctorLine>& lines() const { return m_lines; }
    [[nodiscard]] int count(engine::Verdict verdict) const;
    [[nodiscard]] QPushButton* button() const { return m_button; }
    [[nodiscard]] QString summary() const;

signals:
    void finished();
    // As DoctorWords::screenFor() names it: the key of a setting, "settings", "backup" or "packages".
    void screenWanted(const QString& screen);

protected:
    void changeEvent(QEvent* event) override;

private:
    void add(const engine::DoctorLine& line);
    void rebuild();
    void showSummary();
    [[nodiscard]] QWidget* rowOf(const engine::DoctorLine& line);

    const Theme& m_theme;
    const engine::Door& m_door;
    std::function<Question()> m_question;
    QFutureWatcher<engine::DoctorLine> m_watcher;
    QList<engine::DoctorLine> m_lines; // problems first
    bool m_leadsToScreens = false;
    bool m_hasRun = false;
    bool m_running = false; // until its end is shown
    QLabel* m_summary;
    QPushButton* m_button;
    QProgressBar* m_progress;
    QVBoxLayout* m_rows;
};

} // namespace loket::ui
