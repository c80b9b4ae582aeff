// The counterparts of an engine under test: the three sandbox counterparts on real sockets, and a data folder whose
// settings point at them. Lives in the test's thread and outlives its engines.
#pragma once

#include "core/Clock.h"
#include "sandbox/gateways/GatewaySandbox.h"
#include "sandbox/router/RouterSandbox.h"
#include "sandbox/whatsapp/WhatsAppSandbox.h"

#include <QFile>
#include <QMap>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace loket::tests {

inline sandbox::WhatsAppAccounts fonnteOnly()
{
    sandbox::WhatsAppAccounts accounts;
    accounts.fonnteToken = "fonnte-token";
    return accounts;
}

struct Sandboxes
{
    core::SystemClock clock;
    sandbox::RouterSandbox router{"loket", "router-password"};
    sandbox::GatewaySandbox gateways{clock};
    sandbox::WhatsAppSandbox whatsApp{clock, fonnteOnly()};
    QTemporaryDir folder;
    QMap<QString, QString> settings;

    Sandboxes()
    {
        const bool listening = router.listen() && gateways.listen().has_value() && whatsApp.listen().has_value();
        if (!listening || !folder.isValid())
            qFatal("the sandboxes cannot listen");
        gateways.webhooks().setMinute(std::chrono::milliseconds(50)); // a vendor's "2 minutes" are 0.1 s
        settings = {
            {QStringLiteral("server.port"), QStringLiteral("0")},
            {QStringLiteral("server.purchase_rate_per_minute"), QStringLiteral("0")},
            {QStringLiteral("router.main.host"), QStringLiteral("127.0.0.1")},
            {QStringLiteral("router.main.port"), QString::number(router.port())},
            {QStringLiteral("router.main.timeout_ms"), QStringLiteral("5000")},
            {QStringLiteral("payments.gateways"), QStringLiteral("tripay,cash")},
            {QStringLiteral("payments.tripay.base_url"), gateways.baseUrl(QStringLiteral("tripay")).toString()},
            {QStringLiteral("payments.tripay.merchant_code"), sandbox::TripayKeys().merchantCode},
            {QStringLiteral("payments.midtrans.base_url"), gateways.baseUrl(QStringLiteral("midtrans")).toString()},
            {QStringLiteral("payments.midtrans.merchant_id"), sandbox::MidtransKeys().merchantId},
            {QStringLiteral("payments.xendit.base_url"), gateways.baseUrl(QStringLiteral("xendit")).toString()},
            {QStringLiteral("payments.duitku.base_url"), gateways.baseUrl(QStringLiteral("duitku")).toString()},
            {QStringLiteral("payments.duitku.merchant_code"), sandbox::DuitkuKeys().merchantCode},
            {QStringLiteral("payments.poll_seconds"), QStringLiteral("1")},
            {QStringLiteral("delivery.channel"), QStringLiteral("fonnte")},
            {QStringLiteral("delivery.fonnte.base_url"), whatsApp.baseUrl(QStringLiteral("fonnte")).toString()},
            {QStringLiteral("retry.base_ms"), QStringLiteral("100")},
            {QStringLiteral("retry.max_ms"), QStringLiteral("1000")},
            {QStringLiteral("business.name"), QStringLiteral("Warung Test")}};
    }

    void writeSettings() const
    {
        QFile file(folder.filePath(QStringLiteral("loket.ini")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write loket.ini");
        for (auto setting = settings.begin(); setting != settings.end(); ++setting)
            file.write(setting.key().toUtf8() + " = " + setting.value().toUtf8() + "\n");
    }

    static void addSecrets(QProcessEnvironment& environment)
    {
        const sandbox::TripayKeys tripay;
        environment.insert(QStringLiteral("LOKET_KEYCHAIN"), QStringLiteral("off"));
        environment.insert(QStringLiteral("LOKET_SECRET_ROUTER_MAIN_PASSWORD"), QStringLiteral("router-password"));
        environment.insert(QStringLiteral("LOKET_SECRET_PAYMENTS_TRIPAY_API_KEY"), QString::fromUtf8(tripay.apiKey));
        environment.insert(QStringLiteral("LOKET_SECRET_PAYMENTS_TRIPAY_PRIVATE_KEY"),
                           QString::fromUtf8(tripay.privateKey));
        environment.insert(QStringLiteral("LOKET_SECRET_PAYMENTS_MIDTRANS_SERVER_KEY"),
                           QString::fromUtf8(sandbox::MidtransKeys().serverKey));
        environment.insert(QStringLiteral("LOKET_SECRET_PAYMENTS_XENDIT_API_KEY"),
                           QString::fromUtf8(sandbox::XenditKeys().apiKey));
        environment.insert(QStringLiteral("LOKET_SECRET_PAYMENTS_XENDIT_CALLBACK_TOKEN"),
                           QString::fromUtf8(sandbox::XenditKeys().callbackToken));
        environment.insert(QStringLiteral("LOKET_SECRET_PAYMENTS_DUITKU_API_KEY"),
                           QString::fromUtf8(sandbox::DuitkuKeys().apiKey));
        environment.insert(QStringLiteral("LOKET_SECRET_DELIVERY_FONNTE_TOKEN"), QStringLiteral("fonnte-token"));
    }

    // The vouchers of one order on the router: names of the users whose comment is "loket:INVOICE:N".
    [[nodiscard]] QStringList usersOf(const QString& invoiceId) const
    {
        QStringList names;
        for (const sandbox::SandboxUser& user : router.users()) {
            if (user.comment.startsWith(QStringLiteral("loket:") + invoiceId + QLatin1Char(':')))
                names += user.name;
        }
        return names;
    }

    [[nodiscard]] int messagesAbout(const QString& invoiceId) const
    {
        int count = 0;
        for (const sandbox::WhatsAppMessage& message : whatsApp.messages())
            count += message.text.contains(invoiceId) ? 1 : 0;
        return count;
    }
};

} // namespace loket::tests
