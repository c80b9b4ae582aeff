// What Mikhmon and its forks keep in the on-login script of a hotspot user profile: how a voucher ends and what it
// costs. Pure; the text is the router's, and may be anything.
#pragma once

#include "core/Money.h"
#include "domain/Duration.h"

#include <QByteArrayView>

#include <optional>

namespace loket::importing::mikhmon {

struct ProfileTerms
{
    bool ends = false;             // a mode is set: the validity runs from the first login
    core::Rupiah price = 0;        // what its sales records carry; 0: none
    core::Rupiah sellingPrice = 0; // printed on the voucher; 0: none
    domain::Seconds validity{0};
    bool lockToDevice = false;
};

// Nothing where it was not written by any of them.
std::optional<ProfileTerms> termsOf(QByteArrayView onLogin);

// "3000", "3000.50", "3.000" of whoever types thousands: whole rupiah. Nothing for what is no amount.
std::optional<core::Rupiah> amountOf(QByteArrayView text);

// "1d", "00:30:00", "1w2d"; zero for what is no length.
domain::Seconds lengthOf(QByteArrayView text);

} // namespace loket::importing::mikhmon
