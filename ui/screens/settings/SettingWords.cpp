#include "ui/screens/settings/SettingWords.h"

#include "ui/text/ReasonWords.h"
#include "ui/text/Words.h"

#include <QHash>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using settings::Setting;
using settings::ValueType;

namespace {

struct Row
{
    const char* label;
    const char* hint;
};

// Keys of a router are here without its name.
const QHash<QString, Row>& rows()
{
    static const QHash<QString, Row> all{
        {u"business.name"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Business name"),
          QT_TRANSLATE_NOOP("SettingWords", "On messages, slips, reports and the shop page.")}},
        {u"business.phone"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Phone for help"),
          QT_TRANSLATE_NOOP("SettingWords", "Customers see it on the shop page and in messages.")}},
        {u"business.timezone"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Time zone"),
          QT_TRANSLATE_NOOP("SettingWords", "WIB is Asia/Jakarta, WITA is Asia/Makassar, WIT is Asia/Jayapura.")}},
        {u"business.language"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Language of messages"),
          QT_TRANSLATE_NOOP("SettingWords", "For messages, slips and reports. The window has its own.")}},
        {u"router.host"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Address"),
          QT_TRANSLATE_NOOP("SettingWords", "Name or IP address, for example 192.168.88.1.")}},
        {u"router.port"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "API port"),
          QT_TRANSLATE_NOOP("SettingWords", "8728, or 8729 with TLS. Empty: the usual one.")}},
        {u"router.user"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "User"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "A user of its own whose group has api, read, write, sensitive and test.")}},
        {u"router.password"_s, {QT_TRANSLATE_NOOP("SettingWords", "Password"), ""}},
        {u"router.transport"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Connection"),
          QT_TRANSLATE_NOOP("SettingWords", "Over a network that others share, choose TLS or SSH.")}},
        {u"router.fingerprint"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Fingerprint"),
          QT_TRANSLATE_NOOP("SettingWords", "Protects against somebody who intercepts the connection.")}},
        {u"router.anonymous_tls"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "TLS without a certificate"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "Encrypted, but it can be intercepted. Better give the router a certificate.")}},
        {u"router.ssh_host"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "SSH address"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the router's own address.")}},
        {u"router.ssh_port"_s, {QT_TRANSLATE_NOOP("SettingWords", "SSH port"), ""}},
        {u"router.ssh_user"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "SSH user"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the same user as for the API.")}},
        {u"router.ssh_key"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "SSH key file"),
          QT_TRANSLATE_NOOP("SettingWords", "Path of a private key. Empty: the SSH password is used.")}},
        {u"router.ssh_password"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "SSH password"),
          QT_TRANSLATE_NOOP("SettingWords", "Or the passphrase of the key.")}},
        {u"router.hotspot_server"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Hotspot server"),
          QT_TRANSLATE_NOOP("SettingWords", "Where new vouchers are valid. all: on every hotspot of this router.")}},
        {u"router.window"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Commands at once"),
          QT_TRANSLATE_NOOP("SettingWords", "Fewer put less load on a small router.")}},
        {u"router.timeout_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Timeout"), QT_TRANSLATE_NOOP("SettingWords", "In milliseconds.")}},
        {u"router.legacy_login"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Old login"),
          QT_TRANSLATE_NOOP("SettingWords", "Only for RouterOS before 6.43.")}},
        {u"router.login_url"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Login page"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "For links and QR codes that log in, for example http://wifi.hotspot/login.")}},
        {u"payments.gateways"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Ways to pay"),
          QT_TRANSLATE_NOOP("SettingWords", "The first one is offered first.")}},
        {u"payments.expiry_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Orders expire after"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "Minutes without a payment. Money that comes later still gets its voucher.")}},
        {u"payments.poll_seconds"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Ask the gateway every"),
          QT_TRANSLATE_NOOP("SettingWords", "Seconds. 0: never, rely on its webhook alone.")}},
        {u"payments.timeout_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Timeout"), QT_TRANSLATE_NOOP("SettingWords", "In milliseconds.")}},
        {u"payments.environment"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Money"),
          QT_TRANSLATE_NOOP("SettingWords", "The keys of one environment are refused by the other.")}},
        {u"payments.base_url"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Other address"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the gateway's own. For a proxy or a sandbox.")}},
        {u"payments.merchant_id"_s, {QT_TRANSLATE_NOOP("SettingWords", "Merchant ID"), ""}},
        {u"payments.merchant_code"_s, {QT_TRANSLATE_NOOP("SettingWords", "Merchant code"), ""}},
        {u"payments.method"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Payment method"),
          QT_TRANSLATE_NOOP("SettingWords", "Used where the buyer names none.")}},
        {u"payments.signature_scheme"_s, {QT_TRANSLATE_NOOP("SettingWords", "Signature"), ""}},
        {u"payments.server_key"_s, {QT_TRANSLATE_NOOP("SettingWords", "Server key"), ""}},
        {u"payments.signature_key"_s, {QT_TRANSLATE_NOOP("SettingWords", "Signature key"), ""}},
        {u"payments.api_key"_s, {QT_TRANSLATE_NOOP("SettingWords", "API key"), ""}},
        {u"payments.private_key"_s, {QT_TRANSLATE_NOOP("SettingWords", "Private key"), ""}},
        {u"payments.callback_token"_s, {QT_TRANSLATE_NOOP("SettingWords", "Callback token"), ""}},
        {u"tunnel.host"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Tunnel to"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "A server of your own through which this computer can be reached. Empty: no tunnel.")}},
        {u"tunnel.port"_s, {QT_TRANSLATE_NOOP("SettingWords", "Its SSH port"), ""}},
        {u"tunnel.user"_s, {QT_TRANSLATE_NOOP("SettingWords", "User there"), ""}},
        {u"tunnel.key"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Key for the tunnel"),
          QT_TRANSLATE_NOOP("SettingWords", "Path of a private key. Empty: the tunnel's password is used.")}},
        {u"tunnel.password"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Password of the tunnel"),
          QT_TRANSLATE_NOOP("SettingWords", "Or the passphrase of the key.")}},
        {u"tunnel.fingerprint"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Fingerprint of the server"),
          QT_TRANSLATE_NOOP("SettingWords", "Protects against somebody who intercepts the connection.")}},
        {u"tunnel.remote_host"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Listen there on"),
          QT_TRANSLATE_NOOP("SettingWords", "127.0.0.1 where a web server there passes requests on.")}},
        {u"tunnel.remote_port"_s, {QT_TRANSLATE_NOOP("SettingWords", "Port there"), ""}},
        {u"delivery.fallback"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Second channel"),
          QT_TRANSLATE_NOOP("SettingWords", "Sends what the first one could not send, and while that one is paused.")}},
        {u"delivery.message"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Message"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the text that comes with Loket.")}},
        {u"delivery.message_id"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Message in Indonesian"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the same message as for everybody.")}},
        {u"delivery.message_en"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Message in English"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the same message as for everybody.")}},
        {u"delivery.channel"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Messages are sent by"),
          QT_TRANSLATE_NOOP("SettingWords", "Switched off, codes are shown on the page and the slip only.")}},
        {u"delivery.confirm_hours"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Report unconfirmed messages"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "After so many hours; 0: never. Only where the service reports arrivals.")}},
        {u"delivery.timeout_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Timeout"), QT_TRANSLATE_NOOP("SettingWords", "In milliseconds.")}},
        {u"delivery.base_url"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Address"),
          QT_TRANSLATE_NOOP("SettingWords", "Where the service answers. Empty: its own address (Meta, Fonnte).")}},
        {u"delivery.token"_s, {QT_TRANSLATE_NOOP("SettingWords", "Token"), ""}},
        {u"delivery.app_secret"_s, {QT_TRANSLATE_NOOP("SettingWords", "App secret"), ""}},
        {u"delivery.verify_token"_s, {QT_TRANSLATE_NOOP("SettingWords", "Verify token"), ""}},
        {u"delivery.secret_key"_s, {QT_TRANSLATE_NOOP("SettingWords", "Secret key"), ""}},
        {u"delivery.user"_s, {QT_TRANSLATE_NOOP("SettingWords", "User"), ""}},
        {u"delivery.password"_s, {QT_TRANSLATE_NOOP("SettingWords", "Password"), ""}},
        {u"delivery.webhook_key"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Receipt key"),
          QT_TRANSLATE_NOOP("SettingWords", "Proves that a delivery receipt comes from the channel.")}},
        {u"delivery.phone_number_id"_s, {QT_TRANSLATE_NOOP("SettingWords", "Phone number ID"), ""}},
        {u"delivery.version"_s, {QT_TRANSLATE_NOOP("SettingWords", "API version"), ""}},
        {u"delivery.template"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Template name"),
          QT_TRANSLATE_NOOP("SettingWords", "Meta sends free text only within 24 hours after the customer wrote.")}},
        {u"delivery.template_language"_s, {QT_TRANSLATE_NOOP("SettingWords", "Template language"), ""}},
        {u"delivery.session"_s, {QT_TRANSLATE_NOOP("SettingWords", "Session"), ""}},
        {u"delivery.device_id"_s, {QT_TRANSLATE_NOOP("SettingWords", "Device ID"), ""}},
        {u"voucher.length"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Length"),
          QT_TRANSLATE_NOOP("SettingWords", "Characters after the prefix, 6 to 32.")}},
        {u"voucher.alphabet"_s, {QT_TRANSLATE_NOOP("SettingWords", "Characters"), ""}},
        {u"voucher.prefix"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Prefix"),
          QT_TRANSLATE_NOOP("SettingWords", "Put before every code; may be empty.")}},
        {u"voucher.mode"_s, {QT_TRANSLATE_NOOP("SettingWords", "Login"), ""}},
        {u"voucher.watch_seconds"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Look at the routers every"),
          QT_TRANSLATE_NOOP("SettingWords", "Seconds, for first logins and vouchers that have ended. 0: never.")}},
        {u"voucher.grace_hours"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Keep ended vouchers for"),
          QT_TRANSLATE_NOOP("SettingWords", "Hours on the router, switched off, before they are removed.")}},
        {u"voucher.reconcile_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Compare the routers every"),
          QT_TRANSLATE_NOOP("SettingWords", "Minutes. 0: never.")}},
        {u"voucher.sell_from_stock.counter"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Counter sells from stock"),
          QT_TRANSLATE_NOOP("SettingWords", "Vouchers that were made in advance.")}},
        {u"voucher.sell_from_stock.online"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Shop page sells from stock"),
          QT_TRANSLATE_NOOP("SettingWords", "Vouchers that were made in advance.")}},
        {u"voucher.stock_days"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Withdraw old stock after"),
          QT_TRANSLATE_NOOP("SettingWords", "Days, where it is neither sold nor printed. 0: never.")}},
        {u"alerts.phone"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Alerts by WhatsApp"),
          QT_TRANSLATE_NOOP("SettingWords", "The number that receives the alerts. Empty: nobody.")}},
        {u"alerts.quiet_hours"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Quiet hours"),
          QT_TRANSLATE_NOOP("SettingWords", "No alerts are sent in these, for example 22:00-06:00. Empty: none.")}},
        {u"alerts.gap_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Between two messages"),
          QT_TRANSLATE_NOOP("SettingWords", "Minutes; alerts in between are sent together.")}},
        {u"alerts.router_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Router away for"),
          QT_TRANSLATE_NOOP("SettingWords", "Minutes until an alert is raised.")}},
        {u"alerts.paid_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Paid order waits for"),
          QT_TRANSLATE_NOOP("SettingWords", "Minutes until an alert is raised.")}},
        {u"alerts.disk_free_mb"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Disk has less than"),
          QT_TRANSLATE_NOOP("SettingWords", "Megabytes free: then an alert is raised.")}},
        {u"staff.lock_after_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Lock the window after"),
          QT_TRANSLATE_NOOP("SettingWords", "Minutes without any input. 0: never.")}},
        {u"retry.attempts"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Attempts"),
          QT_TRANSLATE_NOOP("SettingWords", "Tries in all, for vouchers and for messages.")}},
        {u"retry.base_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "First pause"),
          QT_TRANSLATE_NOOP("SettingWords", "In milliseconds; each next pause is twice as long.")}},
        {u"retry.max_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Longest pause"), QT_TRANSLATE_NOOP("SettingWords", "In milliseconds.")}},
        {u"retry.automatic_recovery"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Automatic recovery"),
          QT_TRANSLATE_NOOP("SettingWords", "Tries again when the router or the channel is back.")}},
        {u"cleanup.interval_minutes"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Clean up every"),
          QT_TRANSLATE_NOOP("SettingWords", "Minutes. 0: never.")}},
        {u"backup.daily"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Daily copies"),
          QT_TRANSLATE_NOOP("SettingWords", "How many of the last days keep their copy. 0: none.")}},
        {u"backup.weekly"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Weekly copies"),
          QT_TRANSLATE_NOOP("SettingWords", "How many of the last weeks keep their copy. 0: none.")}},
        {u"backup.folder"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Each copy also to"),
          QT_TRANSLATE_NOOP(
              "SettingWords",
              "A folder on a USB stick or another disk. After a week without a copy Loket reminds you.")}},
        {u"logs.keep_days"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Keep logs for"), QT_TRANSLATE_NOOP("SettingWords", "Days.")}},
        {u"privacy.forget_after_days"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Forget names and numbers after"),
          QT_TRANSLATE_NOOP("SettingWords", "Days since an order was last changed, once it is over. 0: never.")}},
        {u"privacy.forget_unpaid_after_days"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Orders nobody paid, after"),
          QT_TRANSLATE_NOOP("SettingWords", "Days. 0: like all others.")}},
        {u"print.slip_printer"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Slip printer"),
          QT_TRANSLATE_NOOP(
              "SettingWords",
              "system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600. Empty: no slips.")}},
        {u"print.slip_width"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Width of the slip"), QT_TRANSLATE_NOOP("SettingWords", "Millimetres.")}},
        {u"print.automatic_slip"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Slip at every sale"),
          QT_TRANSLATE_NOOP("SettingWords", "A sale at the counter prints its slip by itself.")}},
        {u"print.code_page"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Letters of the printer"),
          QT_TRANSLATE_NOOP("SettingWords", "Try another where letters come out wrong.")}},
        {u"print.cut"_s, {QT_TRANSLATE_NOOP("SettingWords", "Cut the paper"), ""}},
        {u"print.drawer"_s, {QT_TRANSLATE_NOOP("SettingWords", "Open the drawer"), ""}},
        {u"print.printer_qr"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "QR codes by the printer itself"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "Much faster on a serial printer. Switch it on where the test slip shows code B.")}},
        {u"print.ask_status"_s, {QT_TRANSLATE_NOOP("SettingWords", "Ask for paper and cover"), ""}},
        {u"print.timeout_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Timeout"), QT_TRANSLATE_NOOP("SettingWords", "In milliseconds.")}},
        {u"print.attempts"_s, {QT_TRANSLATE_NOOP("SettingWords", "Attempts to print"), ""}},
        {u"print.sheet_printer"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Printer for sheets"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the default printer of the system.")}},
        {u"print.sheet_layout"_s, {QT_TRANSLATE_NOOP("SettingWords", "Vouchers on an A4 sheet"), ""}},
        {u"print.logo"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Logo"), QT_TRANSLATE_NOOP("SettingWords", "Path of a picture.")}},
        {u"print.footer"_s, {QT_TRANSLATE_NOOP("SettingWords", "Last line"), ""}},
        {u"print.login_qr"_s, {QT_TRANSLATE_NOOP("SettingWords", "QR code to log in"), ""}},
        {u"print.login_address"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Address of the login page"),
          QT_TRANSLATE_NOOP("SettingWords", "Empty: the name the router gives it.")}},
        {u"print.wifi_qr"_s, {QT_TRANSLATE_NOOP("SettingWords", "QR code to join the Wi-Fi"), ""}},
        {u"print.wifi_name"_s, {QT_TRANSLATE_NOOP("SettingWords", "Name of the Wi-Fi"), ""}},
        {u"print.wifi_password"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Password of the Wi-Fi"),
          QT_TRANSLATE_NOOP("SettingWords", "Everybody can read it on the slip. Empty: an open Wi-Fi.")}},
        {u"server.public_url"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Public address"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "How customers and gateways reach this computer, for example https://wifi.example.id.")}},
        {u"server.listen"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Listen on"),
          QT_TRANSLATE_NOOP("SettingWords", "127.0.0.1: this computer only. 0.0.0.0: the whole network.")}},
        {u"server.port"_s, {QT_TRANSLATE_NOOP("SettingWords", "Port"), ""}},
        {u"server.tls_certificate"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Certificate file"),
          QT_TRANSLATE_NOOP("SettingWords", "PEM. HTTPS where the key is set too.")}},
        {u"server.tls_key"_s, {QT_TRANSLATE_NOOP("SettingWords", "Key file"), ""}},
        {u"server.max_body_bytes"_s, {QT_TRANSLATE_NOOP("SettingWords", "Largest request"), ""}},
        {u"server.max_connections"_s, {QT_TRANSLATE_NOOP("SettingWords", "Connections at once"), ""}},
        {u"server.request_timeout_ms"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Timeout"), QT_TRANSLATE_NOOP("SettingWords", "In milliseconds.")}},
        {u"server.open_orders_per_address"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Unpaid orders from one address"),
          QT_TRANSLATE_NOOP("SettingWords",
                            "Open at once. A whole network of IPv6 counts as one address. 0: no limit.")}},
        {u"server.open_orders"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Unpaid orders in all"),
          QT_TRANSLATE_NOOP("SettingWords", "Open at once. 0: no limit.")}},
        {u"server.purchase_rate_per_minute"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Orders per minute"),
          QT_TRANSLATE_NOOP("SettingWords", "From one address. 0: no limit.")}},
        {u"server.trusted_proxies"_s,
         {QT_TRANSLATE_NOOP("SettingWords", "Trusted proxies"),
          QT_TRANSLATE_NOOP("SettingWords", "Addresses whose statement of the customer's address is trusted.")}},
    };
    return all;
}

// "router.main.port" as "router.port", "payments.tripay.api_key" as "payments.api_key".
const Row* rowOf(const QString& key)
{
    if (const auto exact = rows().constFind(key); exact != rows().constEnd())
        return &*exact;
    const QString family = key.section(u'.', 0, 0) + u'.' + key.section(u'.', -1);
    const auto general = rows().constFind(family);
    return general == rows().constEnd() ? nullptr : &*general;
}

} // namespace

QString SettingWords::label(const Setting& setting)
{
    const Row* row = rowOf(setting.key);
    return row ? QCoreApplication::translate("SettingWords", row->label) : setting.key;
}

QString SettingWords::hint(const Setting& setting)
{
    const Row* row = rowOf(setting.key);
    if (!row)
        return setting.meaning;
    return *row->hint == '\0' ? QString() : QCoreApplication::translate("SettingWords", row->hint);
}

QString SettingWords::choice(const QString& key, const QString& value)
{
    const QString last = key.section(u'.', -1);
    if (last == u"transport"_s) {
        if (value == u"plain"_s)
            return tr("Plain (inside your own network)");
        if (value == u"tls"_s)
            return tr("TLS (api-ssl)");
        return tr("SSH tunnel");
    }
    if (last == u"environment"_s)
        return value == u"production"_s ? tr("Real money (production)") : tr("Test money (sandbox)");
    if (last == u"language"_s)
        return value == u"id"_s ? u"Bahasa Indonesia"_s : u"English"_s;
    if (last == u"alphabet"_s) {
        if (value == u"digits"_s)
            return tr("Digits only");
        if (value == u"lower"_s)
            return tr("Small letters");
        if (value == u"upper"_s)
            return tr("Capital letters");
        return tr("Letters and digits that are not confused");
    }
    if (last == u"mode"_s)
        return value == u"userpass"_s ? tr("User name and password") : tr("One code for both");
    if (key.startsWith(u"voucher.sell_from_stock."_s)) {
        if (value == u"never"_s)
            return tr("Never");
        return value == u"always"_s ? tr("Always") : tr("While the router is away");
    }
    if (last == u"channel"_s || last == u"fallback"_s)
        return value == u"none"_s ? tr("Nobody (switched off)") : Words::channel(value);
    if (key == u"payments.gateways"_s)
        return Words::gateway(value);
    if (key == u"print.slip_width"_s)
        return value + u" mm"_s;
    if (key == u"print.sheet_layout"_s)
        return value == u"dense"_s  ? tr("64, without QR codes")
               : value == u"4x13"_s ? u"52 (4 × 13)"_s
                                    : u"24 (3 × 8)"_s;
    return value;
}

QString SettingWords::accepts(const Setting& setting)
{
    switch (setting.type) {
    case ValueType::Text:
        return tr("One line of at most %1 characters.").arg(setting.most);
    case ValueType::Integer:
        return tr("A whole number from %1 to %2.").arg(setting.least).arg(setting.most);
    case ValueType::WebAddress:
        return tr("An address such as https://wifi.example.id, without ? or a password.");
    case ValueType::Host:
        return tr("A host name or an IP address such as 192.168.88.1.");
    case ValueType::Address:
        return tr("An IP address such as 127.0.0.1 or 0.0.0.0.");
    case ValueType::Networks:
        return tr("IP addresses and networks with commas between, such as 10.0.0.1,192.168.0.0/16.");
    case ValueType::Fingerprint:
        return tr("A SHA-256 fingerprint: 64 hexadecimal digits.");
    case ValueType::TimeZone:
        return tr("A time zone such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura.");
    case ValueType::CodePrefix:
        return tr("1 to 16 letters, digits, - or _.");
    case ValueType::HoursOfDay:
        return tr("Two times such as 22:00-06:00, or nothing.");
    case ValueType::PhoneNumber:
        return tr("A phone number such as 0812 3456 789, or nothing.");
    case ValueType::Version:
        return tr("A version such as v21.0.");
    case ValueType::Choice:
    case ValueType::Choices:
        return tr("One of: %1.").arg(setting.choices.join(u", "_s));
    case ValueType::Boolean:
        return tr("Yes or no.");
    case ValueType::Message:
        return tr("A text of at most %1 characters.").arg(setting.most);
    default:
        return setting.accepted();
    }
}

QString SettingWords::refusal(const Setting& setting, const core::Error& error)
{
    // What the value must be like is explained by accepts(); any other reason says what is wrong with this one.
    const QString words = error.reason == core::Reason::ValueNotAccepted ? QString() : ReasonWords::of(error);
    return words.isEmpty() ? accepts(setting) : words;
}

} // namespace loket::ui
