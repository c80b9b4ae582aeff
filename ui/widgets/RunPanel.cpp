#include "ui/widgets/RunPanel.h"

#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostHeight = 170;  // of the results in a card
constexpr int leastHeight = 120; // of the results at the side

} // namespace

RunPanel::RunPanel(const Theme& theme, BulkRunner& runner, Shape shape, Origin origin, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_runner(runner), m_shape(shape), m_origin(origin),
      m_title(new PlainLabel(this)), m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this)),
      m_close(new QToolButton(this)), m_results(new QListWidget(this))
{
    m_progress->setTextVisible(false);
    m_results->setWordWrap(true);
    m_results->setFocusPolicy(Qt::StrongFocus);
    m_close->setIcon(theme.icon(u"x"_s, Ink::Muted));
    build();
    connect(m_cancel, &QPushButton::clicked, &runner, &BulkRunner::cancel);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(&runner, &BulkRunner::started, this, [this] {
        m_results->clear();
        if (m_shape == Shape::Card)
            show();
        showRun();
    });
    connect(&runner, &BulkRunner::progressed, this, &RunPanel::showRun);
    connect(&runner, &BulkRunner::settled, this, &RunPanel::showAgain);
    connect(&runner, &BulkRunner::finished, this, &RunPanel::showRun);
    retranslate();
    showRun();
    setVisible(m_shape == Shape::Part);
}

void RunPanel::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(space::small);
    if (m_shape == Shape::Part) {
        m_title->setWordWrap(true);
        m_results->setMinimumHeight(leastHeight);
        layout->setContentsMargins({});
        layout->addWidget(m_title);
        layout->addWidget(m_progress);
        layout->addWidget(m_cancel, 0, Qt::AlignLeft);
        layout->addWidget(m_results, 1);
        return;
    }
    setObjectName(u"card"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_title->setProperty("role", u"heading"_s);
    m_results->setMaximumHeight(mostHeight);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::medium);
    top->addWidget(m_title);
    top->addWidget(m_progress, 1);
    top->addStretch();
    top->addWidget(m_cancel);
    top->addWidget(m_close);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->addLayout(top);
    layout->addWidget(m_results);
}

// Several outcomes change in one turn of the event loop.
void RunPanel::showAgain()
{
    if (std::exchange(m_againPending, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_againPending = false;
            const int row = m_results->currentRow();
            m_results->clear();
            showRun();
            m_results->setCurrentRow(row);
        },
        Qt::QueuedConnection);
}

QString RunPanel::summary() const
{
    return m_title->text();
}

void RunPanel::showRun()
{
    const QList<BulkRunner::Outcome>& outcomes = m_runner.outcomes();
    const bool running = m_runner.isRunning();
    const bool shown = m_shape == Shape::Card || m_runner.total() > 1;
    m_title->setVisible(shown);
    m_results->setVisible(shown);
    m_progress->setVisible(shown && running);
    m_cancel->setVisible(shown && running && m_runner.total() > 1);
    m_close->setVisible(m_shape == Shape::Card && !running);
    m_progress->setRange(0, std::max(m_runner.total(), 1));
    m_progress->setValue(int(outcomes.size()));
    m_title->setText(summaryOfRun());
    if (!shown)
        return;
    int failuresShown = int(std::count_if(outcomes.begin(), outcomes.begin() + m_results->count(),
                                          [](const BulkRunner::Outcome& outcome) { return !outcome.result; }));
    for (qsizetype i = m_results->count(); i < outcomes.size(); ++i) {
        const BulkRunner::Outcome& outcome = outcomes[i];
        const QString words = outcome.result ? *outcome.result : Words::error(outcome.result.error(), m_origin).both();
        auto* item = new QListWidgetItem(outcome.name + (m_shape == Shape::Card ? u" – "_s : u"\n"_s) + words);
        item->setIcon(iconOf(outcome));
        m_results->insertItem(outcome.result ? m_results->count() : failuresShown++, item); // what failed comes first
    }
}

QString RunPanel::summaryOfRun() const
{
    if (m_runner.isRunning())
        return tr("%1: %2 of %3").arg(m_runner.title()).arg(m_runner.outcomes().size()).arg(m_runner.total());
    const int failures = m_runner.failures();
    const int done = m_runner.count(BulkRunner::Stage::Done);
    const int underWay = m_runner.count(BulkRunner::Stage::UnderWay);
    const int waiting = m_runner.count(BulkRunner::Stage::Waits);
    const int numbers = m_runner.count(BulkRunner::Stage::Number);
    if (underWay + waiting + numbers == 0 && failures == 0)
        return tr("%1: done (%2)").arg(m_runner.title()).arg(m_runner.total());
    if (underWay + waiting + numbers == 0)
        return tr("%1: done for %2, not possible for %3").arg(m_runner.title()).arg(done).arg(failures);
    QStringList parts;
    if (done > 0)
        parts += tr("done: %1").arg(done);
    if (underWay > 0)
        parts += tr("under way: %1").arg(underWay);
    if (waiting > 0)
        parts += tr("waiting: %1").arg(waiting);
    if (numbers > 0)
        parts += tr("number to correct: %1").arg(numbers);
    if (failures > 0)
        parts += tr("not possible: %1").arg(failures);
    return tr("%1: %2").arg(m_runner.title(), parts.join(u", "_s));
}

QIcon RunPanel::iconOf(const BulkRunner::Outcome& outcome) const
{
    if (!outcome.result)
        return m_theme.icon(u"circle-x"_s, Ink::Bad);
    switch (outcome.stage) {
    case BulkRunner::Stage::UnderWay:
        return m_theme.icon(u"loader-circle"_s, Ink::Info);
    case BulkRunner::Stage::Waits:
        return m_theme.icon(u"hourglass"_s, Ink::Warn);
    case BulkRunner::Stage::Number:
        return m_theme.icon(u"phone"_s, Ink::Warn);
    case BulkRunner::Stage::Done:
        break;
    }
    return m_theme.icon(u"circle-check"_s, Ink::Good);
}

void RunPanel::retranslate()
{
    m_cancel->setText(tr("Cancel the rest"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_progress->setAccessibleName(tr("Progress"));
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
