#include "ui/dialogs/CorrectNumberDialog.h"

#include "core/Reasons.h"
#include "domain/PhoneNumber.h"
#include "engine/UseCases.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/PlainLabel.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Purchase;

namespace {

constexpr int correctNumberWidth = 420;
constexpr int longestNumber = 30;

} // namespace

CorrectNumberDialog::CorrectNumberDialog(const UiContext& context, const Purchase& purchase, QWidget* parent)
    : QDialog(parent), m_context(context), m_purchaseId(purchase.id), m_number(new QLineEdit(this)),
      m_problem(new PlainLabel(this)), m_go(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Correct the number"));
    setMinimumWidth(correctNumberWidth);
    const bool isReady = purchase.status == domain::PurchaseStatus::Completed;
    auto* explanation = new PlainLabel(
        isReady ? tr("The voucher message of %1 is sent to this number, at once.").arg(Words::customer(purchase))
                : tr("The voucher message of %1 is sent to this number as soon as the "
                     "vouchers are made.")
                      .arg(Words::customer(purchase)),
        this);
    explanation->setWordWrap(true);
    auto* label = new PlainLabel(tr("WhatsApp number"), this);
    label->setBuddy(m_number);
    m_number->setAccessibleName(label->text());
    m_number->setMaxLength(longestNumber);
    m_number->setText(Format::phone(purchase.customerPhone));
    m_number->selectAll();
    m_problem->setWordWrap(true);
    m_problem->setProperty("tone", u"bad"_s);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(this);
    m_go = buttons->addButton(isReady ? tr("Save and send") : tr("Save"), QDialogButtonBox::AcceptRole);
    setKind(m_go, u"primary"_s);
    m_go->setDefault(true);
    buttons->addButton(tr("Back"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    for (QWidget* part : std::initializer_list<QWidget*>{explanation, label, m_number, m_problem, buttons})
        layout->addWidget(part);
    connect(m_number, &QLineEdit::textChanged, this, &CorrectNumberDialog::check);
    connect(buttons, &QDialogButtonBox::accepted, this, &CorrectNumberDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_number->setFocus();
}

QString CorrectNumberDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void CorrectNumberDialog::check()
{
    say({});
    m_go->setEnabled(!m_isSending);
}

void CorrectNumberDialog::say(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void CorrectNumberDialog::send()
{
    if (m_isSending)
        return;
    if (!domain::PhoneNumber::parse(m_number->text())) {
        m_number->setFocus();
        return say(Words::error(core::makeError(core::Reason::PhoneMalformed)).both());
    }
    m_isSending = true;
    check();
    const auto answer =
        m_context.door.ask([id = m_purchaseId, number = m_number->text(), actor = m_context.actor()](
                               engine::UseCases& use) { return use.recovery.correctNumber(id, number, actor); });
    core::whenReady(answer, this, [this](const Result<Purchase>& purchase) {
        m_isSending = false;
        check();
        if (!purchase)
            return say(Words::error(purchase.error()).both());
        emit corrected(purchase->deliveryStatus == domain::DeliveryStatus::Queued);
        accept();
    });
}

} // namespace loket::ui
