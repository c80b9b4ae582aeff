#include "ui/wizard/ImportWizard.h"

#include "core/Reasons.h"
#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "storage/ReadModels.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Manual.h"
#include "ui/text/Words.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ToneLabel.h"
#include "ui/wizard/ImportAnswers.h"
#include "ui/wizard/ImportReportBar.h"
#include "ui/wizard/ImportRun.h"
#include "ui/wizard/ImportSource.h"
#include "ui/wizard/ImportSummary.h"
#include "ui/wizard/ImportsDialog.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QMetaMethod>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using importing::Preview;

namespace {

constexpr QSize importWizardFirstSize{1000, 660};
constexpr QSize importWizardLeastSize{640, 420};
constexpr int importStepsWidth = 170;
constexpr int importBarWidth = 420;
constexpr int importBarSteps = 1000; // counts may be larger than an int of the bar

// The local file of what is dragged; empty where it is none, or several.
QString draggedFile(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

ImportWizard::ImportWizard(const UiContext& context, const QString& source, QWidget* parent)
    : QDialog(parent), m_context(context), m_run(new ImportRun(context, this)), m_steps(new QListWidget(this)),
      m_heading(new PlainLabel(this)), m_words(new PlainLabel(this)), m_pages(new QStackedWidget(this)),
      m_problem(new PlainLabel(this)), m_leave(new QPushButton(this)), m_attention(new QPushButton(this)),
      m_back(new QPushButton(this)), m_next(new QPushButton(this)), m_source(new ImportSource(context, this)),
      m_found(new ImportSummary(context, this)), m_questions(new ImportAnswers(context, this)),
      m_ready(new ImportSummary(context, this)), m_reportPage(new ImportSummary(context, this)),
      m_reportBar(new ImportReportBar(context, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty(Manual::pageProperty, u"moving-in"_s);
    setAcceptDrops(true);
    setMinimumSize(importWizardLeastSize.boundedTo(withinScreen(*this, importWizardLeastSize)));
    resize(withinScreen(*this, importWizardFirstSize));
    build();
    connect(m_run, &ImportRun::stateChanged, this, &ImportWizard::showStep);
    connect(m_run, &ImportRun::moved, this, &ImportWizard::showMoment);
    connect(m_run, &ImportRun::previewed, this, &ImportWizard::takePreview);
    connect(m_run, &ImportRun::reported, this, &ImportWizard::takeReport);
    connect(m_run, &ImportRun::failed, this, &ImportWizard::takeFailure);
    connect(m_run, &ImportRun::readingCancelled, this, [this] {
        if (m_isLeaving)
            QDialog::reject();
        else
            go(Source);
    });
    connect(m_source, &ImportSource::edited, this, [this] { say({}); }); // what was wrong is being mended
    connect(m_source, &ImportSource::earlierWanted, this, &ImportWizard::openEarlier);
    connect(m_leave, &QPushButton::clicked, this, &ImportWizard::reject);
    connect(m_attention, &QPushButton::clicked, this, [this] {
        emit attentionWanted();
        accept();
    });
    connect(m_back, &QPushButton::clicked, this, &ImportWizard::backward);
    connect(m_next, &QPushButton::clicked, this, &ImportWizard::forward);
    if (!source.isEmpty())
        m_source->choose(source);
    askForNames();
    go(Source);
}

void ImportWizard::build()
{
    m_steps->setObjectName(u"sections"_s);
    m_steps->setFixedWidth(importStepsWidth);
    m_steps->setFocusPolicy(Qt::NoFocus);
    m_steps->setAttribute(Qt::WA_TransparentForMouseEvents);
    for (int step = 0; step < StepCount; ++step)
        m_steps->addItem(QString());
    m_heading->setProperty("role", u"title"_s);
    m_words->setProperty("role", u"muted"_s);
    m_words->setWordWrap(true);
    m_problem->setObjectName(u"importProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->setMargin(space::small);
    m_problem->hide();
    m_reportWhole = new QWidget(m_pages);
    auto* report = new QVBoxLayout(m_reportWhole);
    report->setContentsMargins({});
    report->setSpacing(space::small);
    report->addWidget(m_reportPage, 1);
    report->addWidget(m_reportBar);
    m_work = workPage();
    for (QWidget* page :
         std::initializer_list<QWidget*>{m_source, m_found, m_questions, m_ready, m_reportWhole, m_work})
        m_pages->addWidget(page);
    m_next->setProperty("kind", u"primary"_s);
    m_next->setDefault(true);
    m_next->setObjectName(u"next"_s);
    m_back->setObjectName(u"back"_s);
    m_leave->setObjectName(u"leave"_s);
    m_attention->setObjectName(u"attention"_s);
    for (QPushButton* button : {m_leave, m_attention, m_back})
        button->setAutoDefault(false); // Enter is "Next"

    auto* right = new QVBoxLayout;
    right->setContentsMargins(space::large, space::small, 0, 0);
    right->setSpacing(space::small);
    right->addWidget(m_heading);
    right->addWidget(m_words);
    right->addWidget(m_pages, 1);
    right->addWidget(m_problem);
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_steps);
    middle->addLayout(right, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_leave);
    buttons->addWidget(m_attention);
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(middle, 1);
    layout->addLayout(buttons);
}

QWidget* ImportWizard::workPage()
{
    auto* page = new QWidget(m_pages);
    m_workWords = new PlainLabel(page);
    m_workWords->setProperty("role", u"heading"_s);
    m_workWords->setAlignment(Qt::AlignCenter);
    m_workCount = new PlainLabel(page);
    m_workCount->setProperty("role", u"muted"_s);
    m_workCount->setAlignment(Qt::AlignCenter);
    m_workBar = new QProgressBar(page);
    m_workBar->setTextVisible(false);
    m_workBar->setFixedWidth(importBarWidth);
    auto* layout = new QVBoxLayout(page);
    layout->setSpacing(space::medium);
    layout->addStretch(2);
    layout->addWidget(m_workWords);
    layout->addWidget(m_workBar, 0, Qt::AlignHCenter);
    layout->addWidget(m_workCount);
    layout->addStretch(3);
    return page;
}

bool ImportWizard::isBusy() const
{
    return m_run->isBusy();
}

QString ImportWizard::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

QString ImportWizard::heading() const
{
    return m_heading->text();
}

QString ImportWizard::progressWords() const
{
    return m_workWords->text() + u' ' + m_workCount->text();
}

// What is on the pages first, then the buttons below: pages that were made later would come after them.
void ImportWizard::orderTabs()
{
    QList<QWidget*> stops;
    for (QWidget* next = nextInFocusChain(); next && next != this; next = next->nextInFocusChain()) {
        if (m_pages->isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus))
            stops += next;
    }
    stops += {m_leave, m_attention, m_back, m_next};
    for (qsizetype i = 1; i < stops.size(); ++i)
        setTabOrder(stops[i - 1], stops[i]);
}

void ImportWizard::go(Step step)
{
    m_step = step;
    showStep();
    orderTabs();
    switch (step) {
    case Source:
        return m_source->focusFirst();
    case Questions:
        return m_questions->focusFirst();
    case Found:
    case Ready:
    case Report:
    case StepCount:
        break;
    }
    (m_next->isEnabled() ? m_next : m_back)->setFocus();
}

void ImportWizard::forward()
{
    if (isBusy())
        return;
    say({});
    switch (m_step) {
    case Source:
        return startReading();
    case Found:
        if (!hasNews())
            return accept();
        return go(m_questions->count() > 0 ? Questions : Ready);
    case Questions:
        if (m_questions->isChanged()) {
            m_answers = m_questions->chosen();
            return m_run->answer(m_answers);
        }
        return go(Ready);
    case Ready:
        showMoment({.step = importing::Step::Storing, .progress = {}});
        return m_run->run();
    case Report:
    case StepCount:
        break;
    }
    accept();
}

void ImportWizard::backward()
{
    if (isBusy() || m_step == Source || m_step == Report)
        return;
    say({});
    if (m_step == Ready && m_questions->count() == 0)
        return go(Found);
    go(Step(m_step - 1));
}

void ImportWizard::startReading()
{
    if (const QString wrong = m_source->wrong(); !wrong.isEmpty())
        return say(wrong);
    m_answers.clear();
    m_hasMoreQuestions = false;
    showMoment({.step = importing::Step::Reading, .progress = {}});
    m_run->read(m_source->request());
}

// The first one after the reading, or one with other answers; the questions may be others then.
void ImportWizard::takePreview(const Preview& preview)
{
    if (m_isLeaving)
        return QDialog::reject();
    say({});
    m_preview = preview;
    m_hasMoreQuestions = m_step == Questions && m_questions->hasOthers(preview.plan.questions);
    m_questions->setQuestions(preview.plan.questions);
    m_found->show(preview);
    m_ready->show(preview);
    if (m_hasMoreQuestions)
        return go(Questions);
    go(m_step == Source ? Found : Ready);
}

void ImportWizard::takeReport(const importing::Report& report)
{
    m_report = report;
    m_reportPage->show(report);
    m_reportBar->setReport(report);
    countForAttention();
    emit m_context.events.importsChanged();
    emit imported();
    if (m_isLeaving)
        return QDialog::accept();
    go(Report);
}

void ImportWizard::takeFailure(const core::Error& error)
{
    if (m_isLeaving)
        return QDialog::reject();
    // An answer may leave out a question that was answered too, or change what it can be answered with.
    const bool isOfAnAnswer =
        error.reason == core::Reason::ImportAnswerUnknown || error.reason == core::Reason::ImportAnswerChoice;
    if (isOfAnAnswer && m_answers.remove(error.values.value(0)) > 0)
        return m_run->answer(m_answers);
    go(m_step);
    const Origin origin = m_source->request().source == u"mikhmon" ? Origin::Router : Origin::Loket;
    QString words = Words::error(error, origin).both();
    const bool hasBegun = error.kind != core::ErrorKind::Forbidden && error.reason != core::Reason::ImportBusy &&
                          error.reason != core::Reason::ImportNothingRead;
    if (m_step == Ready && hasBegun) { // a run stores as it goes
        emit m_context.events.importsChanged();
        emit imported();
        words += u' ' + tr("What is stored so far stays; the same import again goes on there.");
    }
    say(words);
}

void ImportWizard::showMoment(const importing::Moment& moment)
{
    m_workWords->setText(m_run->isCancelling() ? tr("Stopping…") : ImportWords::step(moment.step));
    const QLocale& locale = m_context.language.locale();
    const auto [done, total] = moment.progress;
    if (total > 0) {
        m_workBar->setRange(0, importBarSteps);
        m_workBar->setValue(int(qBound(qint64(0), done * importBarSteps / total, qint64(importBarSteps))));
        m_workCount->setText(tr("%1 of %2").arg(locale.toString(done), locale.toString(total)));
    } else {
        m_workBar->setRange(0, 0);
        m_workCount->setText(done > 0 ? locale.toString(done) : QString());
    }
}

bool ImportWizard::hasNews() const
{
    return ImportWords::total(m_preview.becomes) > 0 || !m_preview.plan.questions.isEmpty();
}

QString ImportWizard::headingOfStep() const
{
    switch (m_step) {
    case Source:
        return tr("Where does your data come from?");
    case Found:
        return hasNews() ? tr("This was found") : tr("There is nothing new");
    case Questions:
        return m_hasMoreQuestions ? tr("A few more questions") : tr("A few questions");
    case Ready:
        return ImportWords::total(m_preview.becomes) > 0 ? tr("Ready to import") : tr("Nothing would be imported");
    case Report:
        return m_report && !m_report->isOver ? tr("Stopped before the end") : tr("Imported");
    case StepCount:
        break;
    }
    return {};
}

QString ImportWizard::wordsOfStep() const
{
    const QString from = m_preview.plan.origin.isEmpty()
                             ? ImportWords::source(m_preview.plan.source)
                             : tr("%1, %2", "a program and its folder or router")
                                   .arg(ImportWords::source(m_preview.plan.source), m_preview.plan.origin);
    switch (m_step) {
    case Source:
        return tr("Packages, vouchers and past sales come along. First everything is only read and shown; you decide "
                  "at the end.");
    case Found:
        return hasNews() ? tr("From %1. Nothing has been changed yet.").arg(from)
                         : tr("From %1. An earlier import brought everything already, so nothing is imported twice.")
                               .arg(from);
    case Questions:
        return m_hasMoreQuestions ? tr("They follow from what you answered. Each has an answer already.")
                                  : tr("Each has an answer already. Change only what is different for you.");
    case Ready:
        return ImportWords::total(m_preview.becomes) > 0
                   ? tr("Guests stay online and their vouchers go on. No message is sent to anybody, nothing of the "
                        "old program is deleted, and the import can be taken back later.")
                   : tr("With these answers everything stays out. Go back to change them.");
    case Report:
        return m_report && !m_report->isOver
                   ? tr("What is imported stays. The same import again goes on where this one stopped.")
                   : tr("Past sales count in the reports on the day they happened. This import is listed under "
                        "“Earlier imports”, where it can be taken back.");
    case StepCount:
        break;
    }
    return {};
}

void ImportWizard::showStep()
{
    setWindowTitle(tr("Moving in"));
    m_steps->setAccessibleName(tr("Steps"));
    const QStringList names{tr("Where from"), tr("What was found"), tr("Questions"), tr("Import"), tr("Report")};
    for (int step = 0; step < StepCount; ++step)
        m_steps->item(step)->setText(names[step]);
    m_steps->setCurrentRow(m_step);
    const std::array<QWidget*, StepCount> pages{m_source, m_found, m_questions, m_ready, m_reportWhole};
    const bool works = m_run->state() == ImportRun::State::Reading || m_run->state() == ImportRun::State::Running;
    m_pages->setCurrentWidget(works ? m_work : pages[m_step]);
    m_heading->setText(headingOfStep());
    m_words->setText(works && m_run->state() == ImportRun::State::Running
                         ? tr("The window can be left open; selling goes on meanwhile.")
                         : wordsOfStep());
    if (m_run->isCancelling())
        m_workWords->setText(tr("Stopping…"));
    m_workBar->setAccessibleName(tr("Progress"));
    showButtons();
}

void ImportWizard::showButtons()
{
    const bool busy = isBusy();
    const bool works = m_run->state() == ImportRun::State::Reading || m_run->state() == ImportRun::State::Running;
    m_leave->setText(works ? tr("Cancel") : tr("Close"));
    m_leave->setVisible(m_step != Report);
    setEnabledKeepingFocus(*m_leave, !m_run->isCancelling());
    m_attention->setText(tr("Show %n order(s) that need a look", "", m_forAttention));
    m_attention->setVisible(m_step == Report && m_forAttention > 0 &&
                            isSignalConnected(QMetaMethod::fromSignal(&ImportWizard::attentionWanted)));
    m_back->setText(tr("Back"));
    m_back->setVisible(m_step != Source && m_step != Report);
    m_back->setEnabled(!busy);
    const bool isEmptyHanded = m_step == Ready && ImportWords::total(m_preview.becomes) == 0;
    const bool isLast = m_step == Report || (m_step == Found && !hasNews());
    m_next->setText(isLast             ? tr("Done")
                    : m_step == Ready  ? tr("Import now")
                    : m_step == Source ? tr("Read")
                                       : tr("Next"));
    setEnabledKeepingFocus(*m_next, !busy && !isEmptyHanded);
    if (works && !m_leave->hasFocus() && !m_run->isCancelling())
        m_leave->setFocus(); // the one thing that can be done now
}

// What is in doubt is in a list of its own, which nobody would look for.
void ImportWizard::countForAttention()
{
    core::whenReady(m_context.reader.ask<qint64>([](const storage::ReadModels& models) {
        return models.countPurchases({.needsAttention = true, .imported = true});
    }),
                    this, [this](const Result<qint64>& count) {
                        m_forAttention = int(count.value_or(0));
                        showButtons();
                    });
}

void ImportWizard::say(const QString& problem)
{
    showMessage(*m_problem, Tone::Bad, problem);
}

// So that questions name packages as the owner knows them.
void ImportWizard::askForNames()
{
    const auto answer = m_context.door.ask([](engine::UseCases& use) { return use.administration->packages(); });
    core::whenReady(answer, this, [this](const Result<QList<domain::Package>>& packages) {
        QHash<QString, QString> names;
        for (const domain::Package& package : packages.value_or(QList<domain::Package>()))
            names.insert(package.id, package.name);
        m_questions->setNames(names);
    });
}

void ImportWizard::openEarlier()
{
    auto* earlier = new ImportsDialog(m_context, this);
    connect(earlier, &ImportsDialog::changed, this, &ImportWizard::imported);
    earlier->open();
}

void ImportWizard::reject()
{
    const bool works = m_run->state() == ImportRun::State::Reading || m_run->state() == ImportRun::State::Running;
    if (!works)
        return QDialog::reject();
    // Locked: nobody may see it, and what runs is stopped, to go on with the next import.
    if (m_context.engine->session().isLocked()) {
        m_isLeaving = true;
        hide();
    }
    m_run->cancel();
}

void ImportWizard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_reportWhole)
        showStep();
    QDialog::changeEvent(event);
}

void ImportWizard::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_step == Source && !isBusy() && !draggedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportWizard::dropEvent(QDropEvent* event)
{
    const QString file = draggedFile(*event->mimeData());
    if (m_step != Source || isBusy() || file.isEmpty())
        return;
    event->acceptProposedAction();
    say(m_source->take(file) ? QString()
                             : tr("This file is of none of the programs below. Choose its program, then choose the "
                                  "file."));
}

} // namespace loket::ui
