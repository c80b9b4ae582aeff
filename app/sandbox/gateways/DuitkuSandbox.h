// Duitku's v2 inquiry as the vendor serves it, below /duitku (app/payments/FACTS.md, section 4):
// POST webapi/api/merchant/v2/inquiry, .../transactionStatus, .../paymentmethod/getpaymentmethod.
// Signs and checks by one scheme at a time, as an account of the vendor's does. An order id is used once.
#pragma once

#include "sandbox/gateways/Vendor.h"

#include <QCryptographicHash>

namespace loket::sandbox {

struct DuitkuKeys
{
    QString merchantCode = QStringLiteral("D0001");
    QByteArray apiKey = "sandbox-duitku-api-key";
    bool md5Legacy = false; // else HMAC-SHA256
};

class DuitkuSandbox final : public Vendor
{
public:
    DuitkuSandbox(PaymentBook& book, DuitkuKeys keys);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QList<std::pair<QString, QString>> account() const override;
    void addRoutes(HttpServer& server) override;
    [[nodiscard]] std::optional<OutgoingWebhook> webhook(const SandboxPayment& payment, SandboxState state,
                                                         bool wrongSignature) const override;
    [[nodiscard]] SandboxState staleAfter(SandboxState state) const override;
    [[nodiscard]] bool isSatisfied(int status, const QByteArray& body) const override;
    [[nodiscard]] QList<double> retryMinutes(int status) const override;

    void setMd5Legacy(bool legacy) { m_keys.md5Legacy = legacy; }

private:
    HttpResponse inquire(const HttpRequest& request);
    [[nodiscard]] HttpResponse status(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse methods(const HttpRequest& request) const;
    [[nodiscard]] QByteArray sign(const QString& text, const QByteArray& key,
                                  QCryptographicHash::Algorithm legacy = QCryptographicHash::Md5) const;

    PaymentBook& m_book;
    DuitkuKeys m_keys;
};

} // namespace loket::sandbox
