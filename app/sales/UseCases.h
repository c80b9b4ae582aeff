// Everything done with purchases, vouchers, people and money, as one struct: what the engine builds once and hands to
// the server and, with what an owner sets up (engine/UseCases.h), to the window. Built at once, in this order, over a
// context that outlives it. Engine thread.
#pragma once

#include "sales/flow/CancelPayment.h"
#include "sales/flow/CreatePayment.h"
#include "sales/flow/DeliverVouchers.h"
#include "sales/flow/IssueVouchers.h"
#include "sales/flow/PayAnotherWay.h"
#include "sales/flow/PaymentMethods.h"
#include "sales/flow/PaymentReceived.h"
#include "sales/flow/PlacePurchase.h"
#include "sales/flow/ReceiptReceived.h"
#include "sales/flow/WatchedOrders.h"
#include "sales/mending/Forgetting.h"
#include "sales/mending/Recovery.h"
#include "sales/mending/UnconfirmedMessages.h"
#include "sales/money/Settlement.h"
#include "sales/people/CounterSales.h"
#include "sales/people/Shifts.h"
#include "sales/people/Staff.h"
#include "sales/vouchers/DriftRepair.h"
#include "sales/vouchers/MakeAllAgain.h"
#include "sales/vouchers/Stock.h"
#include "sales/vouchers/StockMaker.h"
#include "sales/vouchers/Validity.h"
#include "sales/vouchers/VoucherCare.h"

namespace loket::sales {

struct UseCases
{
    explicit UseCases(const Context& context)
        : placePurchase(context), paymentReceived(context), receiptReceived(context), payAnotherWay(context),
          methods(context), watched(context), createPayment(context, methods, watched), cancelPayment(context),
          checkPayment(context, methods, watched), issueVouchers(context), deliverVouchers(context), recovery(context),
          unconfirmed(context), forgetting(context), settlement(context), stock(context), stockMaker(context),
          validity(context), care(context, validity), driftRepair(context, validity), makeAllAgain(context, validity),
          staff(context), shifts(context), counterSales(context)
    {}

    PlacePurchase placePurchase;
    PaymentReceived paymentReceived;
    ReceiptReceived receiptReceived;
    PayAnotherWay payAnotherWay;
    PaymentMethods methods;
    WatchedOrders watched;
    CreatePayment createPayment;
    CancelPayment cancelPayment;
    CheckPayment checkPayment;
    IssueVouchers issueVouchers;
    DeliverVouchers deliverVouchers;
    Recovery recovery;
    UnconfirmedMessages unconfirmed;
    Forgetting forgetting;
    Settlement settlement;
    Stock stock;
    StockMaker stockMaker;
    Validity validity;
    VoucherCare care;
    DriftRepair driftRepair;
    MakeAllAgain makeAllAgain;
    Staff staff;
    Shifts shifts;
    CounterSales counterSales;
};

} // namespace loket::sales
