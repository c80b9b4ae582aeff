#include "engine/demo/Demo.h"

#include "core/Reasons.h"
#include "engine/demo/DemoHistory.h"

namespace loket::engine {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Result;

namespace {

// The sandboxes listen on this computer only and hold nothing of value, so their keys may be here.
const QString routerUser = u"loket"_s;
constexpr int guestsOnline = 9;
constexpr qint64 bytesPerSecond = 40'000;
constexpr auto routerPassword = "sandbox-router";
constexpr auto fonnteToken = "sandbox-fonnte";

sandbox::WhatsAppAccounts accounts()
{
    sandbox::WhatsAppAccounts all;
    all.fonnteToken = fonnteToken;
    return all;
}

core::Failure cannotListen(const QString& what, const QString& why)
{
    return core::fail(core::Reason::SandboxCannotListen, {what, why});
}

} // namespace

Demo::Demo(core::Clock& clock)
    : m_router(routerUser.toUtf8(), routerPassword), m_console(m_router), m_gateways(clock),
      m_whatsApp(clock, accounts())
{}

Result<void> Demo::prepare(const QString& dataFolder)
{
    if (!m_router.listen())
        return cannotListen(u"router"_s, m_router.errorString());
    for (const auto& [what, port] :
         {std::pair{u"router page"_s, m_console.listen()}, std::pair{u"payment gateways"_s, m_gateways.listen()},
          std::pair{u"WhatsApp"_s, m_whatsApp.listen()}}) {
        if (!port)
            return cannotListen(what, port.error().detail);
    }
    m_dataFolder = dataFolder;
    if (dataFolder.isEmpty()) {
        m_temporary.emplace();
        if (!m_temporary->isValid())
            return core::fail(core::Reason::NoTemporaryFolder, {m_temporary->errorString()});
        m_dataFolder = m_temporary->path();
    }
    return {};
}

Result<void> Demo::writeSettings(settings::Settings& settings) const
{
    QMap<QString, QString> wanted{
        {u"router.main.host"_key, u"127.0.0.1"_s},
        {u"router.main.port"_key, QString::number(m_router.port())},
        {u"router.main.user"_key, routerUser},
        {u"router.main.login_url"_key, u"http://wifi.losari/login"_s},
        {u"payments.poll_seconds"_key, u"5"_s},
        {u"delivery.channel"_key, u"fonnte"_s},
        {u"delivery.fonnte.base_url"_key, m_whatsApp.baseUrl(u"fonnte"_s).toString()},
    };
    QStringList gateways;
    for (const auto& vendor : m_gateways.vendors()) {
        const QString name = vendor->name();
        gateways += name;
        wanted.insert(u"payments.NAME.base_url"_keyOf(name), m_gateways.baseUrl(name).toString());
        for (const auto& [part, value] : vendor->account()) {
            if (const QString key = u"payments.%1.%2"_s.arg(name, part); settings.registry().findSetting(key))
                wanted.insert(key, value);
        }
    }
    wanted.insert(u"payments.gateways"_key, (gateways << u"cash"_s).join(u','));
    if (!settings.isSet(u"business.name"_key))
        wanted.insert(u"business.name"_key, u"Kafe Losari Hotspot"_s);
    return settings.setMany(wanted);
}

// The sandbox gateways are on this computer: for them the server's own address is a public one.
Result<void> Demo::serverListens(settings::Settings& settings, const QUrl& url)
{
    // What an operator enters in the dashboards: where the webhook of a payment without its own address is sent.
    for (const auto& vendor : m_gateways.vendors()) {
        const QString path = u"/voucher/payment-webhook/"_s + vendor->name();
        m_gateways.webhooks().setDashboardUrl(vendor->name(), url.resolved(QUrl(path)));
    }
    return settings.set(u"server.public_url"_key, url.toString());
}

std::unique_ptr<settings::Secrets> Demo::secrets(const settings::DataFolder& folder,
                                                 const settings::Registry& registry) const
{
    QProcessEnvironment environment;
    environment.insert(u"LOKET_KEYCHAIN"_s, u"off"_s);
    const auto give = [&environment](const QString& key, const QString& value) {
        environment.insert(settings::Secrets::environmentName(key), value);
    };
    give(u"router.main.password"_secret, QString::fromLatin1(routerPassword));
    give(u"delivery.fonnte.token"_secret, QString::fromLatin1(fonnteToken));
    for (const auto& vendor : m_gateways.vendors()) {
        for (const auto& [part, value] : vendor->account()) {
            if (const QString key = u"payments.%1.%2"_s.arg(vendor->name(), part); registry.findSecret(key))
                give(key, value);
        }
    }
    return settings::Secrets::open(folder, registry, environment);
}

Result<void> Demo::fillHistory(storage::Database& database, const QDateTime& now)
{
    LOKET_TRY(writeDemoHistory(database, m_router, now));
    LOKET_TRY(rememberPayments(database, m_gateways, now));
    letSomeGuestsIn();
    return {};
}

// The Online screen has somebody to show from the start.
void Demo::letSomeGuestsIn()
{
    sandbox::RouterModel& model = m_router.model();
    const sandbox::RouterMenu& users = model.menu("/ip/hotspot/user");
    int guests = 0;
    const QList<QByteArray> ids = users.ids();
    for (auto id = ids.crbegin(); id != ids.crend() && guests < guestsOnline; ++id) {
        const QByteArray mac = "A4:77:33:0C:2F:" + QByteArray::number(10 + guests);
        guests += model.guestLogsIn(users.value(*id, "name"), users.value(*id, "password"), mac) ? 1 : 0;
    }
    model.letGuestsSurf(bytesPerSecond);
}

DemoAddresses Demo::addresses(const QUrl& server)
{
    DemoAddresses addresses;
    addresses.shop = server.resolved(QUrl(u"/voucher/"_s));
    addresses.inbox = m_whatsApp.url();
    addresses.gateways = m_gateways.http().url();
    addresses.routerPage = m_console.url();
    addresses.router = u"127.0.0.1:%1"_s.arg(m_router.port());
    addresses.routerUser = routerUser;
    return addresses;
}

} // namespace loket::engine
