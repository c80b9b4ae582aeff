#include "importing/sources/GembokData.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestSettings = 4 << 20;
constexpr qsizetype mostRouters = 100;

QString textOfSetting(const QJsonValue& value)
{
    if (value.isDouble())
        return QString::number(qint64(value.toDouble()));
    return value.toString().trimmed().left(1000);
}

core::Secret secretOf(const QJsonValue& value)
{
    return core::Secret(textOfSetting(value).toUtf8());
}

bool isOn(const QJsonValue& value)
{
    return value.toBool(value.toString() == u"true");
}

// What the original ships in the place of a key, and what people leave there.
bool isPlaceholder(const QString& value)
{
    const QString lower = value.toLower();
    return lower.contains("xxxx"_L1) || lower.startsWith("your_"_L1) || lower.startsWith("your-"_L1) ||
           lower == "g123456789"_L1;
}

ForeignRouter routerOf(const QJsonObject& object, const QString& id)
{
    const QString name = textOfSetting(object.value("name"_L1));
    return {.name = name.isEmpty() ? id : name,
            .host = textOfSetting(object.value("host"_L1)),
            .port = textOfSetting(object.value("port"_L1)),
            .user = textOfSetting(object.value("user"_L1)),
            .password = secretOf(object.value("password"_L1)),
            .isEnabled = object.value("enabled"_L1).toBool(true)};
}

// An array, or an object by id. The original uses its own single router only where no other is enabled.
QList<ForeignRouter> routersOf(const QJsonObject& settings)
{
    QJsonValue several = settings.value("mikrotik_routers"_L1);
    if (several.isUndefined() || several.isNull())
        several = settings.value("mikrotik.routers"_L1);
    if (several.isUndefined() || several.isNull())
        several = settings.value("mikrotik"_L1).toObject().value("routers"_L1);
    const QString standard = textOfSetting(settings.value("mikrotik_default_router_id"_L1));
    QList<ForeignRouter> routers;
    const auto take = [&](const QJsonValue& value, const QString& otherwise) {
        if (!value.isObject() || routers.size() >= mostRouters)
            return;
        const QString own = textOfSetting(value.toObject().value("id"_L1));
        const QString id = own.isEmpty() ? otherwise : own;
        const ForeignRouter router = routerOf(value.toObject(), id);
        if (router.isEnabled && id == standard)
            routers.prepend(router);
        else
            routers.append(router);
    };
    qsizetype number = 0;
    for (const QJsonValue& value : several.toArray())
        take(value, u"router_%1"_s.arg(++number));
    const QJsonObject byId = several.toObject();
    for (auto entry = byId.begin(); entry != byId.end(); ++entry)
        take(entry.value(), entry.key());
    const bool someEnabled =
        std::any_of(routers.cbegin(), routers.cend(), [](const ForeignRouter& router) { return router.isEnabled; });
    const QString host = textOfSetting(settings.value("mikrotik_host"_L1));
    if (!someEnabled && !host.isEmpty())
        routers.prepend({.name = u"main"_s,
                         .host = host,
                         .port = textOfSetting(settings.value("mikrotik_port"_L1)),
                         .user = textOfSetting(settings.value("mikrotik_user"_L1)),
                         .password = secretOf(settings.value("mikrotik_password"_L1))});
    return routers;
}

struct GatewayKeys
{
    const char* gateway;
    QStringList values;
    QStringList secrets;
};

const QList<GatewayKeys>& gatewayKeys()
{
    static const QList<GatewayKeys> table{
        {"midtrans", {u"merchant_id"_s}, {u"server_key"_s}},
        {"xendit", {}, {u"api_key"_s, u"callback_token"_s}},
        {"tripay", {u"merchant_code"_s}, {u"api_key"_s, u"private_key"_s}},
        {"duitku", {u"merchant_code"_s}, {u"api_key"_s}},
    };
    return table;
}

} // namespace

void readGembokSettings(const QString& file, GembokData& into)
{
    QFile opened(file);
    if (!opened.exists())
        return;
    const bool isReadable = opened.size() <= largestSettings && opened.open(QIODevice::ReadOnly);
    const QJsonDocument document = isReadable ? QJsonDocument::fromJson(opened.read(largestSettings)) : QJsonDocument();
    if (!document.isObject()) {
        into.areSettingsBroken = true;
        return;
    }
    const QJsonObject settings = document.object();
    into.routers = routersOf(settings);
    into.businessName = textOfSetting(settings.value("company_header"_L1));
    into.phone = textOfSetting(settings.value("contact_whatsapp"_L1));
    if (into.phone.isEmpty())
        into.phone = textOfSetting(settings.value("contact_phone"_L1));
    into.footer = textOfSetting(settings.value("footer_info"_L1));

    // What takes effect is the object; its pages write flat keys beside it.
    const QJsonObject all = settings.value("payment_gateway"_L1).toObject();
    const auto valueOf = [&](const QString& gateway, const QString& key) {
        const QJsonValue nested = all.value(gateway).toObject().value(key);
        return nested.isUndefined() ? settings.value(u"payment_gateway.%1.%2"_s.arg(gateway, key)) : nested;
    };
    QString active = textOfSetting(all.value("active"_L1));
    if (active.isEmpty())
        active = textOfSetting(settings.value("payment_gateway.active"_L1));
    for (const GatewayKeys& keys : gatewayKeys()) {
        const QString name = QString::fromLatin1(keys.gateway);
        GembokData::Gateway gateway{.name = name, .isActive = active.toLower() == name};
        for (const QString& key : keys.values) {
            if (const QString value = textOfSetting(valueOf(name, key)); !value.isEmpty() && !isPlaceholder(value))
                gateway.values.insert(key, value);
        }
        for (const QString& key : keys.secrets) {
            if (const QString value = textOfSetting(valueOf(name, key)); !value.isEmpty() && !isPlaceholder(value))
                gateway.secrets.insert(key, core::Secret(value.toUtf8()));
        }
        if (gateway.secrets.size() != keys.secrets.size()) // of no use without all of them
            continue;
        gateway.values.insert(u"environment"_s, isOn(valueOf(name, u"production"_s)) ? u"production"_s : u"sandbox"_s);
        into.gateways += gateway;
    }
}

} // namespace loket::importing
