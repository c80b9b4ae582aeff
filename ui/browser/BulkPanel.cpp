#include "ui/browser/BulkPanel.h"

#include "core/Money.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int bulkPanelShownInvoiceTail = 8;

} // namespace

BulkPanel::BulkPanel(const UiContext& context, BulkRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner), m_title(new PlainLabel(this)),
      m_close(new QToolButton(this)), m_summary(new PlainLabel(this)),
      m_actions(new ActionButtons(context.theme, this)), m_runTitle(new PlainLabel(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this)), m_results(new QListWidget(this))
{
    m_title->setProperty("role", u"heading"_s);
    m_summary->setProperty("role", u"muted"_s);
    m_summary->setWordWrap(true);
    m_runTitle->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_results->setWordWrap(true);
    m_results->setFocusPolicy(Qt::StrongFocus);
    m_results->setUniformItemSizes(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);
    m_close->setIcon(context.theme.icon(u"x"_s, Ink::Muted));
    connect(m_close, &QToolButton::clicked, this, &BulkPanel::closeWanted);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addSpacing(space::tiny);
    layout->addWidget(m_actions);
    layout->addSpacing(space::small);
    layout->addWidget(m_runTitle);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel, 0, Qt::AlignLeft);
    layout->addWidget(m_results, 1);
    layout->addStretch(0);
    connect(m_cancel, &QPushButton::clicked, &runner, &BulkRunner::cancel);
    connect(&runner, &BulkRunner::started, this, [this] {
        if (!m_purchases.isEmpty())
            noteNames(m_purchases);
        m_results->clear();
        showRun();
    });
    connect(&runner, &BulkRunner::progressed, this, &BulkPanel::showRun);
    connect(&runner, &BulkRunner::finished, this, &BulkPanel::showRun);
    retranslate();
    showRun();
}

void BulkPanel::setPurchases(const QList<domain::Purchase>& purchases)
{
    m_purchases = purchases;
    m_selected = purchases.size();
    m_most = 0;
    m_actions->setPurchases(purchases);
    retranslate();
}

void BulkPanel::noteNames(const QList<domain::Purchase>& purchases)
{
    m_names.clear();
    for (const domain::Purchase& purchase : purchases)
        m_names.insert(purchase.id,
                       u'…' + purchase.invoiceId.right(bulkPanelShownInvoiceTail) + u"  "_s + purchase.customerName);
}

void BulkPanel::setTooMany(qsizetype selected, int most)
{
    m_purchases.clear();
    m_selected = selected;
    m_most = most;
    m_actions->setPurchases({});
    retranslate();
}

void BulkPanel::retranslate()
{
    // Nothing is selected while the results of a run are read: its orders may have left the list.
    m_title->setText(m_selected == 0 ? tr("Results") : tr("%n order(s) selected", "", int(m_selected)));
    m_summary->setVisible(m_selected > 0);
    m_actions->setVisible(m_selected > 0);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    if (m_most > 0) {
        m_summary->setText(
            tr("That is too many for one go. Select at most %1.").arg(m_context.language.locale().toString(m_most)));
    } else {
        core::Rupiah sum = 0;
        int vouchers = 0;
        for (const domain::Purchase& purchase : std::as_const(m_purchases)) {
            sum += purchase.amount;
            vouchers += purchase.quantity;
        }
        m_summary->setText(tr("%n voucher(s), together %1", "", vouchers).arg(core::formatRupiah(sum)));
    }
    m_cancel->setText(tr("Cancel the rest"));
    m_results->setAccessibleName(tr("Results"));
    m_actions->retranslate();
    showRun();
}

void BulkPanel::showRun()
{
    const QList<BulkRunner::Outcome>& outcomes = m_runner.outcomes();
    const bool any = m_runner.total() > 1;
    m_runTitle->setVisible(any);
    m_progress->setVisible(any && m_runner.isRunning());
    m_cancel->setVisible(any && m_runner.isRunning());
    m_results->setVisible(any);
    m_progress->setRange(0, m_runner.total());
    m_progress->setValue(int(outcomes.size()));
    const QString action = m_runner.action() ? Words::action(*m_runner.action()) : tr("Mend all");
    if (m_runner.isRunning())
        m_runTitle->setText(tr("%1: %2 of %3").arg(action).arg(outcomes.size()).arg(m_runner.total()));
    else if (const int failures = m_runner.failures(); failures == 0)
        m_runTitle->setText(tr("%1: done for %n order(s)", "", m_runner.total()).arg(action));
    else
        m_runTitle->setText(
            tr("%1: done for %2, not possible for %3").arg(action).arg(m_runner.total() - failures).arg(failures));
    if (!any)
        return;
    for (qsizetype i = m_results->count(); i < outcomes.size(); ++i) {
        const BulkRunner::Outcome& outcome = outcomes[i];
        const QString words = outcome.result ? Words::done(outcome.task.action, *outcome.result)
                                             : Words::error(outcome.result.error().kind).both();
        auto* item = new QListWidgetItem(m_names.value(outcome.task.purchaseId) + u'\n' + words, m_results);
        item->setIcon(outcome.result ? m_context.theme.icon(u"circle-check"_s, Ink::Good)
                                     : m_context.theme.icon(u"circle-x"_s, Ink::Bad));
        if (!outcome.result)
            item->setToolTip(Words::error(outcome.result.error()).both());
    }
}

void BulkPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
