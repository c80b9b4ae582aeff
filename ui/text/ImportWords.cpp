#include "ui/text/ImportWords.h"

#include "domain/Duration.h"
#include "ui/text/Format.h"

#include <QRegularExpression>

#include <array>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using importing::About;
using importing::LeftOut;
using importing::Question;
using importing::Step;
using importing::What;
using importing::Why;

namespace {

constexpr qsizetype examplesShown = 8;

} // namespace

// What is sold first, then what belongs to it.
std::span<const What> ImportWords::allWhats()
{
    static constexpr std::array all{What::Packages,   What::Vouchers, What::Purchases, What::Sales,    What::Deliveries,
                                    What::Sellers,    What::Routers,  What::Settings,  What::Profiles, What::Users,
                                    What::Schedulers, What::Balances, What::Coupons};
    return all;
}

std::span<const Why> ImportWords::allWhys()
{
    static constexpr std::array all{
        Why::NotForHotspot,     Why::NotAVoucher,  Why::NoPackage, Why::ExpiredUnsold,   Why::ImpossibleTime,
        Why::SoldTwice,         Why::Unreadable,   Why::NameTaken, Why::CodeNotAccepted, Why::OnAnotherServer,
        Why::BeingActivated,    Why::NeedsSellers, Why::NotAsked,  Why::AlreadyImported, Why::AlreadySetUp,
        Why::SecretNotReadable, Why::RouterAway,   Why::UsedSince};
    return all;
}

std::span<const About> ImportWords::allAbouts()
{
    static constexpr std::array all{About::PriceOfPackage,   About::DurationOfPackage, About::BatchSold,
                                    About::MakeVouchers,     About::RouterOf,          About::PackageOf,
                                    About::ColumnOf,         About::StrangersAsWell,   About::KeepSetting,
                                    About::DisableSchedulers};
    return all;
}

std::span<const Step> ImportWords::allSteps()
{
    static constexpr std::array all{Step::Reading, Step::Storing, Step::Router};
    return all;
}

QString ImportWords::source(const QString& source)
{
    if (source == u"gembok")
        return u"gembok-bill"_s;
    if (source == u"mikhmon")
        return u"Mikhmon"_s;
    if (source == u"phpnuxbill")
        return u"phpnuxbill"_s;
    if (source == u"vouchers")
        return tr("a list of vouchers");
    return source;
}

QString ImportWords::name(What what)
{
    switch (what) {
    case What::Packages:
        return tr("Packages");
    case What::Vouchers:
        return tr("Vouchers");
    case What::Purchases:
        return tr("Orders");
    case What::Sellers:
        return tr("Sellers");
    case What::Deliveries:
        return tr("Messages");
    case What::Routers:
        return tr("Routers");
    case What::Settings:
        return tr("Settings");
    case What::Sales:
        return tr("Sales records");
    case What::Users:
        return tr("Users on the router");
    case What::Profiles:
        return tr("Profiles");
    case What::Schedulers:
        return tr("Schedulers of the router");
    case What::Balances:
        return tr("Balances");
    case What::Coupons:
        return tr("Discount codes");
    }
    Q_UNREACHABLE();
}

QString ImportWords::counted(What what, int count)
{
    switch (what) {
    case What::Packages:
        return tr("%n package(s)", "", count);
    case What::Vouchers:
        return tr("%n voucher(s)", "", count);
    case What::Purchases:
        return tr("%n order(s)", "", count);
    case What::Sellers:
        return tr("%n seller(s)", "", count);
    case What::Deliveries:
        return tr("%n message(s)", "", count);
    case What::Routers:
        return tr("%n router(s)", "", count);
    case What::Settings:
        return tr("%n setting(s)", "", count);
    case What::Sales:
        return tr("%n sales record(s)", "", count);
    case What::Users:
        return tr("%n user(s) on the router", "", count);
    case What::Profiles:
        return tr("%n profile(s)", "", count);
    case What::Schedulers:
        return tr("%n scheduler(s) of the router", "", count);
    case What::Balances:
        return tr("%n balance(s)", "", count);
    case What::Coupons:
        return tr("%n discount code(s)", "", count);
    }
    Q_UNREACHABLE();
}

QString ImportWords::why(Why why)
{
    switch (why) {
    case Why::NotForHotspot:
        return tr("This is not for the hotspot (PPPoE, VPN or balance), and Loket sells hotspot vouchers only.");
    case Why::NotAVoucher:
        return tr("This is no voucher but a member, or a user somebody made by hand. It stays as it is on the router.");
    case Why::NoPackage:
        return tr("Its profile or package is not known, so neither its price nor its time is.");
    case Why::ExpiredUnsold:
        return tr("It has expired, and no sale of it is recorded.");
    case Why::ImpossibleTime:
        return tr("Its date cannot be right: the router's clock was not set then.");
    case Why::SoldTwice:
        return tr("The same sale is recorded a second time. The first record is the one that counts.");
    case Why::Unreadable:
        return tr("It is damaged, or written in a way that is not known.");
    case Why::NameTaken:
        return tr("This router already has a voucher with this code.");
    case Why::CodeNotAccepted:
        return tr("The code is too short, too long, or has characters that a hotspot code cannot have.");
    case Why::OnAnotherServer:
        return tr("It belongs to a RADIUS server, or to a router that is not set up here. Set up its router, then "
                  "import again.");
    case Why::BeingActivated:
        return tr("Its guest logged in for the first time only seconds ago, and Mikhmon is still writing its end. "
                  "Import again in a minute: it comes along then.");
    case Why::NeedsSellers:
        return tr("This is a seller's account or balance, and this version of Loket has no sellers yet. Import again "
                  "once it does.");
    case Why::NotAsked:
        return tr("You answered that it stays out.");
    case Why::AlreadyImported:
        return tr("An earlier import brought it already.");
    case Why::AlreadySetUp:
        return tr("It is set up here already, and what is set up here stays.");
    case Why::RouterAway:
        return tr("Its router did not answer, so nobody knows whether it is still there. It is kept as history only; "
                  "import again when the router is back.");
    case Why::UsedSince:
        return tr("It was sold, used or changed since it was imported.");
    case Why::SecretNotReadable:
        return tr("The other program has encrypted it. Type it once more in the settings.");
    }
    Q_UNREACHABLE();
}

QString ImportWords::leftOut(const LeftOut& leftOut)
{
    return tr("%1: %2", "12 vouchers: the reason").arg(counted(leftOut.what, leftOut.count), why(leftOut.why));
}

QString ImportWords::examples(const LeftOut& leftOut, const QLocale& locale)
{
    if (leftOut.examples.isEmpty())
        return {};
    QStringList shown = leftOut.examples.mid(0, examplesShown);
    for (QString& example : shown) {
        static const QRegularExpression line(u"\\Aline (\\d+)\\z"_s);
        if (const auto match = line.match(example); match.hasMatch())
            example = tr("line %1").arg(match.captured(1));
    }
    const qsizetype more = leftOut.count - shown.size();
    const QString list = shown.join(u", "_s);
    if (more > 0)
        return tr("%1 and %2 more").arg(list, locale.toString(more));
    return list;
}

QString ImportWords::step(Step step)
{
    switch (step) {
    case Step::Reading:
        return tr("Reading…");
    case Step::Storing:
        return tr("Storing…");
    case Step::Router:
        return tr("Taking over the vouchers on the router…");
    }
    Q_UNREACHABLE();
}

QString ImportWords::question(About about)
{
    switch (about) {
    case About::PriceOfPackage:
        return tr("Which price does the customer pay?");
    case About::DurationOfPackage:
        return tr("How long is the package valid?");
    case About::BatchSold:
        return tr("Are these vouchers still for sale?");
    case About::MakeVouchers:
        return tr("Make these vouchers on the router?");
    case About::RouterOf:
        return tr("Which of your routers is this?");
    case About::PackageOf:
        return tr("Which package are these vouchers of?");
    case About::ColumnOf:
        return tr("What is in the columns of the list?");
    case About::StrangersAsWell:
        return tr("Take over users that follow no pattern as well?");
    case About::KeepSetting:
        return tr("Which value should be used?");
    case About::DisableSchedulers:
        return tr("Stop the old program's schedulers on the router?");
    }
    Q_UNREACHABLE();
}

QString ImportWords::hint(About about)
{
    switch (about) {
    case About::PriceOfPackage:
        return tr("Mikhmon keeps two: the price, which for many is what they pay themselves, and the selling price.");
    case About::DurationOfPackage:
        return tr("The old program says two different things.");
    case About::BatchSold:
        return tr(
            "The old program records a sale at the first login only: it does not know which printed vouchers are in "
            "the drawer and which a customer carries already. In stock: the counter sells them. "
            "Already sold: they keep working, and are not sold again.");
    case About::MakeVouchers:
        return tr("Where the codes are on no router yet, have them made: guests can log in with them then. Where they "
                  "are on the router already, do not.");
    case About::RouterOf:
        return tr("What belongs to it is imported to the router that you choose.");
    case About::PackageOf:
        return tr("Price and time of the vouchers are those of the package.");
    case About::ColumnOf:
        return tr("The list is read as you say here.");
    case About::StrangersAsWell:
        return tr("Such users are usually members or were made by hand. When in doubt, leave them alone.");
    case About::KeepSetting:
        return tr("Here and in the old program the values differ. Nothing that is set here is replaced without your "
                  "answer.");
    case About::DisableSchedulers:
        return tr("They remove or block vouchers that have run out, which Loket does itself from now on. They are "
                  "only switched off, never deleted, and undo switches them on again.");
    }
    Q_UNREACHABLE();
}

QString ImportWords::subject(const Question& question)
{
    switch (question.about) {
    case About::StrangersAsWell: {
        bool isNumber = false; // of them
        const int count = question.subject.toInt(&isNumber);
        if (isNumber)
            return tr("%n user(s) that follow no pattern", "", count);
        return question.subject.isEmpty() ? tr("Users that follow no pattern") : question.subject;
    }
    case About::DisableSchedulers:
        return question.subject.isEmpty() ? tr("Schedulers of the old program") : question.subject;
    case About::MakeVouchers:
        return question.subject.isEmpty() ? tr("Vouchers that are on no router") : question.subject;
    case About::PackageOf:
        return question.subject.isEmpty() ? tr("Vouchers without a package") : question.subject;
    case About::BatchSold:
        if (question.values.size() == 2 && !question.subject.isEmpty()) // of which profile, and how many
            return tr("%1 – profile %2, %n voucher(s)", "", question.values[1].toInt())
                .arg(question.subject, question.values[0]);
        return question.subject.isEmpty() ? tr("Vouchers without a comment") : question.subject;
    case About::ColumnOf:
        return question.values.isEmpty() ? question.subject
                                         : tr("%1, for example %2", "a column and what is in it")
                                               .arg(question.subject, question.values.join(u", "_s));
    case About::PriceOfPackage:
    case About::DurationOfPackage:
    case About::RouterOf:
    case About::KeepSetting:
        break;
    }
    return question.subject;
}

QString ImportWords::choice(const Question& question, const QString& choice, const QHash<QString, QString>& names)
{
    const qsizetype place = question.choices.indexOf(choice);
    const bool hasValues = question.values.size() == question.choices.size();
    const QString value = hasValues ? question.values.value(place) : QString();
    const auto with = [&value](const QString& words) { return value.isEmpty() ? words : words + u": "_s + value; };
    switch (question.about) {
    case About::PriceOfPackage:
        return with(choice == u"selling" ? tr("The selling price") : choice == u"price" ? tr("The price") : choice);
    case About::DurationOfPackage:
        return duration(value.isEmpty() ? choice : value);
    case About::BatchSold:
        return choice == u"stock" ? tr("In stock") : choice == u"sold" ? tr("Already sold") : choice;
    case About::MakeVouchers:
        return choice == u"make" ? tr("Make them") : choice == u"leave" ? tr("Do not make them") : choice;
    case About::RouterOf:
    case About::PackageOf:
        return choice == u"leave" ? tr("Leave it out") : names.value(choice, choice);
    case About::ColumnOf:
        return column(choice);
    case About::StrangersAsWell:
        return choice == u"take" ? tr("Take them over") : choice == u"leave" ? tr("Leave them alone") : choice;
    case About::KeepSetting:
        return with(choice == u"ours"     ? tr("The one here")
                    : choice == u"theirs" ? tr("The one of the old program")
                                          : choice);
    case About::DisableSchedulers:
        return choice == u"yes" ? tr("Switch them off") : choice == u"no" ? tr("Leave them on") : choice;
    }
    Q_UNREACHABLE();
}

// "1d" as "1 day".
QString ImportWords::duration(const QString& text)
{
    const auto length = domain::parseDuration(text);
    return length ? Format::duration(length->count()) : text;
}

QString ImportWords::column(const QString& choice)
{
    static const QHash<QString, const char*> words{
        {u"code"_s, QT_TR_NOOP("Code")},         {u"username"_s, QT_TR_NOOP("Code")},
        {u"password"_s, QT_TR_NOOP("Password")}, {u"package"_s, QT_TR_NOOP("Package")},
        {u"profile"_s, QT_TR_NOOP("Profile")},   {u"price"_s, QT_TR_NOOP("Price")},
        {u"router"_s, QT_TR_NOOP("Router")},     {u"comment"_s, QT_TR_NOOP("Comment")},
        {u"duration"_s, QT_TR_NOOP("Time")},     {u"time"_s, QT_TR_NOOP("Time")},
        {u"data"_s, QT_TR_NOOP("Quota")},        {u"quota"_s, QT_TR_NOOP("Quota")},
        {u"state"_s, QT_TR_NOOP("State")},       {u"status"_s, QT_TR_NOOP("State")},
        {u"date"_s, QT_TR_NOOP("Date")},         {u"nothing"_s, QT_TR_NOOP("Not used")},
        {u"ignore"_s, QT_TR_NOOP("Not used")},   {u"leave"_s, QT_TR_NOOP("Not used")},
        {u"none"_s, QT_TR_NOOP("Not used")},     {QString(), QT_TR_NOOP("Not used")}};
    const char* known = words.value(choice);
    return known ? tr(known) : choice;
}

QStringList ImportWords::lost(const importing::Lost& lost)
{
    QStringList all;
    if (lost.paidWithoutVoucher > 0)
        all += tr("%n customer(s) paid and never got a voucher.", "", lost.paidWithoutVoucher);
    if (lost.soldTwice > 0)
        all += tr("%n sale(s) were recorded twice, so the revenue it showed was too high.", "", lost.soldTwice);
    if (lost.impossibleTimes > 0)
        all += tr("%n sale(s) have a date that cannot be right, so they were in no report of their day.", "",
                  lost.impossibleTimes);
    return all;
}

QString ImportWords::sum(const QMap<What, int>& counts)
{
    QStringList parts;
    for (const What what : allWhats()) {
        if (const int count = counts.value(what); count > 0)
            parts += counted(what, count);
    }
    return parts.isEmpty() ? tr("nothing") : parts.join(u", "_s);
}

int ImportWords::total(const QMap<What, int>& counts)
{
    int all = 0;
    for (const int count : counts)
        all += count;
    return all;
}

} // namespace loket::ui
