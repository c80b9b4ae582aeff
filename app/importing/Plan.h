// What an import does, whatever it comes from: a source (Source.h) reads another program's data and makes a plan of it
// together with the owner's answers; Import.h carries the plan out, and takes it back. Pure data; times are UTC, money
// is whole rupiah. Everything has a key that is the same each time the same data is read: what was imported under a key
// is not imported again.
#pragma once

#include "core/Secret.h"
#include "domain/Batch.h"
#include "domain/Package.h"
#include "domain/Purchase.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QStringList>

namespace loket::importing {

// Why something that was found is not imported. The id of each (Words.h) is the `why` of the report and does not
// change.
enum class Why {
    NotForHotspot,     // of PPPoE, VPN, balance
    NotAVoucher,       // a member, a stranger, the trial user: left alone
    NoPackage,         // its profile or package is not known
    ExpiredUnsold,     // ended, and no sale is known
    ImpossibleTime,    // before the clock of the router was set
    SoldTwice,         // a second record of the same sale
    Unreadable,        // broken, or not in a form that is known
    NameTaken,         // this router has a voucher of this code already
    CodeNotAccepted,   // too short, too long, or with characters a code cannot have
    OnAnotherServer,   // of RADIUS, or of a router that is not set up
    BeingActivated,    // in the seconds after its first login: read again later
    NeedsSellers,      // an agent's account or balance
    NotAsked,          // the owner answered that it stays out
    AlreadyImported,   // by an earlier run
    AlreadySetUp,      // this router, package or setting is here already, and ours is kept
    SecretNotReadable, // encrypted by the other program
    RouterAway,        // nobody could ask its router whether the user is there: kept as history alone
    UsedSince,         // of an undo: sold, used or changed since it was imported
};

// What was found, or imported; the word of each is a member of `found` and `imported` in the report.
enum class What {
    Packages,
    Vouchers,
    Purchases,
    Sellers,
    Deliveries,
    Routers,
    Settings,
    Sales,
    Users,
    Profiles,
    Schedulers,
    Balances, // money that belongs to an agent or a customer
    Coupons
};

struct LeftOut
{
    What what = What::Vouchers;
    Why why = Why::Unreadable;
    int count = 0;
    QStringList examples; // a few names, codes or line numbers, as text from outside; never a password or phone number
};

// What is asked before the run. The texts come from Words.h by `about`.
enum class About {
    PriceOfPackage,    // subject: the profile; choices "selling", "price"
    BatchSold,         // subject: the batch's comment; choices "stock", "sold"
    StrangersAsWell,   // users that follow no pattern: "leave", "take"
    DisableSchedulers, // the other program's rows that end vouchers: "yes", "no"
    KeepSetting,       // subject: the key; values: ours, theirs; choices "ours", "theirs"
    DurationOfPackage, // subject: the package; values: the durations that contradict each other
    MakeVouchers,      // codes that exist on no router yet: "make", "leave"
    RouterOf,          // subject: a router of the other program; choices: ours, and "leave"
    PackageOf,         // subject: what the list says, or nothing; choices: package ids, and "leave"
    ColumnOf,          // subject: a column of a list; choices: what it may be
};

struct Question
{
    QString id; // "price:Paket-1Hari"; the same each time
    About about = About::PriceOfPackage;
    QString subject;    // text from outside
    QStringList values; // what the words need besides the subject
    QStringList choices;
    QString byDefault; // one of the choices
    QString answer;    // one of the choices: the owner's, or the default
};
using Answers = QHash<QString, QString>; // by the question's id; an unknown id or choice is an error of the caller

struct PlannedPackage
{
    QString key;
    domain::Package package; // its id is made unique when it is stored, and vouchers and purchases below follow it
};

// How its hotspot user is treated on the router.
enum class OnRouter {
    Untouched, // the user stays as it is, or there is none; Loket never looks for it there
    TakeOver,  // the user is there: its comment becomes ours, and Loket looks after it from then on
    Make,      // there is no user yet: it is made, by the batch it belongs to
};

struct PlannedVoucher
{
    // Its code, state, terms, stamps and use. The ids, the number and the new comment are given when it is stored;
    // `comment` is what its user carries on the router today.
    domain::Voucher voucher;
    OnRouter onRouter = OnRouter::Untouched;
};

struct PlannedDelivery
{
    QString status; // sent, failed, error
    QString error;
    QString phone;
    QDateTime at;
};

struct PlannedPurchase
{
    QString key;
    QString oldNumber; // the other program's, for the search; may be empty
    domain::Purchase purchase;
    QList<PlannedVoucher> vouchers;
    QList<PlannedDelivery> deliveries;
};

struct PlannedBatch
{
    QString key;
    domain::Batch batch;            // code, actor and ids are given when it is stored
    QList<PlannedVoucher> vouchers; // at most domain::maxBatchQuantity; more are several batches
};

// Values of loket.ini and secrets of the keychain; for a router "router.NAME.host" and so on.
struct PlannedSettings
{
    QString key;
    What what = What::Settings; // or Routers
    QMap<QString, QString> values;
    QHash<QString, core::Secret> secrets;
};

// A row of the router's scheduler that is disabled, and enabled again by undo.
struct PlannedScheduler
{
    QString key;
    QString router;
    QString name;
    QString comment;
};

// What the other program lost, for the owner's eyes.
struct Lost
{
    int paidWithoutVoucher = 0;
    int soldTwice = 0;
    int impossibleTimes = 0;
};

struct Plan
{
    QString source; // "gembok", "mikhmon", "phpnuxbill", "vouchers"
    QString origin; // the file or folder, or the router's name: for people
    QMap<What, int> found;
    QList<LeftOut> skipped;
    QList<Question> questions;
    Lost lost;

    QList<PlannedSettings> settings; // stored first, in this order
    QList<PlannedPackage> packages;
    QList<PlannedBatch> batches;
    QList<PlannedPurchase> purchases;
    QList<PlannedScheduler> schedulers; // last
};

} // namespace loket::importing
