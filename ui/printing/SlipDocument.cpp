#include "ui/printing/SlipDocument.h"

#include "print/Links.h"

#include "ui/printing/PrintWords.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using Kind = SlipBlock::Kind;

namespace {

constexpr int slipDocumentShownInvoiceTail = 12;

void addVoucher(SlipDocument& document, const Ticket& ticket, const PrintWords& words)
{
    if (ticket.isCode()) {
        document += SlipBlock{Kind::Label, words.code, {}};
        document += SlipBlock{Kind::Code, grouped(ticket.username), {}};
        return;
    }
    document += SlipBlock{Kind::Label, words.user, {}};
    document += SlipBlock{Kind::Code, ticket.username, {}};
    document += SlipBlock{Kind::Label, words.password, {}};
    document += SlipBlock{Kind::Code, ticket.password, {}};
}

void addMoney(SlipDocument& document, const Slip& slip, const PrintWords& words)
{
    if (slip.total <= 0)
        return;
    document += SlipBlock{Kind::Rule, {}, {}};
    document += SlipBlock{Kind::Pair, words.total, core::formatRupiah(slip.total)};
    if (slip.cash > 0) {
        document += SlipBlock{Kind::Pair, words.cash, core::formatRupiah(slip.cash)};
        document += SlipBlock{Kind::Pair, words.change, core::formatRupiah(slip.change)};
    }
}

SlipDocument reportDocument(const Slip& slip, const print::PrintSettings& settings)
{
    SlipDocument document;
    if (!settings.businessName.isEmpty())
        document += SlipBlock{Kind::Title, settings.businessName, {}};
    document += SlipBlock{Kind::Strong, slip.heading, {}};
    document += SlipBlock{Kind::Rule, {}, {}};
    for (const SlipLine& line : slip.lines)
        document += SlipBlock{Kind::Pair, line.name, line.value};
    document += SlipBlock{Kind::Rule, {}, {}};
    return document;
}

SlipDocument pickUpDocument(const Slip& slip, const print::PrintSettings& settings, const PrintWords& words)
{
    const PickUp& pickUp = *slip.pickUp;
    SlipDocument document;
    if (!settings.businessName.isEmpty())
        document += SlipBlock{Kind::Title, settings.businessName, {}};
    document += SlipBlock{Kind::Strong, words.pickUp, {}};
    document += SlipBlock{Kind::Strong, pickUp.what, {}};
    document += SlipBlock{Kind::Rule, {}, {}};
    document += SlipBlock{Kind::Label, words.pickUpNumber, {}};
    document += SlipBlock{Kind::Code, pickUp.number, {}};
    document += SlipBlock{Kind::Text, words.pickUpWhat, {}};
    const QUrl page = print::statusLink(settings.publicUrl, pickUp.token);
    if (page.isEmpty())
        document += SlipBlock{Kind::Qr, slip.invoice, words.pickUpScanHere};
    else
        document += SlipBlock{Kind::Qr, page.toString(QUrl::FullyEncoded), words.pickUpScan};
    addMoney(document, slip, words);
    document += SlipBlock{Kind::Rule, {}, {}};
    document += SlipBlock{Kind::Text, words.time(slip.soldAt), {}};
    if (!slip.cashier.isEmpty())
        document += SlipBlock{Kind::Pair, words.cashier, slip.cashier};
    document += SlipBlock{Kind::Pair, words.invoice, slip.invoice.right(slipDocumentShownInvoiceTail)};
    if (!settings.businessPhone.isEmpty())
        document += SlipBlock{Kind::Text, words.help + u": "_s + settings.businessPhone, {}};
    return document;
}

} // namespace

SlipDocument slipDocument(const Slip& slip, int place, const print::PrintSettings& settings)
{
    if (!slip.lines.isEmpty())
        return reportDocument(slip, settings);
    const PrintWords words(settings);
    if (slip.pickUp)
        return pickUpDocument(slip, settings, words);
    const Ticket& ticket = slip.tickets.at(place);
    const bool isLast = place + 1 == slip.tickets.size();
    SlipDocument document;
    const auto text = [&document](Kind kind, const QString& line) {
        if (!line.isEmpty())
            document += SlipBlock{kind, line, {}};
    };
    if (!settings.logo.isEmpty())
        document += SlipBlock{Kind::Logo, {}, {}};
    text(Kind::Title, settings.businessName);
    if (slip.isCopy)
        text(Kind::Strong, words.copy);
    text(Kind::Strong, ticket.package);
    text(Kind::Text, ticket.price > 0 ? core::formatRupiah(ticket.price) : QString());
    document += SlipBlock{Kind::Rule, {}, {}};
    addVoucher(document, ticket, words);
    text(Kind::Text, words.validity(ticket));
    text(Kind::Text, words.quota(ticket));
    if (settings.routers.size() > 1 && !ticket.router.isEmpty())
        text(Kind::Strong, words.worksAt + u": "_s + ticket.router);
    if (const QUrl link = print::loginLink(settings.loginAddress, ticket.username, ticket.password);
        settings.loginQr && !link.isEmpty())
        document += SlipBlock{Kind::Qr, link.toString(QUrl::FullyEncoded), words.scanToLogin};
    if (const QString address = print::loginAddress(settings.loginAddress); !address.isEmpty())
        text(Kind::Text, words.login + u": "_s + address);
    if (const QString wifi = print::wifiText(settings.wifiName, settings.wifiPassword);
        settings.wifiQr && !wifi.isEmpty())
        document += SlipBlock{Kind::Qr, wifi, words.scanToJoin + u": "_s + settings.wifiName};
    if (isLast)
        addMoney(document, slip, words);
    document += SlipBlock{Kind::Rule, {}, {}};
    if (slip.soldAt.isValid())
        text(Kind::Text, words.time(slip.soldAt));
    if (!slip.cashier.isEmpty())
        document += SlipBlock{Kind::Pair, words.cashier, slip.cashier};
    if (!slip.invoice.isEmpty())
        document += SlipBlock{Kind::Pair, words.invoice, slip.invoice.right(slipDocumentShownInvoiceTail)};
    if (slip.tickets.size() > 1)
        text(Kind::Text, u"%1 / %2"_s.arg(place + 1).arg(slip.tickets.size()));
    if (!settings.businessPhone.isEmpty())
        text(Kind::Text, words.help + u": "_s + settings.businessPhone);
    text(Kind::Text, settings.footer);
    return document;
}

} // namespace loket::ui
