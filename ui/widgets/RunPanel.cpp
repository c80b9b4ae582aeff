#include "ui/widgets/RunPanel.h"

#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostHeight = 170;

} // namespace

RunPanel::RunPanel(const Theme& theme, TaskRunner& runner, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_runner(runner), m_title(new PlainLabel(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this)), m_close(new QToolButton(this)),
      m_results(new QListWidget(this))
{
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", u"heading"_s);
    m_progress->setTextVisible(false);
    m_results->setMaximumHeight(mostHeight);
    m_results->setWordWrap(true);
    m_close->setIcon(theme.icon(u"x"_s, Ink::Muted));
    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    top->addWidget(m_title);
    top->addWidget(m_progress, 1);
    top->addStretch();
    top->addWidget(m_cancel);
    top->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_results);
    connect(m_cancel, &QPushButton::clicked, &runner, &TaskRunner::cancel);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&runner, &TaskRunner::started, this, [this] {
        m_results->clear();
        show();
        showRun();
    });
    connect(&runner, &TaskRunner::progressed, this, &RunPanel::showRun);
    connect(&runner, &TaskRunner::finished, this, &RunPanel::showRun);
    retranslate();
    hide();
}

QString RunPanel::summary() const
{
    return m_title->text();
}

void RunPanel::showRun()
{
    const QList<TaskRunner::Outcome>& outcomes = m_runner.outcomes();
    m_progress->setVisible(m_runner.isRunning());
    m_cancel->setVisible(m_runner.isRunning() && m_runner.total() > 1);
    m_close->setVisible(!m_runner.isRunning());
    m_progress->setRange(0, m_runner.total());
    m_progress->setValue(int(outcomes.size()));
    if (m_runner.isRunning())
        m_title->setText(tr("%1: %2 of %3").arg(m_runner.title()).arg(outcomes.size()).arg(m_runner.total()));
    else if (const int failures = m_runner.failures(); failures == 0)
        m_title->setText(tr("%1: done (%2)").arg(m_runner.title()).arg(m_runner.total()));
    else
        m_title->setText(tr("%1: done for %2, not possible for %3")
                             .arg(m_runner.title())
                             .arg(m_runner.total() - failures)
                             .arg(failures));
    int failuresShown = int(std::count_if(outcomes.begin(), outcomes.begin() + m_results->count(),
                                          [](const TaskRunner::Outcome& outcome) { return !outcome.result; }));
    for (qsizetype i = m_results->count(); i < outcomes.size(); ++i) {
        const TaskRunner::Outcome& outcome = outcomes[i];
        const QString words =
            outcome.result ? outcome.done : Words::error(outcome.result.error().kind, Origin::Router).both();
        auto* item = new QListWidgetItem(outcome.name + u" – "_s + words);
        item->setIcon(outcome.result ? m_theme.icon(u"circle-check"_s, Ink::Good)
                                     : m_theme.icon(u"circle-x"_s, Ink::Bad));
        if (!outcome.result)
            item->setToolTip(Words::error(outcome.result.error()).both());
        m_results->insertItem(outcome.result ? m_results->count() : failuresShown++, item); // what failed comes first
    }
}

void RunPanel::retranslate()
{
    m_cancel->setText(tr("Cancel the rest"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_results->setAccessibleName(tr("Results"));
    if (m_runner.total() > 0)
        showRun();
}

void RunPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
