// A real engine with the sandbox counterparts, and what tests need of it: buy, pay, look into its database, call its
// API. The engine may be stopped and started again; the world stays.
#pragma once

#include "engine/Engine.h"
#include "support/Http.h"
#include "support/Ledger.h"
#include "support/Sandboxes.h"

#include <QJsonArray>
#include <QTest>

namespace loket::tests {

class EngineWorld
{
public:
    // Once per program, before the first engine.
    static void giveSecrets(const QMap<QString, QString>& more = {})
    {
        QProcessEnvironment secrets;
        Sandboxes::addSecrets(secrets);
        for (auto secret = more.begin(); secret != more.end(); ++secret)
            secrets.insert(secret.key(), secret.value());
        for (const QString& key : secrets.keys())
            qputenv(qPrintable(key), secrets.value(key).toUtf8());
    }

    ~EngineWorld() { m_engine.reset(); }

    // Empty: it started; else why not.
    QString start(core::Clock* clock = nullptr)
    {
        sandboxes.writeSettings();
        engine::EngineOptions options;
        options.dataFolder = sandboxes.folder.path();
        options.clock = clock;
        m_reader.reset();
        m_operate.clear();
        m_engine = std::make_unique<engine::Engine>(options);
        const auto started = m_engine->start();
        return started ? QString() : started.error().detail;
    }
    void stop()
    {
        m_reader.reset();
        m_engine.reset();
    }

    [[nodiscard]] engine::Engine& engine() { return *m_engine; }
    [[nodiscard]] QUrl url(const QString& path) const { return m_engine->url().resolved(QUrl(path)); }

    const storage::Database& database()
    {
        if (!m_reader) {
            auto opened = storage::Database::open(m_engine->folder().database(), storage::Access::ReadOnly);
            if (!opened)
                qFatal("no database");
            m_reader = std::move(*opened);
        }
        return *m_reader;
    }
    domain::Purchase purchase(const QString& invoice)
    {
        const auto found = storage::PurchaseRepository(database()).findByInvoice(invoice);
        return found ? *found : domain::Purchase();
    }
    storage::Story story(const QString& invoice)
    {
        const auto found = storage::ReadModels(database()).story(purchase(invoice).id);
        return found ? *found : storage::Story();
    }
    // The detail of the last line of this kind in the purchase's history; empty where there is none.
    QJsonObject told(const QString& invoice, const QString& action)
    {
        QJsonObject detail;
        for (const storage::StoryLine& line : story(invoice).lines) {
            if (line.action == action)
                detail = line.detail;
        }
        return detail;
    }
    // "fonnte failed", "gowa sent": the delivery log of a purchase, oldest first.
    QStringList attempts(const QString& invoice)
    {
        QStringList all;
        for (const storage::DeliveryAttempt& attempt : story(invoice).deliveries)
            all += attempt.channel + QLatin1Char(' ') + attempt.status;
        return all;
    }

    // Answers the invoice; empty where it was refused.
    QString buy(const QJsonObject& changes = {})
    {
        QJsonObject order{{QStringLiteral("packageId"), QStringLiteral("5k")},
                          {QStringLiteral("customerName"), QStringLiteral("Andi")},
                          {QStringLiteral("customerPhone"), QStringLiteral("0812-3456-789")}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            order.insert(change.key(), *change);
        const QJsonObject answer =
            http.post(url(QStringLiteral("/voucher/purchase")), QJsonDocument(order).toJson()).json();
        return answer.value(QLatin1StringView("data")).toObject().value(QLatin1StringView("invoiceId")).toString();
    }
    QString buyAndPay(const QJsonObject& changes = {})
    {
        const QString invoice = buy(changes);
        if (!QTest::qWaitFor([&] { return sandboxes.gateways.settle(invoice, sandbox::SandboxState::Paid); }))
            qWarning("the payment was not created");
        return invoice;
    }

    Http::Headers bearer(storage::TokenScope scope)
    {
        return tests::bearer(m_engine->folder().database(), scope, QStringLiteral("test%1").arg(++m_tokens));
    }
    // A POST with a token that has the right.
    Answer operate(const QString& path, const QJsonObject& body = {})
    {
        return http.post(url(path), QJsonDocument(body).toJson(), operateHeaders());
    }
    Answer look(const QString& path) { return http.get(url(path), operateHeaders()); }
    const Http::Headers& operateHeaders()
    {
        if (m_operate.isEmpty())
            m_operate = bearer(storage::TokenScope::Operate);
        return m_operate;
    }

    Sandboxes sandboxes;
    Http http;

private:
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<storage::Database> m_reader;
    Http::Headers m_operate;
    int m_tokens = 0;
};

} // namespace loket::tests
