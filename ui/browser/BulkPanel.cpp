#include "ui/browser/BulkPanel.h"

#include "core/Money.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/RunPanel.h"

#include <QEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

BulkPanel::BulkPanel(const UiContext& context, BulkRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new PlainLabel(this)), m_close(new QToolButton(this)),
      m_summary(new PlainLabel(this)), m_actions(new ActionButtons(context.theme, this)),
      m_run(new RunPanel(context.theme, runner, RunPanel::Shape::Part, Origin::Loket, this))
{
    m_title->setProperty("role", u"heading"_s);
    m_summary->setProperty("role", u"muted"_s);
    m_summary->setWordWrap(true);
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
    layout->addWidget(m_run, 1);
    layout->addStretch(0);
    retranslate();
}

void BulkPanel::setPurchases(const QList<domain::Purchase>& purchases)
{
    m_purchases = purchases;
    m_selected = purchases.size();
    m_most = 0;
    m_actions->setPurchases(purchases);
    retranslate();
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
            tr("That is too many at once. Select at most %1.").arg(m_context.language.locale().toString(m_most)));
    } else {
        core::Rupiah sum = 0;
        int vouchers = 0;
        for (const domain::Purchase& purchase : std::as_const(m_purchases)) {
            sum += purchase.amount;
            vouchers += purchase.quantity;
        }
        m_summary->setText(tr("%n voucher(s), together %1", "", vouchers).arg(core::formatRupiah(sum)));
    }
    m_actions->retranslate();
}

void BulkPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
