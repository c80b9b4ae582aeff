// The sandbox gateways' payments, in memory, until the process ends. The book belongs to the thread of
// its GatewaySandbox. Times are UTC of the injected clock, amounts whole rupiah.
#pragma once

#include "core/Clock.h"
#include "core/Money.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QUrl>

#include <optional>

namespace loket::sandbox {

enum class SandboxState { Pending, Paid, Failed, Expired, Refunded };

// "pending", "paid"...: the words of the pages' style classes, of GET /_transactions and of the commands.
QString nameOf(SandboxState state);

struct SandboxPayment
{
    QString vendor;    // "tripay"
    QString orderId;   // the shop's id
    QString reference; // the vendor's id
    QString method;
    QString customerName;
    QString itemName;
    core::Rupiah amount = 0;      // what the shop requested
    core::Rupiah customerFee = 0; // what the buyer pays on top
    SandboxState state = SandboxState::Pending;
    bool opened = false; // its page has been opened (at Midtrans: has chosen a channel)
    QUrl callbackUrl;    // of this payment; empty: the vendor's dashboard setting
    QUrl returnUrl;
    QString payCode;
    QString qrString;
    QDateTime createdAt;
    QDateTime expiresAt;
    QDateTime paidAt;
    QJsonObject more; // what only this vendor's answers need
    QJsonObject said; // fields that replace those of its answers and webhooks (Midtrans)
};

QJsonObject toJson(const SandboxPayment& payment);

class PaymentBook : public QObject
{
    Q_OBJECT

public:
    explicit PaymentBook(core::Clock& clock, QObject* parent = nullptr);

    // Fills in createdAt and stores it. A payment that is still pending at its expiresAt announces itself by due().
    void add(SandboxPayment payment);
    // One of earlier: stored as it is, announced to nobody.
    void keep(const SandboxPayment& payment);
    [[nodiscard]] std::optional<SandboxPayment> byReference(const QString& vendor, const QString& reference) const;
    // The newest of this order id, of one vendor or (empty) of any.
    [[nodiscard]] std::optional<SandboxPayment> byOrder(const QString& vendor, const QString& orderId) const;
    [[nodiscard]] const QList<SandboxPayment>& all() const { return m_payments; }
    // Answers the updated payment; nothing where there is no such reference.
    std::optional<SandboxPayment> setState(const QString& reference, SandboxState state);
    // True the first time.
    bool open(const QString& reference);
    // What the vendor says of this payment beside its state; replaces what it said before.
    void setSaid(const QString& reference, const QJsonObject& said);
    // "DEV-T000100000001": prefix and a running number, padded to `digits`.
    QString nextReference(const QString& prefix, int digits);
    [[nodiscard]] core::Clock& clock() const { return m_clock; }

signals:
    void created(const loket::sandbox::SandboxPayment& payment);
    void changed(const loket::sandbox::SandboxPayment& payment);
    void due(const QString& reference);

private:
    [[nodiscard]] SandboxPayment* find(const QString& reference);

    core::Clock& m_clock;
    QList<SandboxPayment> m_payments;
    // Where they are in the list, the newest where there are several.
    QHash<QString, qsizetype> m_byReference;
    QMultiHash<QString, qsizetype> m_byOrder;
    int m_lastNumber = 0;
};

} // namespace loket::sandbox
