#include "ui/screens/vouchers/BatchesPanel.h"

#include "engine/UseCases.h"
#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/StatusBadge.h"
#include "ui/widgets/ToneLabel.h"

#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::BatchState;
using engine::UseCases;
using storage::BatchCount;
using storage::BatchFailure;
using storage::BatchRow;

namespace {

Look lookOf(const BatchRow& row)
{
    switch (row.batch.state) {
    case BatchState::Making:
        return row.batch.failure.isEmpty() ? Look{Tone::Info, u"loader-circle"_s} : Look{Tone::Warn, u"hourglass"_s};
    case BatchState::Done:
        return {Tone::Good, u"circle-check"_s};
    case BatchState::Stopped:
        return {Tone::Bad, u"triangle-alert"_s};
    case BatchState::Cancelled:
        return {Tone::Neutral, u"circle-slash"_s};
    }
    return {};
}

} // namespace

BatchCard::BatchCard(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new PlainLabel(this)), m_badge(new StatusBadge(context.theme, this)),
      m_when(new PlainLabel(this)), m_progress(new QProgressBar(this)), m_counts(new PlainLabel(this)),
      m_trouble(new PlainLabel(this)), m_stop(new QPushButton(this)), m_resume(new QPushButton(this)),
      m_withdraw(new QPushButton(this)), m_show(new QPushButton(this)), m_print(new QPushButton(this))
{
    for (QLabel* label : {m_title, m_when, m_counts, m_trouble}) {
        label->setWordWrap(true);
    }
    m_when->setProperty("role", u"small"_s);
    m_counts->setProperty("role", u"small"_s);
    m_progress->setTextVisible(false);
    m_withdraw->setProperty("kind", u"danger"_s);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_badge, 0, Qt::AlignTop);
    auto* buttons = new FlowLayout(space::tiny + 2);
    for (QPushButton* button : {m_show, m_print, m_resume, m_stop, m_withdraw})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::tiny + 2);
    layout->addLayout(top);
    layout->addWidget(m_when);
    layout->addWidget(m_progress);
    layout->addWidget(m_counts);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);
}

void BatchCard::show(const BatchRow& row, const QList<BatchFailure>& failures)
{
    m_row = row;
    const domain::Batch& batch = row.batch;
    const BatchCount& count = row.count;
    const QLocale& locale = m_context.language.locale();
    const bool going = batch.state == BatchState::Making;
    m_title->setText(u"%1 × %2"_s.arg(locale.toString(batch.quantity), batch.packageName));
    QString state;
    switch (batch.state) {
    case BatchState::Making:
        state = batch.failure.isEmpty() ? tr("Being made") : tr("Waiting");
        break;
    case BatchState::Done:
        state = tr("Done");
        break;
    case BatchState::Stopped:
        state = tr("Stopped");
        break;
    case BatchState::Cancelled:
        state = tr("Cancelled");
        break;
    }
    m_badge->show(lookOf(row), state);
    m_when->setText(tr("%1 · router %2 · …%3")
                        .arg(Format::relative(batch.createdAt, m_context.clock.now(), m_context.zone, locale),
                             batch.router, batch.code.right(6)));
    m_when->setToolTip(batch.code);
    m_progress->setRange(0, batch.quantity);
    m_progress->setValue(count.made());
    m_progress->setVisible(batch.state == BatchState::Making || batch.state == BatchState::Stopped);
    m_progress->setAccessibleName(
        tr("%1 of %2 made").arg(locale.toString(count.made()), locale.toString(batch.quantity)));
    QStringList counts;
    if (count.made() < batch.quantity)
        counts += m_progress->accessibleName();
    counts += tr("%1 in stock").arg(locale.toString(count.inStock));
    if (count.missing > 0)
        counts += tr("%1 missing on the router").arg(locale.toString(count.missing));
    if (count.sold > 0)
        counts += tr("%1 sold").arg(locale.toString(count.sold));
    if (count.withdrawing > 0)
        counts += tr("%1 being withdrawn").arg(locale.toString(count.withdrawing));
    if (count.removed > 0)
        counts += tr("%1 withdrawn").arg(locale.toString(count.removed));
    if (count.failed > 0)
        counts += tr("%1 refused").arg(locale.toString(count.failed));
    m_counts->setText(counts.join(u" · "_s));

    QStringList trouble;
    if (!batch.failureKind.isEmpty()) {
        const ErrorWords words = Words::failure(batch.failureKind, Origin::Router);
        trouble += going ? tr("%1 It resumes automatically.").arg(words.what) : words.both();
        trouble += ReasonWords::said(batch.failureBecause, batch.failure);
    }
    for (const BatchFailure& failure : failures)
        trouble += tr("No. %1 (%2): %3")
                       .arg(locale.toString(failure.number), failure.username,
                            ReasonWords::said(failure.because, failure.reason));
    if (count.failed > failures.size() && !failures.isEmpty())
        trouble += tr("… and %n more", "", count.failed - int(failures.size()));
    setTone(*m_trouble, going ? Tone::Warn : Tone::Bad);
    m_trouble->setText(trouble.join(u'\n'));
    m_trouble->setVisible(!trouble.isEmpty());

    m_stop->setText(tr("Stop making"));
    m_stop->setVisible(going || batch.state == BatchState::Stopped);
    m_resume->setText(tr("Resume"));
    m_resume->setVisible(batch.state == BatchState::Stopped);
    m_withdraw->setText(tr("Withdraw unsold"));
    m_withdraw->setVisible(count.inStock + count.missing > 0);
    m_show->setText(tr("Show vouchers"));
    m_show->setVisible(count.places() > 0);
    m_print->setText(tr("Print…"));
    m_print->setToolTip(tr("Shows the sheets of what is in stock and not printed yet"));
    m_print->setVisible(count.inStock > 0 && m_context.printing);
    const QString name = u"%1, %2"_s.arg(m_title->text(), batch.code);
    for (QPushButton* button : {m_stop, m_resume, m_withdraw, m_show, m_print})
        button->setAccessibleDescription(name);
}

void BatchCard::setBusy(bool busy)
{
    for (QPushButton* button : {m_stop, m_resume, m_withdraw})
        button->setEnabled(!busy && m_context.door.isOpen());
}

void BatchCard::setNotice(const QString& text)
{
    setTone(*m_trouble, Tone::Bad);
    m_trouble->setText(text);
    m_trouble->setVisible(!text.isEmpty());
}

BatchesPanel::BatchesPanel(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new PlainLabel), m_close(new QToolButton),
      m_state(new StatePanel(context.theme)), m_list(new QVBoxLayout)
{
    m_title->setProperty("role", u"heading"_s);
    m_close->setIcon(context.theme.icon(u"x"_s, Ink::Muted));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::large, space::large, space::large, 0);
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    auto* content = new QWidget;
    content->setObjectName(u"storyContent"_s);
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    m_list->setSpacing(space::small);
    inside->addWidget(m_state);
    inside->addLayout(m_list);
    inside->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(scroll, 1);

    connect(m_close, &QToolButton::clicked, this, &BatchesPanel::closeWanted);
    connect(m_state, &StatePanel::pressed, this, &BatchesPanel::reload);
    connect(&context.events, &EngineEvents::batchChanged, this, &BatchesPanel::reloadSoon);
    connect(&context.events, &EngineEvents::importsChanged, this, &BatchesPanel::reloadSoon);
    retranslate();
    reload();
}

int BatchesPanel::runningBatches() const
{
    return int(std::count_if(m_shown.rows.begin(), m_shown.rows.end(),
                             [](const BatchRow& row) { return row.batch.state == BatchState::Making; }));
}

void BatchesPanel::reloadSoon()
{
    if (std::exchange(m_reloadPending, true))
        return;
    m_context.clock.callAfter(coalesce, this, [this] { reload(); });
}

void BatchesPanel::reload()
{
    m_reloadPending = false;
    core::whenReady(m_context.reader.ask<Shown>([](const storage::ReadModels& models) -> Result<Shown> {
        const auto rows = storage::VoucherModels(models.database()).batches(shownBatches);
        if (!rows)
            return core::Failure(rows.error());
        Shown shown{.rows = *rows};
        for (const BatchRow& row : shown.rows) {
            if (row.count.failed == 0)
                continue;
            const auto failures = storage::StockRepository(models.database()).failures(row.batch.id, shownFailures);
            if (failures)
                shown.failures.insert(row.batch.id, *failures);
        }
        return shown;
    }),
                    this, [this](const Result<Shown>& shown) {
                        if (shown) {
                            m_isLoaded = true;
                            fill(*shown);
                            emit loaded();
                            return;
                        }
                        const ErrorWords words = Words::error(shown.error().kind);
                        m_state->show(Tone::Bad, u"triangle-alert"_s, tr("The batches could not be read"),
                                      Words::error(shown.error()).both(), tr("Try again"));
                        m_state->setVisible(true);
                    });
}

void BatchesPanel::fill(const Shown& shown)
{
    m_shown = shown;
    m_state->setVisible(shown.rows.isEmpty());
    if (!m_isLoaded)
        m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the batches…"), {});
    else if (shown.rows.isEmpty())
        m_state->show(Tone::Neutral, u"layers"_s, tr("No batches yet"),
                      tr("Vouchers made in advance can be sold while the router is away, and printed on sheets."));
    while (m_cards.size() < shown.rows.size())
        addCard();
    while (m_cards.size() > shown.rows.size())
        m_cards.takeLast()->parentWidget()->deleteLater();
    for (qsizetype i = 0; i < shown.rows.size(); ++i) {
        m_cards[i]->show(shown.rows[i], shown.failures.value(shown.rows[i].batch.id));
        m_cards[i]->setBusy(false);
    }
}

void BatchesPanel::addCard()
{
    auto* frame = new QFrame;
    frame->setObjectName(u"codeCard"_s);
    auto* inside = new QVBoxLayout(frame);
    inside->setContentsMargins(0, 0, 0, 0);
    auto* card = new BatchCard(m_context, frame);
    inside->addWidget(card);
    m_list->addWidget(frame);
    m_cards += card;
    connect(card->stopButton(), &QPushButton::clicked, this, [this, card] {
        watch(card, m_context.door.ask([id = card->row().batch.id, actor = m_context.actor()](UseCases& use) {
            return use.stock.cancel(id, actor);
        }));
    });
    connect(card->resumeButton(), &QPushButton::clicked, this, [this, card] {
        watch(card, m_context.door.ask([id = card->row().batch.id, actor = m_context.actor()](UseCases& use) {
            return use.stock.resume(id, actor);
        }));
    });
    connect(card->withdrawButton(), &QPushButton::clicked, this, [this, card] { confirmWithdraw(card); });
    connect(card->printButton(), &QPushButton::clicked, this, [this, card] { emit printWanted(card->row().batch.id); });
    connect(card->showButton(), &QPushButton::clicked, this, [this, card] { emit showWanted(card->row().batch); });
}

template <class T>
void BatchesPanel::watch(BatchCard* card, const core::Async<T>& answer)
{
    card->setBusy(true);
    core::whenReady(answer, card, [card](const Result<T>& result) {
        card->setBusy(false);
        if (!result)
            card->setNotice(Words::error(result.error()).both());
    });
}

void BatchesPanel::confirmWithdraw(BatchCard* card)
{
    const BatchRow& row = card->row();
    auto* question = new PlainMessageBox(QMessageBox::NoIcon, tr("Withdraw unsold vouchers"),
                                         tr("Remove %n unsold voucher(s) of this batch from the router?", "",
                                            row.count.inStock + row.count.missing + row.count.planned),
                                         QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("Their codes stop working, also where they are printed already. What is sold stays. "
           "It is written into the activity log."));
    QPushButton* go = question->addButton(tr("Withdraw"), QMessageBox::AcceptRole);
    setKind(go, u"danger"_s);
    question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QPushButton::clicked, card, [this, card, id = row.batch.id] {
        watch(card, m_context.door.ask(
                        [id, actor = m_context.actor()](UseCases& use) { return use.stock.withdrawBatch(id, actor); }));
    });
    question->open();
}

void BatchesPanel::retranslate()
{
    m_title->setText(tr("Batches"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    fill(m_shown);
}

void BatchesPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
