// The keys of settings and secrets as types: a key that is not in the lists below does not compile.
//   u"server.port"_key                       a setting; u"router.main.port"_key one of a router whose name is known
//   u"tunnel.password"_secret                a secret
//   u"router.NAME.port"_keyOf(router)        one of a router, a gateway or a channel that is named when the program
//   runs u"delivery.NAME.token"_secretOf(channel)
// Each becomes its text where a text is wanted. A row of settings/RegistryTable.cpp names its key by these too, so a
// row needs its line here; tst_registry fails where a line has no row. The keys that only a vendor's own table knows
// (payments/Gateways.h, delivery/Channels.h) are SettingKey::ofVendor(whole). Immutable; any thread.
#pragma once

#include "settings/Registry.h"

#include <array>
#include <span>
#include <string_view>

namespace loket::settings {

namespace keys {

inline constexpr auto settings = std::to_array<std::u16string_view>({
    u"server.listen",
    u"server.port",
    u"server.public_url",
    u"server.tls_certificate",
    u"server.tls_key",
    u"server.max_body_bytes",
    u"server.max_connections",
    u"server.request_timeout_ms",
    u"server.open_orders_per_address",
    u"server.open_orders",
    u"server.purchase_rate_per_minute",
    u"server.trusted_proxies",
    u"router.NAME.host",
    u"router.NAME.port",
    u"router.NAME.user",
    u"router.NAME.transport",
    u"router.NAME.fingerprint",
    u"router.NAME.anonymous_tls",
    u"router.NAME.ssh_host",
    u"router.NAME.ssh_port",
    u"router.NAME.ssh_user",
    u"router.NAME.ssh_key",
    u"router.NAME.hotspot_server",
    u"router.NAME.login_url",
    u"router.NAME.window",
    u"router.NAME.timeout_ms",
    u"router.NAME.legacy_login",
    u"payments.gateways",
    u"payments.expiry_minutes",
    u"payments.poll_seconds",
    u"payments.timeout_ms",
    u"delivery.channel",
    u"delivery.fallback",
    u"delivery.timeout_ms",
    u"delivery.confirm_hours",
    u"delivery.message",
    u"delivery.message_id",
    u"delivery.message_en",
    u"tunnel.host",
    u"tunnel.port",
    u"tunnel.user",
    u"tunnel.key",
    u"tunnel.fingerprint",
    u"tunnel.remote_host",
    u"tunnel.remote_port",
    u"voucher.length",
    u"voucher.alphabet",
    u"voucher.prefix",
    u"voucher.mode",
    u"voucher.watch_seconds",
    u"voucher.grace_hours",
    u"voucher.reconcile_minutes",
    u"voucher.sell_from_stock.counter",
    u"voucher.sell_from_stock.online",
    u"voucher.stock_days",
    u"retry.attempts",
    u"retry.base_ms",
    u"retry.max_ms",
    u"retry.automatic_recovery",
    u"cleanup.interval_minutes",
    u"alerts.phone",
    u"alerts.quiet_hours",
    u"alerts.gap_minutes",
    u"alerts.router_minutes",
    u"alerts.paid_minutes",
    u"alerts.disk_free_mb",
    u"backup.daily",
    u"backup.weekly",
    u"backup.folder",
    u"logs.keep_days",
    u"privacy.forget_after_days",
    u"privacy.forget_unpaid_after_days",
    u"staff.lock_after_minutes",
    u"business.name",
    u"business.phone",
    u"business.timezone",
    u"business.language",
    u"print.slip_printer",
    u"print.slip_width",
    u"print.automatic_slip",
    u"print.code_page",
    u"print.cut",
    u"print.drawer",
    u"print.printer_qr",
    u"print.ask_status",
    u"print.timeout_ms",
    u"print.attempts",
    u"print.sheet_printer",
    u"print.sheet_layout",
    u"print.logo",
    u"print.footer",
    u"print.login_qr",
    u"print.login_address",
    u"print.wifi_qr",
    u"print.wifi_name",
    u"print.wifi_password",
    u"payments.NAME.environment",
    u"payments.NAME.base_url",
    u"delivery.NAME.base_url",
});

inline constexpr auto secrets = std::to_array<std::u16string_view>({
    u"router.NAME.password",
    u"router.NAME.ssh_password",
    u"tunnel.password",
    u"delivery.NAME.token",
    u"delivery.NAME.webhook_key",
    u"delivery.cloud.verify_token",
});

inline constexpr std::u16string_view name = u"NAME";

// "router.NAME.port" of the list is meant by "router.main.port" too; names as Registry::isRouterName() has them.
consteval bool isMeant(std::u16string_view listed, std::u16string_view key)
{
    if (listed == key)
        return true;
    const std::size_t at = listed.find(name);
    if (at == std::u16string_view::npos || key.size() < at || key.substr(0, at) != listed.substr(0, at))
        return false;
    const std::size_t end = key.find(u'.', at);
    if (end == std::u16string_view::npos || end == at || key.substr(end) != listed.substr(at + name.size()))
        return false;
    for (const char16_t c : key.substr(at, end - at)) {
        if (!(c >= u'a' && c <= u'z') && !(c >= u'0' && c <= u'9') && c != u'_' && c != u'-')
            return false;
    }
    return true;
}

consteval bool isThere(std::u16string_view key, bool secret)
{
    for (const auto listed :
         secret ? std::span<const std::u16string_view>(secrets) : std::span<const std::u16string_view>(settings)) {
        if (isMeant(listed, key))
            return true;
    }
    return false;
}

} // namespace keys

// A key as it is known when the program runs.
template <bool secret>
class TableKey
{
public:
    // Of a row that the registry gave.
    static TableKey of(const Setting& setting) { return TableKey(setting.key); }
    // One that was put together from a vendor's own table: "payments.tripay.api_key".
    static TableKey ofVendor(const QString& whole) { return TableKey(whole); }

    [[nodiscard]] const QString& text() const { return m_text; }
    operator QString() const { return m_text; }
    friend bool operator==(const QString& a, const TableKey& b) { return a == b.m_text; }

private:
    template <bool>
    friend class KeyLiteral;
    explicit TableKey(QString text) : m_text(std::move(text)) {}

    QString m_text;
};
using SettingKey = TableKey<false>;
using SecretKey = TableKey<true>;

template <bool secret>
class KeyLiteral
{
public:
    consteval KeyLiteral(const char16_t* text, std::size_t size) : m_text(text, size)
    {
        if (!keys::isThere(m_text, secret))
            throw "no such key in settings/Keys.h";
    }

    [[nodiscard]] QString text() const { return QStringView(m_text).toString(); }
    operator QString() const { return text(); }
    operator TableKey<secret>() const { return TableKey<secret>(text()); }
    friend bool operator==(const QString& a, const KeyLiteral& b) { return a == QStringView(b.m_text); }

    // The key of one router, gateway or channel, for a literal with NAME in it.
    [[nodiscard]] TableKey<secret> of(const QString& name) const
    {
        return TableKey<secret>(text().replace(QStringView(keys::name).toString(), name));
    }

private:
    std::u16string_view m_text;
};

template <bool secret>
class KeyPattern
{
public:
    consteval KeyPattern(const char16_t* text, std::size_t size) : m_literal(text, size)
    {
        if (std::u16string_view(text, size).find(keys::name) == std::u16string_view::npos)
            throw "a key of one of several has NAME in it";
    }
    [[nodiscard]] TableKey<secret> operator()(const QString& name) const { return m_literal.of(name); }

private:
    KeyLiteral<secret> m_literal;
};

inline namespace literals {

consteval KeyLiteral<false> operator""_key(const char16_t* text, std::size_t size)
{
    return {text, size};
}
consteval KeyLiteral<true> operator""_secret(const char16_t* text, std::size_t size)
{
    return {text, size};
}
consteval KeyPattern<false> operator""_keyOf(const char16_t* text, std::size_t size)
{
    return {text, size};
}
consteval KeyPattern<true> operator""_secretOf(const char16_t* text, std::size_t size)
{
    return {text, size};
}

} // namespace literals

} // namespace loket::settings
