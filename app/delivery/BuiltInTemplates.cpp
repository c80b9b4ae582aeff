#include "delivery/MessageTemplate.h"

namespace loket::delivery {

using namespace Qt::Literals::StringLiterals;

namespace {

// Short enough to be read on a phone's lock screen: who, what, the codes, how to use them, where to ask.
// A code is alone on its line, so that one long press copies it.
constexpr QStringView indonesian = uR"(Halo {name}, terima kasih sudah membeli! 🙏
*{business}*

Paket: {package} ({quantity} voucher)
Masa pakai: {duration}

Kode voucher:
{vouchers}

Cara pakai: sambungkan HP ke WiFi kami, lalu masukkan kode di halaman login.
Halaman login: {login_url}
Status pesanan: {status_url}

Ada kendala? Hubungi {help}
No. pesanan: {invoice})";

constexpr QStringView english = uR"(Hi {name}, thank you for your purchase! 🙏
*{business}*

Package: {package} ({quantity} voucher)
Time: {duration}

Your code:
{vouchers}

How to use it: join our WiFi, then enter the code on the login page.
Login page: {login_url}
Your order: {status_url}

Need help? Contact {help}
Order no.: {invoice})";

} // namespace

QString MessageTemplate::builtInText(QStringView language)
{
    return (language == "en"_L1 ? english : indonesian).toString();
}

MessageTemplate MessageTemplate::builtIn(QStringView language)
{
    // The texts above are checked by a test; parsing them cannot fail.
    return parse(builtInText(language)).value();
}

} // namespace loket::delivery
