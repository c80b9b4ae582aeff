#include "ui/screens/schedule/ScheduleDialog.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/text/Manual.h"
#include "ui/text/ScheduleWords.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/PlainLabel.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using engine::TaskState;
using engine::UseCases;

namespace {

constexpr auto scheduleWordsAge = 5s;
constexpr int scheduleNameWidth = 240; // in two lines where it is longer: the window has to fit a small screen
constexpr int scheduleResultWidth = 150;

QLabel* plainCell(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // a result may quote foreign text
    return label;
}

} // namespace

ScheduleDialog::ScheduleDialog(const UiContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_grid(new QGridLayout), m_problem(plainCell({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Schedule"));
    setProperty(Manual::pageProperty, u"settings"_s);
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::tiny);
    int column = 0;
    for (const QString& heading : {tr("Task"), tr("How often"), tr("Last run"), tr("Result"), tr("Next run")}) {
        QLabel* label = plainCell(heading, this);
        label->setProperty("role", u"muted"_s);
        m_grid->addWidget(label, 0, column++);
    }
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(m_grid);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
    connect(&context.events, &EngineEvents::stateChanged, this,
            [this](const engine::EngineState& state) { showTasks(state.schedule); });
    showTasks(context.engine->state().schedule);
    tick();
}

QPushButton* ScheduleDialog::runButton(const QString& task) const
{
    return m_rows.value(task).run;
}

QString ScheduleDialog::resultOf(const QString& task) const
{
    const QLabel* label = m_rows.value(task).result;
    return label ? label->text() : QString();
}

QString ScheduleDialog::problem() const
{
    return m_problem->text();
}

ScheduleDialog::Row ScheduleDialog::addRow(const TaskState& task)
{
    const int place = int(m_rows.size()) + 1;
    const QString name = ScheduleWords::name(task.name);
    Row row{.last = plainCell({}, this),
            .result = plainCell({}, this),
            .next = plainCell({}, this),
            .run = new QPushButton(tr("Run now"), this)};
    QLabel* words = plainCell(name, this);
    words->setWordWrap(true);
    words->setFixedWidth(scheduleNameWidth);
    row.result->setWordWrap(true);
    row.result->setMinimumWidth(scheduleResultWidth);
    row.run->setAccessibleName(tr("Run now: %1").arg(name));
    row.run->setVisible(m_context.may(domain::Action::CleanUp));
    connect(row.run, &QPushButton::clicked, this, [this, name = task.name] { run(name); });
    int column = 0;
    for (QWidget* cell : std::initializer_list<QWidget*>{words, plainCell(ScheduleWords::rhythm(task), this), row.last,
                                                         row.result, row.next, row.run})
        m_grid->addWidget(cell, place, column++);
    return row;
}

void ScheduleDialog::showTasks(const QList<TaskState>& tasks)
{
    m_tasks = tasks;
    const EngineWords::Moment moment{m_context.clock.now(), m_context.zone, m_context.language.locale()};
    for (const TaskState& task : tasks) {
        if (!m_rows.contains(task.name))
            m_rows.insert(task.name, addRow(task));
        const Row& row = m_rows[task.name];
        row.last->setText(ScheduleWords::lastRun(task, moment));
        row.result->setText(ScheduleWords::result(task));
        row.next->setText(ScheduleWords::nextRun(task, moment));
        setEnabledKeepingFocus(*row.run, !task.running);
    }
}

void ScheduleDialog::run(const QString& task)
{
    setEnabledKeepingFocus(*m_rows[task].run, false);
    m_problem->hide();
    const auto answer =
        m_context.door.ask([task, actor = m_context.actor()](UseCases& use) { return use.runTask(task, actor); });
    core::whenReady(answer, this, [this, task](const core::Result<QString>& done) {
        setEnabledKeepingFocus(*m_rows[task].run, true);
        if (done)
            return;
        m_problem->setText(Words::error(done.error().kind).both() + u'\n' + done.error().detail);
        m_problem->show();
    });
}

void ScheduleDialog::tick()
{
    m_context.clock.callAfter(scheduleWordsAge, this, [this] {
        showTasks(m_tasks);
        tick();
    });
}

} // namespace loket::ui
