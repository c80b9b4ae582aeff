#include "settings/RegistryTable.h"

#include "delivery/Channels.h"
#include "payments/Gateways.h"

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longText = 200;
constexpr qint64 pathLength = 4096;
constexpr qint64 longMessage = 4096; // what the strictest channel takes (app/delivery/FACTS.md, section 1)
constexpr qint64 longestDeadlineMs = 600'000;
constexpr qint64 shortestDeadlineMs = 100;
constexpr qint64 tenYearsInMinutes = 10LL * 365 * 24 * 60;

Setting text(const QString& key, const QString& meaning, const QString& fallback = {}, qint64 most = longText)
{
    return {.key = key, .type = ValueType::Text, .fallback = fallback, .most = most, .meaning = meaning};
}

Setting number(const QString& key, qint64 least, qint64 most, qint64 fallback, const QString& meaning)
{
    return {.key = key,
            .type = ValueType::Integer,
            .fallback = QString::number(fallback),
            .least = least,
            .most = most,
            .meaning = meaning};
}

Setting deadline(const QString& key, qint64 fallback, const QString& meaning)
{
    return number(key, shortestDeadlineMs, longestDeadlineMs, fallback, meaning);
}

Setting choice(const QString& key, const QStringList& choices, const QString& fallback, const QString& meaning)
{
    return {.key = key, .type = ValueType::Choice, .fallback = fallback, .choices = choices, .meaning = meaning};
}

Setting typed(ValueType type, const QString& key, const QString& meaning, const QString& fallback = {})
{
    return {.key = key, .type = type, .fallback = fallback, .meaning = meaning};
}

Setting secret(const QString& key, const QString& meaning)
{
    return {.key = key, .type = ValueType::Secret, .meaning = meaning};
}

Setting atStart(Setting setting)
{
    setting.needsRestart = true;
    return setting;
}

// The rows of a vendor's keys, from its own table.
QList<Setting> keysOf(const QString& part, const QList<domain::VendorKey>& keys)
{
    QList<Setting> rows;
    for (const domain::VendorKey& key : keys) {
        switch (key.type) {
        case domain::VendorKeyType::Text:
            rows += text(part + key.part, key.meaning, key.fallback, key.most);
            break;
        case domain::VendorKeyType::Choice:
            rows += choice(part + key.part, key.choices, key.fallback, key.meaning);
            break;
        case domain::VendorKeyType::Version:
            rows += typed(ValueType::Version, part + key.part, key.meaning, key.fallback);
            break;
        case domain::VendorKeyType::Secret:
            rows += secret(part + key.part, key.meaning);
            break;
        }
    }
    return rows;
}

QList<Setting> server()
{
    return {
        atStart(typed(ValueType::Address, u"server.listen"_key, u"where the HTTP server listens"_s, u"127.0.0.1"_s)),
        atStart(number(u"server.port"_key, 0, 65535, 3000, u"port of the HTTP server; 0 picks a free one"_s)),
        typed(ValueType::WebAddress, u"server.public_url"_key, u"how customers and gateways reach the server"_s),
        atStart(text(u"server.tls_certificate"_key, u"PEM file; HTTPS where the key is set too"_s, {}, pathLength)),
        atStart(text(u"server.tls_key"_key, u"PEM file of the certificate's key"_s, {}, pathLength)),
        atStart(number(u"server.max_body_bytes"_key, 1024, 16 * 1024 * 1024, 65536, u"largest body of a request"_s)),
        atStart(number(u"server.max_connections"_key, 1, 10000, 256, u"open connections in all"_s)),
        atStart(deadline(u"server.request_timeout_ms"_key, 10000, u"deadline of one request"_s)),
        number(u"server.open_orders_per_address"_key, 0, 1000000, 200,
               u"unpaid online orders open at once from one client address; 0: no limit"_s),
        number(u"server.open_orders"_key, 0, 1000000, 20000,
               u"unpaid online orders open at once in all; 0: no limit"_s),
        number(u"server.purchase_rate_per_minute"_key, 0, 100000, 30, u"purchases per client address; 0: no limit"_s),
        typed(ValueType::Networks, u"server.trusted_proxies"_key,
              u"addresses whose X-Forwarded-* headers are believed"_s),
    };
}

QList<Setting> router()
{
    return {
        typed(ValueType::Host, u"router.NAME.host"_key, u"name or address of the router"_s),
        number(u"router.NAME.port"_key, 1, 65535, 8728, u"API port; 8729 where the transport is tls"_s),
        text(u"router.NAME.user"_key, u"user on the router"_s, u"loket"_s),
        choice(u"router.NAME.transport"_key, {u"plain"_s, u"tls"_s, u"ssh"_s}, u"plain"_s,
               u"plain, tls, or ssh (a tunnel to the router, plain inside)"_s),
        typed(ValueType::Fingerprint, u"router.NAME.fingerprint"_key,
              u"SHA-256 of the TLS certificate or SSH host key"_s),
        typed(ValueType::Boolean, u"router.NAME.anonymous_tls"_key,
              u"allow TLS to a router without a certificate: encrypted, but anyone can stand between"_s, u"false"_s),
        typed(ValueType::Host, u"router.NAME.ssh_host"_key, u"where the tunnel goes; the router's host while empty"_s),
        number(u"router.NAME.ssh_port"_key, 1, 65535, 22, u"port of the tunnel"_s),
        text(u"router.NAME.ssh_user"_key, u"user of the tunnel; the router's user while empty"_s),
        text(u"router.NAME.ssh_key"_key, u"file of the private key; a password is used while empty"_s, {}, pathLength),
        text(u"router.NAME.hotspot_server"_key, u"hotspot server for new users"_s, u"all"_s),
        typed(ValueType::WebAddress, u"router.NAME.login_url"_key,
              u"the hotspot's login page (http://DNS-NAME/login), for login links and QR codes"_s),
        number(u"router.NAME.window"_key, 1, 1000, 32, u"commands in flight on one connection"_s),
        deadline(u"router.NAME.timeout_ms"_key, 10000, u"deadline of connect, login and each command"_s),
        typed(ValueType::Boolean, u"router.NAME.legacy_login"_key, u"allow the MD5 login of RouterOS before 6.43"_s,
              u"false"_s),
        secret(u"router.NAME.password"_secret, u"password of the router's user"_s),
        secret(u"router.NAME.ssh_password"_secret, u"password of the tunnel's user, or of its key"_s),
    };
}

QList<Setting> paymentSettings()
{
    QList<Setting> rows{
        Setting{.key = u"payments.gateways"_key,
                .type = ValueType::Choices,
                .fallback = u"cash"_s,
                .choices = payments::gatewayNames(),
                .meaning = u"what customers can pay with"_s},
        number(u"payments.expiry_minutes"_key, 1, tenYearsInMinutes, 1440,
               u"a pending purchase older than this expires"_s),
        number(u"payments.poll_seconds"_key, 0, 86400, 30, u"how often gateways are asked; 0: never"_s),
        deadline(u"payments.timeout_ms"_key, 15000, u"deadline of one call to a gateway"_s),
    };
    for (const payments::Gateway& gateway : payments::gateways()) {
        if (gateway.kind == payments::GatewayKind::Cash)
            continue;
        const QString part = u"payments."_s + gateway.name + u'.';
        rows += choice(part + u"environment"_s, {u"sandbox"_s, u"production"_s}, u"sandbox"_s,
                       u"test money or real money"_s);
        rows += typed(ValueType::WebAddress, part + u"base_url"_s, u"instead of the vendor's own address"_s);
        rows += keysOf(part, gateway.keys);
    }
    return rows;
}

QList<Setting> deliverySettings()
{
    const QStringList names = QStringList{u"none"_s} + delivery::channelNames();
    QList<Setting> rows{
        choice(u"delivery.channel"_key, names, u"none"_s, u"who sends the WhatsApp messages"_s),
        choice(u"delivery.fallback"_key, names, u"none"_s,
               u"who sends what the first channel gave up, and while that one is paused"_s),
        deadline(u"delivery.timeout_ms"_key, 15000, u"deadline of one call to the channel"_s),
        number(u"delivery.confirm_hours"_key, 0, 336, 24,
               u"a message that its channel took and did not confirm for so long is told (0: never); only of channels "
               "whose receipts come in"_s),
        Setting{.key = u"delivery.message"_key,
                .type = ValueType::Message,
                .most = longMessage,
                .meaning = u"the message; empty: the built-in one"_s},
        Setting{.key = u"delivery.message_id"_key,
                .type = ValueType::Message,
                .most = longMessage,
                .meaning = u"the message to customers who read Indonesian; empty: delivery.message"_s},
        Setting{.key = u"delivery.message_en"_key,
                .type = ValueType::Message,
                .most = longMessage,
                .meaning = u"the message to customers who read English; empty: delivery.message"_s},
    };
    for (const delivery::Channel& channel : delivery::channels()) {
        const QString part = u"delivery."_s + channel.name + u'.';
        rows += typed(ValueType::WebAddress, part + u"base_url"_s, u"address of the channel's server"_s);
        rows += keysOf(part, channel.keys);
    }
    return rows;
}

// A port on a host of the operator's own that forwards to our server, for a PC behind a NAT.
QList<Setting> tunnel()
{
    return {
        typed(ValueType::Host, u"tunnel.host"_key, u"SSH host that lends us an address; empty: no tunnel"_s),
        number(u"tunnel.port"_key, 1, 65535, 22, u"its SSH port"_s),
        text(u"tunnel.user"_key, u"user there"_s, u"loket"_s),
        text(u"tunnel.key"_key, u"file of the private key; a password is used while empty"_s, {}, pathLength),
        typed(ValueType::Fingerprint, u"tunnel.fingerprint"_key, u"SHA-256 of its SSH host key"_s),
        text(u"tunnel.remote_host"_key, u"the address there that is listened on; its proxy connects to it"_s,
             u"127.0.0.1"_s),
        number(u"tunnel.remote_port"_key, 1, 65535, 8080, u"the port there that leads here"_s),
        secret(u"tunnel.password"_secret, u"password of the user there, or of the key"_s),
    };
}

QList<Setting> house()
{
    return {
        number(u"voucher.length"_key, 6, 32, 8, u"characters of a code after its prefix"_s),
        choice(u"voucher.alphabet"_key, {u"digits"_s, u"lower"_s, u"upper"_s, u"unambiguous"_s}, u"unambiguous"_s,
               u"characters of a code"_s),
        typed(ValueType::CodePrefix, u"voucher.prefix"_key, u"stands before every code"_s),
        choice(u"voucher.mode"_key, {u"code"_s, u"userpass"_s}, u"code"_s,
               u"code: the password is the user name; userpass: a password of its own"_s),
        number(u"voucher.watch_seconds"_key, 0, 86'400, 60,
               u"how often the routers are looked at for first logins and vouchers that have ended; 0: never"_s),
        number(u"voucher.grace_hours"_key, 0, 8760, 24, u"how long an ended voucher stays on its router, disabled"_s),
        number(u"voucher.reconcile_minutes"_key, 0, tenYearsInMinutes, 60,
               u"how often the schedule compares the routers with the ledger; 0: never"_s),
        choice(u"voucher.sell_from_stock.counter"_key, {u"never"_s, u"away"_s, u"always"_s}, u"away"_s,
               u"when the counter sells vouchers made in advance; away: while the router does not answer"_s),
        choice(u"voucher.sell_from_stock.online"_key, {u"never"_s, u"away"_s, u"always"_s}, u"never"_s,
               u"when the public page sells vouchers made in advance"_s),
        number(u"voucher.stock_days"_key, 0, 3650, 0,
               u"unsold, unprinted stock older than this is withdrawn; 0: never"_s),
        number(u"retry.attempts"_key, 1, 100, 3, u"tries in all"_s),
        number(u"retry.base_ms"_key, 1, 3'600'000, 1000, u"first gap between tries"_s),
        number(u"retry.max_ms"_key, 1, 86'400'000, 60000, u"longest gap between tries"_s),
        typed(ValueType::Boolean, u"retry.automatic_recovery"_key, u"try again when the router or channel is back"_s,
              u"true"_s),
        number(u"cleanup.interval_minutes"_key, 0, tenYearsInMinutes, 60,
               u"how often the schedule cleans up; 0: never"_s),
        typed(ValueType::PhoneNumber, u"alerts.phone"_key,
              u"whom to tell by WhatsApp of what wants an eye; empty: nobody"_s),
        typed(ValueType::HoursOfDay, u"alerts.quiet_hours"_key, u"hours in which nobody is told; empty: none"_s),
        number(u"alerts.gap_minutes"_key, 1, 10080, 15,
               u"between two notifications; what comes meanwhile is gathered"_s),
        number(u"alerts.router_minutes"_key, 1, 10080, 5, u"an alert where a router is away for longer"_s),
        number(u"alerts.paid_minutes"_key, 1, 10080, 10, u"an alert where a paid order waits for longer"_s),
        number(u"alerts.disk_free_mb"_key, 10, 1'000'000, 500,
               u"an alert where less is free on the data folder's disk"_s),
        number(u"backup.daily"_key, 0, 366, 7, u"copies of the last days that are kept in backups/; 0: none"_s),
        number(u"backup.weekly"_key, 0, 520, 4, u"copies of the last weeks that are kept beside them; 0: none"_s),
        text(u"backup.folder"_key, u"another folder that each copy also goes to; empty: none"_s, {}, pathLength),
        number(u"logs.keep_days"_key, 1, 3650, 30, u"older files of the log are removed"_s),
        number(u"privacy.forget_after_days"_key, 0, 36500, 0,
               u"name and phone number of an order that has been over for so many days are forgotten; 0: never"_s),
        number(u"privacy.forget_unpaid_after_days"_key, 0, 36500, 0,
               u"the same of an order that nobody paid; 0: as all others"_s),
        number(u"staff.lock_after_minutes"_key, 0, 1440, 10,
               u"the window asks for a PIN again when nobody has touched it for so long; 0: never"_s),
        text(u"business.name"_key, u"name on messages, slips and reports"_s, {}, 100),
        text(u"business.phone"_key, u"phone number for help"_s, {}, 32),
        typed(ValueType::TimeZone, u"business.timezone"_key, u"time zone of messages, slips and reports"_s,
              u"Asia/Jakarta"_s),
        choice(u"business.language"_key, {u"id"_s, u"en"_s}, u"id"_s, u"language of messages, slips and reports"_s),
    };
}

QList<Setting> printing()
{
    return {
        text(u"print.slip_printer"_key,
             u"system:NAME, tcp:HOST:9100, file:/dev/usb/lp0 or serial:/dev/ttyUSB0:9600; empty: no slips"_s),
        choice(u"print.slip_width"_key, {u"58"_s, u"80"_s}, u"58"_s, u"paper of the slip printer in mm"_s),
        typed(ValueType::Boolean, u"print.automatic_slip"_key, u"a sale at the counter prints its slip by itself"_s,
              u"true"_s),
        choice(u"print.code_page"_key, {u"cp437"_s, u"cp850"_s, u"cp858"_s, u"cp1252"_s}, u"cp437"_s,
               u"letters of the slip printer"_s),
        typed(ValueType::Boolean, u"print.cut"_key, u"the slip printer has a knife"_s, u"false"_s),
        typed(ValueType::Boolean, u"print.drawer"_key, u"a cash sale opens the drawer at the slip printer"_s,
              u"false"_s),
        typed(ValueType::Boolean, u"print.printer_qr"_key,
              u"the slip printer draws QR codes itself (GS ( k); false: they are sent as pictures"_s, u"false"_s),
        typed(ValueType::Boolean, u"print.ask_status"_key, u"ask the slip printer for paper and cover"_s, u"true"_s),
        deadline(u"print.timeout_ms"_key, 10000, u"deadline of one try to print a slip"_s),
        number(u"print.attempts"_key, 1, 100, 3, u"tries while the slip printer cannot be reached"_s),
        text(u"print.sheet_printer"_key, u"printer of the system for voucher sheets; empty: its default"_s),
        choice(u"print.sheet_layout"_key, {u"3x8"_s, u"4x13"_s, u"dense"_s}, u"3x8"_s, u"vouchers on an A4 sheet"_s),
        text(u"print.logo"_key, u"image file on slips and sheets"_s, {}, pathLength),
        text(u"print.footer"_key, u"last line on slips and sheets"_s),
        typed(ValueType::Boolean, u"print.login_qr"_key, u"QR code that logs in"_s, u"true"_s),
        text(u"print.login_address"_key,
             u"name or address of the hotspot's login page; empty: the router's dns-name"_s),
        typed(ValueType::Boolean, u"print.wifi_qr"_key, u"QR code that joins the Wi-Fi"_s, u"false"_s),
        text(u"print.wifi_name"_key, u"name (SSID) of the Wi-Fi"_s, {}, 32),
        text(u"print.wifi_password"_key, u"its password, for everybody to read; empty: an open Wi-Fi"_s, {}, 63),
    };
}

} // namespace

QList<Setting> registryTable()
{
    return server() + router() + paymentSettings() + tunnel() + deliverySettings() + house() + printing();
}

} // namespace loket::settings
