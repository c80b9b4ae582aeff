// A plan with something of everything, and a router that has what it speaks of.
#pragma once

#include "importing/Plan.h"

#include "sandbox/router/RouterSandbox.h"

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;
using importing::OnRouter;
using importing::Plan;

inline constexpr int stockOfSample = 45; // more than a piece
inline constexpr int salesOfSample = 30;

inline QDateTime atSample(int day)
{
    return QDateTime(QDate(2025, 11, day), QTime(5, 0), QTimeZone::utc());
}

inline importing::PlannedVoucher sampleVoucher(const QString& code, OnRouter onRouter, domain::VoucherStatus status)
{
    importing::PlannedVoucher planned;
    planned.onRouter = onRouter;
    planned.voucher.router = u"main"_s;
    planned.voucher.username = code;
    planned.voucher.password = code;
    planned.voucher.profile = u"paket-1hari"_s;
    planned.voucher.duration = domain::Seconds(86400);
    planned.voucher.counts = domain::Counting::FirstLogin;
    planned.voucher.status = status;
    planned.voucher.createdAt = atSample(1);
    return planned;
}

inline importing::PlannedPurchase samplePurchase(int number)
{
    importing::PlannedPurchase planned;
    planned.key = u"sale:%1"_s.arg(number);
    planned.oldNumber = u"INV-VCR-%1-%2"_s.arg(1'700'000'000'000 + number).arg(number);
    domain::Purchase& purchase = planned.purchase;
    purchase.customerName = u"Santo"_s;
    purchase.customerPhone = u"6281234567%1"_s.arg(number, 2, 10, QLatin1Char('0'));
    purchase.packageId = u"Paket 1 Hari"_s;
    purchase.packageName = u"Paket 1 Hari"_s;
    purchase.profile = u"paket-1hari"_s;
    purchase.router = u"main"_s;
    purchase.duration = domain::Seconds(86400);
    purchase.amount = 3000;
    purchase.gateway = u"tripay"_s;
    purchase.createdAt = atSample(1 + number % 20);
    purchase.updatedAt = purchase.createdAt.addSecs(60);
    return planned;
}

// Sales 1: in use, taken over. 2: pending. 3: failed. 4: paid without a voucher. 5: refunded. The rest: history.
inline Plan samplePlan()
{
    using domain::PurchaseStatus;
    using domain::VoucherStatus;
    Plan plan{.source = u"mikhmon"_s, .origin = u"main"_s};
    plan.found = {{importing::What::Sales, salesOfSample}, {importing::What::Users, stockOfSample + 1}};
    plan.lost.paidWithoutVoucher = 1;
    plan.settings +=
        {.key = u"business"_s, .values = {{u"business.phone"_s, u"628111111111"_s}, {u"business.language"_s, u"en"_s}}};
    plan.settings += {.key = u"router:bukit"_s,
                      .what = importing::What::Routers,
                      .values = {{u"router.bukit.host"_s, u"192.0.2.1"_s}, {u"router.bukit.user"_s, u"admin"_s}},
                      .secrets = {{u"router.bukit.password"_s, core::Secret("rahasia")}}};
    domain::Package package{.id = u"Paket 1 Hari"_s,
                            .name = u"Paket 1 Hari"_s,
                            .price = 3000,
                            .duration = domain::Seconds(86400),
                            .counts = domain::Counting::FirstLogin,
                            .profile = u"paket-1hari"_s};
    plan.packages += {.key = u"package:1"_s, .package = package};
    package.id = u"3k"_s; // there is one of this id
    package.name = u"Tiga ribu"_s;
    plan.packages += {.key = u"package:2"_s, .package = package};

    importing::PlannedBatch stock{.key = u"batch:538"_s};
    stock.batch = {.packageId = u"Paket 1 Hari"_s,
                   .packageName = u"Paket 1 Hari"_s,
                   .router = u"main"_s,
                   .profile = u"paket-1hari"_s,
                   .price = 3000,
                   .duration = domain::Seconds(86400),
                   .counts = domain::Counting::FirstLogin};
    importing::PlannedBatch toMake = stock;
    toMake.key = u"batch:made"_s;
    for (int i = 0; i < stockOfSample; ++i) {
        auto voucher = sampleVoucher(u"stk%1"_s.arg(i), OnRouter::TakeOver, VoucherStatus::OnRouter);
        voucher.voucher.comment = u"vc-538-03.19.26-depan"_s;
        stock.vouchers += voucher;
    }
    for (int i = 0; i < 5; ++i)
        toMake.vouchers += sampleVoucher(u"new%1"_s.arg(i), OnRouter::Make, VoucherStatus::Planned);
    plan.batches = {stock, toMake};

    for (int number = 1; number <= salesOfSample; ++number) {
        auto planned = samplePurchase(number);
        domain::Purchase& purchase = planned.purchase;
        if (number == 2) {
            purchase.status = PurchaseStatus::Pending;
        } else if (number == 3) {
            purchase.status = PurchaseStatus::Failed;
        } else {
            purchase.status = number == 5 ? PurchaseStatus::Refunded : PurchaseStatus::Completed;
            purchase.paidAt = purchase.createdAt.addSecs(30);
            purchase.completedAt = purchase.createdAt.addSecs(40);
            purchase.deliveryStatus = domain::DeliveryStatus::Sent;
            planned.deliveries += {.status = u"sent"_s,
                                   .error = {},
                                   .phone = purchase.customerPhone,
                                   .at = purchase.createdAt.addSecs(50)};
        }
        if (number == 4) { // paid, and nothing was given
            purchase.status = PurchaseStatus::VoucherGenerationFailed;
            purchase.needsReview = true;
            purchase.completedAt = {};
        }
        if (number == 1) {
            auto used = sampleVoucher(u"inuse"_s, OnRouter::TakeOver, VoucherStatus::InUse);
            used.voucher.comment = u"2025-12-02 05:00:00"_s;
            used.voucher.firstLoginAt = atSample(30);
            used.voucher.expiresAt = QDateTime(QDate(2040, 12, 2), QTime(5, 0), QTimeZone::utc());
            planned.vouchers += used;
        } else if (number > 4) {
            planned.vouchers += sampleVoucher(u"old%1"_s.arg(number), OnRouter::Untouched, VoucherStatus::Removed);
        }
        plan.purchases += planned;
    }
    plan.schedulers += {.key = u"row:1"_s, .router = u"main"_s, .name = u"paket-1hari"_s, .comment = {}};
    return plan;
}

inline void fillSampleRouter(sandbox::RouterSandbox& router)
{
    for (int i = 0; i < stockOfSample; ++i)
        router.model().addStranger("stk" + QByteArray::number(i), "vc-538-03.19.26-depan");
    router.model().addStranger("inuse", "2025-12-02 05:00:00");
    router.model().addStranger("budi", "Budi | tv");
    router.model().menu("/ip/hotspot/user/profile").insert({{"name", "paket-1hari"}});
    router.model()
        .menu("/system/scheduler")
        .insert({{"name", "paket-1hari"}, {"interval", "00:02:17"}, {"disabled", "false"}});
}

} // namespace loket::tests
