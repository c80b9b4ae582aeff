#include "ui/dialogs/ForgetCustomer.h"

#include "domain/CustomerTraces.h"
#include "engine/UseCases.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::UseCases;
using sales::CustomerOrders;

bool ForgetCustomer::isPossible(const UiContext& context, const domain::Purchase& purchase)
{
    return context.door.isOpen() && context.may(domain::Action::ForgetCustomer) &&
           domain::storedNumber(purchase.customerPhone);
}

void ForgetCustomer::ask(const UiContext& context, const domain::Purchase& purchase, QWidget* parent, const Tell& tell)
{
    const auto number = domain::storedNumber(purchase.customerPhone);
    if (!number)
        return;
    const QString phone = u'+' + number->digits();
    const auto actor = context.actor();
    const auto go = [&context, phone, actor, parent, tell] {
        core::whenReady(context.door.ask([phone, actor](UseCases& use) { return use.forgetting.forget(phone, actor); }),
                        parent, [tell](const Result<CustomerOrders>& done) {
                            if (!done)
                                return tell(Tone::Bad, Words::error(done.error()).both());
                            QString words = tr("Name and number are gone from %n order(s).", "", done->over);
                            if (done->open > 0)
                                words += u' ' + tr("%n order(s) are still open and follow when they are over.", "",
                                                   done->open);
                            tell(Tone::Good, words);
                        });
    };
    const auto show = [&context, parent, phone, tell, go](const Result<CustomerOrders>& orders) {
        if (!orders)
            return tell(Tone::Bad, Words::error(orders.error()).both());
        auto* question =
            new PlainMessageBox(QMessageBox::NoIcon, tr("Forget this customer"),
                                tr("Forget the customer with the number %1?").arg(Format::phone(phone.sliced(1))),
                                QMessageBox::Cancel, parent);
        question->setAttribute(Qt::WA_DeleteOnClose);
        question->setObjectName(u"forgetCustomer"_s);
        question->setIconPixmap(context.theme.icon(u"trash-2"_s, Ink::Bad).pixmap(32, 32));
        QStringList words{
            tr("Name and number are taken out of %n order(s) with this number, with what gateways and message services "
               "wrote about the customer.",
               "", orders->over),
            tr("What was sold and paid stays: reports, shifts and settlements do not change, and the vouchers go on "
               "working. A message cannot be sent again. This cannot be undone.")};
        if (orders->open > 0)
            words +=
                tr("%n order(s) are still open (not paid, not delivered, to be checked, or in an open shift). They "
                   "keep name and number until they are over, and are forgotten then by themselves.",
                   "", orders->open);
        words += tr("Copies of the database that were made before still hold them, and so do gateways and message "
                    "services.");
        question->setInformativeText(words.join(u"\n\n"_s));
        QPushButton* forget = question->addButton(tr("Forget"), QMessageBox::AcceptRole);
        setKind(forget, u"danger"_s);
        question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
        question->setDefaultButton(QMessageBox::Cancel);
        connect(forget, &QPushButton::clicked, parent, go);
        question->open();
    };
    core::whenReady(context.door.ask([phone, actor](UseCases& use) { return use.forgetting.ordersOf(phone, actor); }),
                    parent, show);
}

} // namespace loket::ui
