// Counterparts of which none is set up, for use cases that decide and write, and call nobody.
#pragma once

#include "sales/flow/Policy.h"

namespace loket::tests {

class Nobody : public sales::Counterparts
{
public:
    domain::HotspotRouter* router(const QString&) const override { return nullptr; }
    domain::PaymentGateway* gateway(const QString&) const override { return nullptr; }
    QList<domain::PaymentGateway*> gateways() const override { return {}; }
    domain::DeliveryChannel* channel() const override { return nullptr; }
    core::Result<QString> message(const domain::Purchase&, const QList<domain::Voucher>&) const override
    {
        return QString();
    }
};

} // namespace loket::tests
