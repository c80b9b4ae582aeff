#include "ui/dialogs/TakeCashDialog.h"

#include "domain/PurchaseActions.h"
#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/text/CounterWords.h"
#include "ui/text/Manual.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PlainLabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using core::Rupiah;
using engine::UseCases;

bool TakeCashDialog::isPossible(const UiContext& context, const domain::Purchase& purchase)
{
    return context.engine && domain::mayDo(context.engine->actor().role, domain::PurchaseAction::TakeCash) &&
           domain::allows(purchase, domain::PurchaseAction::TakeCash);
}

TakeCashDialog::TakeCashDialog(const UiContext& context, const domain::Purchase& purchase, QWidget* parent)
    : ShiftDialog(context, parent), m_purchase(purchase), m_cash(new MoneyEdit(this)), m_change(new PlainLabel(this))
{
    setWindowTitle(tr("Take the cash"));
    setProperty(Manual::pageProperty, u"counter"_s);
    m_title->setText(tr("%1 to pay", "an amount of money").arg(core::formatRupiah(purchase.amount)));
    auto* what = new PlainLabel(tr("%1 × %2, ordered by %3. The voucher is made as soon as the cash is booked.")
                                    .arg(purchase.quantity)
                                    .arg(purchase.packageName, purchase.customerName),
                                this);
    what->setWordWrap(true);
    what->setProperty("role", u"muted"_s);
    auto* label = new PlainLabel(tr("&Cash given"), this);
    label->setBuddy(m_cash);
    m_cash->setAccessibleName(label->text().remove(u'&'));
    m_cash->setValue(purchase.amount);
    m_cash->selectAll();
    m_change->setProperty("role", u"heading"_s);
    m_change->setAlignment(Qt::AlignRight);
    m_form->addWidget(what);
    m_form->addWidget(label);
    m_form->addWidget(m_cash);
    m_form->addWidget(m_change);
    m_go->setText(tr("Take the cash"));
    connect(m_cash, &MoneyEdit::valueChanged, this, &TakeCashDialog::recount);
    connect(m_go, &QPushButton::clicked, this, &TakeCashDialog::take);
    m_cash->setFocus();
    recount();
}

QString TakeCashDialog::changeWords() const
{
    return m_change->text();
}

void TakeCashDialog::recount()
{
    const Rupiah change = m_cash->value() - m_purchase.amount;
    m_change->setText(change < 0 ? tr("%1 missing").arg(core::formatRupiah(-change))
                                 : tr("Change: %1").arg(core::formatRupiah(change)));
}

void TakeCashDialog::take()
{
    setBusy(true);
    const Rupiah given = m_cash->value();
    const auto booked = m_context.door.ask([id = m_purchase.id, given, actor = m_context.actor()](UseCases& use) {
        return use.counterSales.takeCash(id, given, actor);
    });
    core::whenReady(booked, this, [this, given](const Result<sales::SoldAtCounter>& sold) {
        setBusy(false);
        if (!sold)
            return showProblem(CounterWords::refusal(sold.error()));
        accept();
        emit m_context.events.cashTaken(m_purchase.id);
        emit taken(given - m_purchase.amount);
    });
}

} // namespace loket::ui
