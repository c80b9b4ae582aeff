#include "ui/widgets/DoctorView.h"

#include "engine/UseCases.h"
#include "ui/text/DoctorWords.h"
#include "ui/text/Language.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::DoctorLine;
using engine::Verdict;

namespace {

int rank(const DoctorLine& line)
{
    return line.verdict == Verdict::Fail ? 0 : line.verdict == Verdict::Warn ? 1 : 2;
}

} // namespace

DoctorView::DoctorView(const Theme& theme, const engine::Door& door, std::function<Question()> question,
                       QWidget* parent)
    : QWidget(parent), m_theme(theme), m_door(door), m_question(std::move(question)), m_summary(new PlainLabel(this)),
      m_button(new QPushButton(this)), m_progress(new QProgressBar(this)), m_rows(new QVBoxLayout)
{
    m_summary->setProperty("role", u"heading"_s);
    m_summary->setWordWrap(true);
    m_button->setObjectName(u"check"_s);
    m_button->setIcon(theme.icon(u"list-checks"_s, Ink::Text));
    m_button->setIconSize({space::iconWithGap, space::iconSize});
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_rows->setSpacing(space::small);
    auto* top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_progress);
    layout->addLayout(m_rows);
    connect(m_button, &QPushButton::clicked, this, &DoctorView::run);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this,
            [this](int index) { add(m_watcher.resultAt(index)); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_running = false;
        showSummary();
        emit finished();
    });
    showSummary();
}

void DoctorView::run()
{
    if (isRunning())
        return;
    m_lines.clear();
    m_hasRun = true;
    m_running = true;
    rebuild();
    const Question question = m_question();
    m_watcher.setFuture(m_door.stream<DoctorLine>([question](engine::UseCases& use, QPromise<DoctorLine> lines) {
        use.administration->examine(question.parts, question.trial, std::move(lines));
    }));
    showSummary();
}

int DoctorView::count(Verdict verdict) const
{
    return int(std::count_if(m_lines.begin(), m_lines.end(),
                             [verdict](const DoctorLine& line) { return line.verdict == verdict; }));
}

QString DoctorView::summary() const
{
    return m_summary->text();
}

void DoctorView::add(const DoctorLine& line)
{
    const auto at = std::upper_bound(m_lines.begin(), m_lines.end(), line,
                                     [](const DoctorLine& a, const DoctorLine& b) { return rank(a) < rank(b); });
    const int place = int(at - m_lines.begin());
    m_lines.insert(place, line);
    m_rows->insertWidget(place, rowOf(line));
    showSummary();
}

void DoctorView::rebuild()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const DoctorLine& line : std::as_const(m_lines))
        m_rows->addWidget(rowOf(line));
}

QWidget* DoctorView::rowOf(const DoctorLine& line)
{
    const QString language = Language::current();
    const QString said = line.words(language);
    auto* row = new QFrame(this);
    row->setObjectName(u"doctorRow"_s);
    row->setAccessibleName(u"%1: %2. %3"_s.arg(DoctorWords::verdict(line.verdict), DoctorWords::title(line), said));
    auto* icon = new IconLabel(space::iconSize + 2, row);
    icon->setIcon(m_theme.icon(DoctorWords::iconOf(line.verdict), inkOf(DoctorWords::toneOf(line.verdict))));
    icon->setToolTip(DoctorWords::verdict(line.verdict));
    auto* title = new PlainLabel(DoctorWords::title(line), row);
    title->setProperty("role", line.verdict == Verdict::Ok ? QString() : u"heading"_s);
    auto* words = new PlainLabel(said, row);
    words->setWordWrap(true);
    words->setProperty("role", u"small"_s);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addWidget(title);
    text->addWidget(words);
    if (const QString fix = line.fix(language); !fix.isEmpty()) {
        const QString screen = m_leadsToScreens ? DoctorWords::screenFor(line.command) : QString();
        if (line.command.isEmpty()) {
            auto* advice = new PlainLabel(fix, row);
            advice->setWordWrap(true);
            text->addWidget(advice);
        } else if (!screen.isEmpty()) {
            if (const QString suggested = DoctorWords::suggestion(line.command); !suggested.isEmpty())
                text->addWidget(PlainLabel::copyable(suggested, nullptr, row));
            auto* open = new QPushButton(screen == u"packages"_s ? tr("Open packages")
                                         : screen == u"backup"_s ? tr("Open backups")
                                                                 : tr("Open settings"),
                                         row);
            open->setObjectName(u"open"_s);
            open->setAccessibleName(u"%1: %2"_s.arg(open->text(), DoctorWords::title(line)));
            connect(open, &QPushButton::clicked, this, [this, screen] { emit screenWanted(screen); });
            text->addWidget(open, 0, Qt::AlignLeft);
        } else {
            text->addWidget(new PlainLabel(DoctorWords::placeOf(line.command), row));
            auto* card = new QFrame(row);
            card->setObjectName(u"codeCard"_s);
            auto* command = new PlainLabel(fix, card);
            command->setObjectName(u"fix"_s);
            command->setWordWrap(true);
            command->setFont(Theme::codeFont(9));
            command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            auto* inside = new QHBoxLayout(card);
            inside->setContentsMargins(space::small, space::tiny, space::tiny, space::tiny);
            inside->addWidget(command, 1);
            inside->addWidget(new CopyButton(m_theme, fix, card), 0, Qt::AlignTop);
            text->addWidget(card);
        }
    }
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, space::tiny);
    layout->setSpacing(space::small);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addLayout(text, 1);
    return row;
}

void DoctorView::showSummary()
{
    const bool running = isRunning();
    const int failed = count(Verdict::Fail);
    const int warned = count(Verdict::Warn);
    m_progress->setVisible(running);
    setEnabledKeepingFocus(*m_button, !running);
    m_button->setText(m_hasRun ? tr("Check again") : tr("Check now"));
    if (running)
        m_summary->setText(tr("Checking…"));
    else if (!m_hasRun)
        m_summary->setText(tr("Not checked yet"));
    else if (m_lines.isEmpty())
        m_summary->setText(tr("The check gave no answer. Try again."));
    else if (failed > 0)
        m_summary->setText(tr("%n problem(s) to fix", "", failed));
    else if (warned > 0)
        m_summary->setText(tr("It works; %n hint(s)", "", warned));
    else
        m_summary->setText(tr("Everything is in order"));
}

void DoctorView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
        showSummary();
    }
    QWidget::changeEvent(event);
}

} // namespace loket::ui
