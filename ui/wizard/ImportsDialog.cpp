#include "ui/wizard/ImportsDialog.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "storage/ReadModels.h"
#include "ui/text/Format.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Manual.h"
#include "ui/text/Words.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/ToneLabel.h"
#include "ui/wizard/ImportReportBar.h"
#include "ui/wizard/ImportSummary.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::UseCases;
using storage::ImportRow;
using storage::ImportState;

namespace {

constexpr QSize importsFirstSize{940, 600};
constexpr int importsListWidth = 270;

} // namespace

ImportsDialog::ImportsDialog(const UiContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_pages(new QStackedWidget(this)),
      m_state(new StatePanel(context.theme, this)), m_list(new QListWidget(this)), m_heading(new PlainLabel(this)),
      m_words(new PlainLabel(this)), m_summary(new ImportSummary(context, this)),
      m_reportBar(new ImportReportBar(context, this)), m_bar(new QProgressBar(this)), m_problem(new PlainLabel(this)),
      m_takeBack(new QPushButton(this)), m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty(Manual::pageProperty, u"moving-in"_s);
    resize(withinScreen(*this, importsFirstSize));
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_shown = 0;
        showMessage(*m_problem, Tone::Bad, {});
        showChosen();
    });
    connect(m_takeBack, &QPushButton::clicked, this, &ImportsDialog::askToTakeBack);
    connect(m_close, &QPushButton::clicked, this, &ImportsDialog::reject);
    connect(m_state, &StatePanel::pressed, this, &ImportsDialog::load);
    retranslate();
    m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the imports…"), {});
    m_pages->setCurrentWidget(m_state);
    showChosen();
    m_close->setFocus(); // until there is a list
    load();
}

void ImportsDialog::build()
{
    m_list->setFixedWidth(importsListWidth);
    m_list->setObjectName(u"sections"_s);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_heading->setProperty("role", u"heading"_s);
    m_heading->setWordWrap(true);
    m_words->setProperty("role", u"muted"_s);
    m_words->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setMargin(space::small);
    m_problem->hide();
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_takeBack->setObjectName(u"takeBack"_s);
    m_takeBack->setProperty("kind", u"danger"_s);
    m_takeBack->setIcon(m_context.theme.icon(u"undo-2"_s, Ink::Bad));
    m_takeBack->setIconSize({space::iconWithGap, space::iconSize});
    m_close->setObjectName(u"close"_s);
    for (QPushButton* button : {m_takeBack, m_close})
        button->setAutoDefault(false);
    auto* right = new QVBoxLayout;
    right->setSpacing(space::small);
    right->addWidget(m_heading);
    right->addWidget(m_words);
    right->addWidget(m_bar);
    right->addWidget(m_summary, 1);
    right->addWidget(m_problem);
    right->addWidget(m_reportBar);
    auto* content = new QWidget(m_pages);
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins({});
    columns->setSpacing(space::large);
    QFrame* card = cardAround(m_list);
    columns->addWidget(card);
    columns->addLayout(right, 1);
    m_pages->addWidget(content);
    m_pages->addWidget(m_state);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_takeBack);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(m_pages, 1);
    layout->addLayout(buttons);
}

QString ImportsDialog::heading() const
{
    return m_heading->text();
}

QString ImportsDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

// When and in which state each is comes from the database, what it brought from the engine.
void ImportsDialog::load()
{
    core::whenReady(m_context.reader.ask<QList<ImportRow>>([](const storage::ReadModels& models) {
        return storage::ImportRepository(models.database()).newest(mostImports);
    }),
                    this, [this](const Result<QList<ImportRow>>& rows) {
                        if (!rows)
                            return showFailure(rows.error());
                        const auto answer = m_context.door.ask([](UseCases& use) { return use.imports->list(); });
                        core::whenReady(answer, this,
                                        [this, rows = *rows](const Result<QList<importing::Report>>& reports) {
                                            if (reports)
                                                showImports(rows, *reports);
                                            else
                                                showFailure(reports.error());
                                        });
                    });
}

void ImportsDialog::showImports(const QList<ImportRow>& rows, const QList<importing::Report>& reports)
{
    const Import* before = chosen();
    const qint64 id = before ? before->row.id : 0;
    m_imports.clear();
    for (const ImportRow& row : rows) {
        const auto report = std::find_if(reports.begin(), reports.end(),
                                         [&](const importing::Report& candidate) { return candidate.id == row.id; });
        if (report != reports.end())
            m_imports += {row, *report};
    }
    const qint64 shown = m_shown;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        int current = 0;
        for (int i = 0; i < m_imports.size(); ++i) {
            m_list->addItem(rowOf(m_imports[i]));
            m_list->item(i)->setToolTip(titleOf(m_imports[i]));
            if (m_imports[i].row.id == id)
                current = i;
        }
        m_list->setCurrentRow(m_imports.isEmpty() ? -1 : current);
    }
    m_shown = shown;
    if (m_imports.isEmpty())
        m_state->show(Tone::Neutral, u"inbox"_s, tr("Nothing has been imported yet"),
                      tr("What you bring along from another program is listed here, and can be taken back."));
    const bool isFirst = m_pages->currentWidget() == m_state;
    m_pages->setCurrentIndex(m_imports.isEmpty() ? 1 : 0);
    showChosen();
    if (isFirst && !m_imports.isEmpty())
        m_list->setFocus();
}

void ImportsDialog::showFailure(const core::Error& error)
{
    m_state->show(Tone::Bad, u"triangle-alert"_s, tr("The imports could not be read"), Words::error(error).both(),
                  tr("Try again"));
    m_pages->setCurrentWidget(m_state);
    showChosen();
}

const ImportsDialog::Import* ImportsDialog::chosen() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_imports.size() ? &m_imports[row] : nullptr;
}

QString ImportsDialog::programOf(const Import& import) const
{
    QString source = ImportWords::source(import.row.source);
    if (import.row.source == u"vouchers") // the others are names
        source[0] = source[0].toUpper();
    return source;
}

// A long path does not wrap; its end says which file it is.
QString ImportsDialog::rowOf(const Import& import) const
{
    const QString origin =
        m_list->fontMetrics().elidedText(import.row.origin, Qt::ElideMiddle, importsListWidth - 4 * space::medium);
    QStringList lines{programOf(import), origin, stateOf(import)};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString ImportsDialog::titleOf(const Import& import) const
{
    const QString source = programOf(import);
    return import.row.origin.isEmpty()
               ? source
               : tr("%1, %2", "a program and its folder or router").arg(source, import.row.origin);
}

QString ImportsDialog::stateOf(const Import& import) const
{
    const QString when =
        Format::relative(import.row.startedAt, m_context.clock.now(), m_context.zone, m_context.language.locale());
    switch (import.row.state) {
    case ImportState::Running:
        return tr("%1: under way, or cut off").arg(when);
    case ImportState::Done:
        return tr("%1: imported").arg(when);
    case ImportState::Cancelled:
        return tr("%1: stopped before the end").arg(when);
    case ImportState::Undone:
        return tr("%1: taken back").arg(when);
    }
    Q_UNREACHABLE();
}

void ImportsDialog::showChosen()
{
    const Import* import = m_pages->currentWidget() == m_state ? nullptr : chosen();
    m_takeBack->setVisible(import);
    setEnabledKeepingFocus(*m_takeBack, import && !m_isBusy && import->row.state != ImportState::Undone);
    m_close->setEnabled(!m_isBusy);
    m_list->setEnabled(!m_isBusy);
    m_bar->setVisible(m_isBusy);
    if (!import || m_shown == import->row.id)
        return;
    m_heading->setText(titleOf(*import));
    m_words->setText(tr("%1, by %2")
                         .arg(Format::exact(import->row.startedAt, m_context.zone, m_context.language.locale()),
                              Words::actor(import->row.actor)));
    m_summary->show(import->report);
    m_reportBar->setReport(import->report);
    m_reportBar->show();
}

void ImportsDialog::askToTakeBack()
{
    const Import* import = chosen();
    if (!import || m_isBusy)
        return;
    auto* question = new PlainMessageBox(QMessageBox::NoIcon, tr("Take back"),
                                         tr("Take back what this import brought?"), QMessageBox::Cancel, this);
    question->setObjectName(u"takeBackQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QStringList words{tr("It brought: %1.").arg(ImportWords::sum(import->report.imported)),
                      tr("What was sold, used or changed since stays, and you are told which and why.")};
    if (import->row.source == u"mikhmon")
        words += tr("On the router, vouchers get back the comments Mikhmon gave them, and its schedulers are switched "
                    "on again.");
    question->setInformativeText(words.join(u' '));
    auto* go = question->addButton(tr("Take back"), QMessageBox::DestructiveRole);
    go->setObjectName(u"takeBackNow"_s);
    connect(go, &QPushButton::clicked, this, [this, id = import->row.id] { begin(id); });
    question->open();
}

void ImportsDialog::begin(qint64 id)
{
    m_isBusy = true;
    showMessage(*m_problem, Tone::Bad, {});
    m_heading->setText(tr("Taking back…"));
    showChosen();
    m_heading->setText(tr("Taking back…"));
    const auto answer =
        m_context.door.ask([id, actor = m_context.actor()](UseCases& use) { return use.imports->undo(id, actor); });
    core::whenReady(answer, this, [this, id](const Result<importing::Undone>& undone) {
        m_isBusy = false;
        if (m_isLeaving) {
            emit m_context.events.importsChanged();
            return QDialog::reject();
        }
        if (undone) {
            m_shown = id;
            showUndone(*undone);
            emit m_context.events.importsChanged();
            emit changed();
        } else {
            m_shown = 0;
            showMessage(*m_problem, Tone::Bad, Words::error(undone.error(), Origin::Router).both());
        }
        showChosen();
        load();
    });
}

void ImportsDialog::showUndone(const importing::Undone& undone)
{
    m_heading->setText(tr("Taken back"));
    m_words->setText(undone.kept.isEmpty() ? tr("Nothing of this import is left.")
                                           : tr("What is listed below stays, for the reason that stands beside it."));
    m_summary->show(undone);
    m_reportBar->hide();
}

void ImportsDialog::retranslate()
{
    setWindowTitle(tr("Earlier imports"));
    m_list->setAccessibleName(tr("Earlier imports"));
    m_bar->setAccessibleName(tr("Progress"));
    m_takeBack->setText(tr("Take back…"));
    m_close->setText(tr("Close"));
}

void ImportsDialog::reject()
{
    if (!m_isBusy)
        return QDialog::reject();
    // Locked: nobody may see it; what is being taken back goes on to its end.
    if (m_context.engine->session().isLocked()) {
        m_isLeaving = true;
        hide();
    }
}

void ImportsDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_shown = 0;
        load();
    }
    QDialog::changeEvent(event);
}

} // namespace loket::ui
