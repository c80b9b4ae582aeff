#include "sandbox/gateways/Pages.h"

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxRows = 200;

const QString style = uR"css(
:root{--bg:#f3f5f7;--card:#fff;--ink:#17212b;--soft:#5b6875;--line:#dde3e8;--accent:#0b6e99;--good:#1b7f4b;--bad:#b3261e;--warn:#8a5a00}
@media(prefers-color-scheme:dark){:root{--bg:#11171d;--card:#1a222a;--ink:#e8edf2;--soft:#9fadba;--line:#2c3742;--accent:#57b6dd;--good:#5cc98f;--bad:#f2938c;--warn:#e5b567}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:30rem;margin:0 auto;padding:1rem}main.wide{max-width:64rem}
.note{border:1px dashed var(--warn);color:var(--warn);border-radius:10px;padding:.5rem .75rem;margin:0 0 1rem;font-size:.9rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.25rem;overflow-x:auto}
h1{font-size:1.1rem;margin:0 0 .25rem}.amount{font-size:2.2rem;font-weight:700;margin:.25rem 0 1rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.35rem 1rem;margin:0 0 1rem}dt{color:var(--soft)}dd{margin:0;text-align:right;overflow-wrap:anywhere}
.code{font-family:ui-monospace,monospace;font-size:.8rem}
button,.button{display:block;width:100%;min-height:48px;margin:.6rem 0 0;padding:.6rem 1rem;border-radius:10px;border:1px solid var(--line);background:transparent;color:var(--ink);font:inherit;text-align:center;text-decoration:none;cursor:pointer}
button.pay{background:var(--accent);border-color:var(--accent);color:var(--card);font-weight:700}
button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.state{font-weight:700}.paid{color:var(--good)}.failed,.expired{color:var(--bad)}.refunded,.pending{color:var(--warn)}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.5rem;border-bottom:1px solid var(--line);white-space:nowrap}th{color:var(--soft);font-weight:500}td.amount-cell{text-align:right}a{color:var(--accent)}
@media(max-width:40rem){thead{display:none}tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding:.5rem 0}td{border:0;padding:.15rem 0}td:nth-child(even){text-align:right}td.amount-cell{text-align:left}}
)css"_s;

struct BothLanguages
{
    const char16_t* indonesian;
    const char16_t* english;
};

QString say(PageLanguage language, const BothLanguages& words)
{
    return QString::fromUtf16(language == PageLanguage::English ? words.english : words.indonesian);
}

QString stateWord(PageLanguage language, SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return say(language, {u"Menunggu pembayaran", u"Waiting for payment"});
    case SandboxState::Paid:
        return say(language, {u"Lunas", u"Paid"});
    case SandboxState::Failed:
        return say(language, {u"Gagal", u"Failed"});
    case SandboxState::Expired:
        return say(language, {u"Kedaluwarsa", u"Expired"});
    case SandboxState::Refunded:
        return say(language, {u"Dikembalikan", u"Refunded"});
    }
    return {};
}

QString frame(PageLanguage language, const QString& title, const QString& content, bool wide = false)
{
    const QString note = say(language, {u"Sandbox: uang di sini tidak nyata.", u"Sandbox: no real money moves here."});
    return u"<!doctype html><html lang=\""_s + (language == PageLanguage::English ? u"en"_s : u"id"_s) +
           u"\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"_s +
           title.toHtmlEscaped() + u"</title><style>"_s + style + u"</style></head><body><main"_s +
           (wide ? u" class=\"wide\""_s : QString()) + u"><p class=\"note\">"_s + note + u"</p>"_s + content +
           u"</main></body></html>"_s;
}

QString row(const QString& name, const QString& value, const QString& cssClass = {})
{
    if (value.isEmpty())
        return {};
    return u"<dt>"_s + name + u"</dt><dd class=\""_s + cssClass + u"\">"_s + value.toHtmlEscaped() + u"</dd>"_s;
}

QString button(const QString& action, const QString& text)
{
    return u"<button class=\"%1\" name=\"action\" value=\"%1\">%2</button>"_s.arg(action, text);
}

// "tripay" as the vendor writes it.
QString titleOf(const QString& vendor)
{
    return (vendor.left(1).toUpper() + vendor.mid(1)).toHtmlEscaped();
}

bool isWebAddress(const QUrl& url)
{
    return url.scheme() == u"http"_s || url.scheme() == u"https"_s;
}

} // namespace

PageLanguage languageOf(const QByteArray& acceptLanguage)
{
    const auto entries = acceptLanguage.toLower().split(',');
    for (const QByteArray& entry : entries) {
        const QByteArray tag = entry.trimmed().left(2);
        if (tag == "id")
            return PageLanguage::Indonesian;
        if (tag == "en")
            return PageLanguage::English;
    }
    return PageLanguage::Indonesian;
}

QString paymentPage(const SandboxPayment& payment, PageLanguage language)
{
    QString content = u"<div class=\"card\"><h1>"_s + titleOf(payment.vendor) + u" &middot; "_s +
                      payment.itemName.toHtmlEscaped() + u"</h1><p class=\"amount\">"_s +
                      core::formatRupiah(payment.amount + payment.customerFee) + u"</p><dl>"_s;
    content += row(u"Status"_s, stateWord(language, payment.state), u"state "_s + nameOf(payment.state));
    content += row(say(language, {u"Pesanan", u"Order"}), payment.orderId, u"code"_s);
    content += row(say(language, {u"Referensi", u"Reference"}), payment.reference, u"code"_s);
    content += row(say(language, {u"Metode", u"Method"}), payment.method);
    content += row(say(language, {u"Kode bayar", u"Pay code"}), payment.payCode, u"code"_s);
    content += row(u"QRIS"_s, payment.qrString, u"code"_s);
    if (payment.customerFee > 0)
        content += row(say(language, {u"Termasuk biaya", u"Fee included"}), core::formatRupiah(payment.customerFee));
    content += u"</dl>"_s;
    if (payment.state == SandboxState::Pending) {
        content += u"<form method=\"post\">"_s + button(u"pay"_s, say(language, {u"Bayar", u"Pay"})) +
                   button(u"fail"_s, say(language, {u"Gagalkan", u"Fail"})) +
                   button(u"expire"_s, say(language, {u"Buat kedaluwarsa", u"Expire"})) + u"</form>"_s;
    }
    if (isWebAddress(payment.returnUrl)) {
        content += u"<a class=\"button\" href=\""_s + payment.returnUrl.toString(QUrl::FullyEncoded).toHtmlEscaped() +
                   u"\">"_s + say(language, {u"Kembali ke toko", u"Back to the shop"}) + u"</a>"_s;
    }
    return frame(language, core::formatRupiah(payment.amount + payment.customerFee), content + u"</div>"_s);
}

QString indexPage(const QList<SandboxPayment>& payments, PageLanguage language)
{
    QString content = u"<div class=\"card\"><h1>"_s + say(language, {u"Pembayaran", u"Payments"}) + u"</h1>"_s;
    if (payments.isEmpty()) {
        content += u"<p>"_s +
                   say(language, {u"Belum ada pembayaran. Beli voucher di halaman toko, lalu muat ulang halaman ini.",
                                  u"No payment yet. Buy a voucher on the shop page, then reload this page."}) +
                   u"</p></div>"_s;
        return frame(language, say(language, {u"Pembayaran", u"Payments"}), content, true);
    }
    content += u"<table><thead><tr><th>"_s + say(language, {u"Pesanan", u"Order"}) + u"</th><th>Gateway</th><th>"_s +
               say(language, {u"Jumlah", u"Amount"}) + u"</th><th>Status</th></tr></thead><tbody>"_s;
    const qsizetype oldest = std::max<qsizetype>(0, payments.size() - maxRows);
    for (qsizetype i = payments.size() - 1; i >= oldest; --i) {
        const SandboxPayment& payment = payments[i];
        content +=
            u"<tr><td class=\"code\"><a href=\"/pay/%1/%2\">%3</a></td><td>%7</td><td class=\"amount-cell\">%4</td>"
            "<td class=\"state %5\">%6</td></tr>"_s.arg(
                payment.vendor, QString::fromLatin1(QUrl::toPercentEncoding(payment.reference)),
                payment.orderId.toHtmlEscaped(), core::formatRupiah(payment.amount + payment.customerFee),
                nameOf(payment.state), stateWord(language, payment.state), titleOf(payment.vendor));
    }
    content += u"</tbody></table></div>"_s;
    return frame(language, say(language, {u"Pembayaran", u"Payments"}), content, true);
}

QString unknownPage(PageLanguage language)
{
    const QString title = say(language, {u"Pembayaran tidak ditemukan", u"No such payment"});
    return frame(language, title,
                 u"<div class=\"card\"><h1>"_s + title + u"</h1><p><a href=\"/\">"_s +
                     say(language, {u"Lihat semua pembayaran", u"See all payments"}) + u"</a></p></div>"_s);
}

} // namespace loket::sandbox
