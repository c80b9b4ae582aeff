#include "sandbox/gateways/Payment.h"

#include <algorithm>
#include <utility>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

// A timer lasts at most 24 days; later expiries do not happen automatically here.
constexpr std::chrono::milliseconds longestLife = std::chrono::hours(24 * 20);

} // namespace

QString nameOf(SandboxState state)
{
    switch (state) {
    case SandboxState::Pending:
        return u"pending"_s;
    case SandboxState::Paid:
        return u"paid"_s;
    case SandboxState::Failed:
        return u"failed"_s;
    case SandboxState::Expired:
        return u"expired"_s;
    case SandboxState::Refunded:
        return u"refunded"_s;
    }
    return u"pending"_s;
}

QJsonObject toJson(const SandboxPayment& payment)
{
    return {{"vendor"_L1, payment.vendor},
            {"order_id"_L1, payment.orderId},
            {"reference"_L1, payment.reference},
            {"method"_L1, payment.method},
            {"amount"_L1, payment.amount},
            {"customer_fee"_L1, payment.customerFee},
            {"state"_L1, nameOf(payment.state)},
            {"opened"_L1, payment.opened},
            {"callback_url"_L1, payment.callbackUrl.toString()},
            {"return_url"_L1, payment.returnUrl.toString()},
            {"pay_path"_L1, QString(u"/pay/"_s + payment.vendor + u'/' + payment.reference)},
            {"created_at"_L1, core::toIso(payment.createdAt)},
            {"paid_at"_L1, payment.paidAt.isValid() ? QJsonValue(core::toIso(payment.paidAt)) : QJsonValue()}};
}

PaymentBook::PaymentBook(core::Clock& clock, QObject* parent) : QObject(parent), m_clock(clock) {}

void PaymentBook::add(SandboxPayment payment)
{
    payment.createdAt = m_clock.now();
    keep(payment);
    const std::chrono::milliseconds life(std::max<qint64>(0, payment.createdAt.msecsTo(payment.expiresAt)));
    if (payment.expiresAt.isValid() && life < longestLife) {
        m_clock.callAfter(life, this, [this, reference = payment.reference] {
            const SandboxPayment* kept = find(reference);
            if (kept && kept->state == SandboxState::Pending)
                emit due(reference);
        });
    }
    emit created(payment);
}

void PaymentBook::keep(const SandboxPayment& payment)
{
    m_byReference.insert(payment.reference, m_payments.size());
    m_byOrder.insert(payment.orderId, m_payments.size());
    m_payments.append(payment);
}

SandboxPayment* PaymentBook::find(const QString& reference)
{
    const auto place = m_byReference.constFind(reference);
    return place == m_byReference.constEnd() ? nullptr : &m_payments[*place];
}

std::optional<SandboxPayment> PaymentBook::byReference(const QString& vendor, const QString& reference) const
{
    const auto place = m_byReference.constFind(reference);
    if (place == m_byReference.constEnd() || m_payments[*place].vendor != vendor)
        return std::nullopt;
    return m_payments[*place];
}

std::optional<SandboxPayment> PaymentBook::byOrder(const QString& vendor, const QString& orderId) const
{
    qsizetype newest = -1;
    for (const qsizetype place : m_byOrder.values(orderId)) {
        if (vendor.isEmpty() || m_payments[place].vendor == vendor)
            newest = std::max(newest, place);
    }
    return newest < 0 ? std::nullopt : std::optional(m_payments[newest]);
}

std::optional<SandboxPayment> PaymentBook::setState(const QString& reference, SandboxState state)
{
    SandboxPayment* payment = find(reference);
    if (!payment)
        return std::nullopt;
    payment->state = state;
    if (state == SandboxState::Paid)
        payment->paidAt = m_clock.now();
    const SandboxPayment copy = *payment;
    emit changed(copy);
    return copy;
}

bool PaymentBook::open(const QString& reference)
{
    SandboxPayment* payment = find(reference);
    return payment && !std::exchange(payment->opened, true);
}

void PaymentBook::setSaid(const QString& reference, const QJsonObject& said)
{
    if (SandboxPayment* payment = find(reference))
        payment->said = said;
}

QString PaymentBook::nextReference(const QString& prefix, int digits)
{
    return prefix + QString::number(++m_lastNumber).rightJustified(digits, u'0');
}

} // namespace loket::sandbox
