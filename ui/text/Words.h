// Errors and states of the domain in the user's language: the one place. Every text says what happened and, where
// something can be done, what. Pure but for the translator that is installed.
#pragma once

#include "core/Error.h"
#include "domain/States.h"
#include "ui/actions/PurchaseActions.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

#include <optional>

namespace loket::ui {

// The source of an error; decides how its sentence begins.
enum class Origin { Loket, Router, Gateway, Messenger };

struct ErrorWords
{
    QString what;   // "The router could not be reached."
    QString remedy; // "Check its power and cable..."; may be empty
    [[nodiscard]] QString both() const { return remedy.isEmpty() ? what : what + QLatin1Char(' ') + remedy; }
};

// How a state looks beside its word.
struct Look
{
    Tone tone = Tone::Neutral;
    QString icon;
};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    // The reason's own text; the kind's where it has none.
    static ErrorWords error(const core::Error& error, Origin origin = Origin::Loket);
    static ErrorWords error(core::ErrorKind kind, Origin origin = Origin::Loket);
    // Of an order whose money another program took without giving all its vouchers; empty for any other.
    static std::optional<ErrorWords> lostElsewhere(const domain::Purchase& purchase);
    // What stopped a purchase, by the kind that is stored with it.
    static ErrorWords failure(const QString& kind, Origin origin);

    // Whether what stopped with this kind is mended in the settings.
    static bool isForSettings(const QString& kind);

    // The customer's name, or that it was forgotten.
    static QString customer(const domain::Purchase& purchase);
    static QString status(domain::PurchaseStatus status);
    // Of this order: one that only waits for its router is no failure.
    // `recovers`: what waits for a router goes on without a person (UiContext::recoversByItself).
    static QString status(const domain::Purchase& purchase, bool recovers);
    static QString delivery(domain::DeliveryStatus status);
    static QString voucher(domain::VoucherStatus status);
    // "1 day from the first login".
    static QString validity(domain::Seconds duration, domain::Counting counts);
    // Of this one: the ledger may know that it is not on its router.
    static QString voucher(const domain::Voucher& voucher);
    static QString missingVoucher();
    static QString gateway(const QString& name);
    // How it was paid, and where it came from if it was imported: "Cash, from Mikhmon".
    static QString payment(const domain::Purchase& purchase);
    // Another party's text, in its own language: marked as such, never as ours. Empty for nothing.
    static QString quotation(const QString& words);
    static QString channel(const QString& name);
    static QString actor(const QString& name);

    // Who took the money, by hand: cash in older orders has nobody, and a gateway's money never has.
    static QString cashier(const domain::Purchase& purchase);
    static Look lookOf(domain::PurchaseStatus status);
    static Look lookOf(const domain::Purchase& purchase, bool recovers);
    static Look lookOf(domain::DeliveryStatus status);
    static Look lookOf(domain::VoucherStatus status);
    static Look lookOf(const domain::Voucher& voucher);

    static QString action(PurchaseAction action);
    static QString iconOf(PurchaseAction action);
    static QString aim(PurchaseAction action); // what pressing it does
    // "3 vouchers removed from the router", "queued".
    static QString done(PurchaseAction action, const ActionResult& result);
};

} // namespace loket::ui
