#include "importing/Words.h"

#include "core/Reasons.h"

#include <algorithm>
#include <array>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class Value>
struct Word
{
    Value value;
    const char* name;
    const char* words; // "" where there are none
};

constexpr std::array whyWords{
    Word<Why>{Why::NotForHotspot, "not_for_hotspot", "of no hotspot (PPPoE, VPN, a balance)"},
    Word<Why>{Why::NotAVoucher, "not_a_voucher", "a member or a user of somebody else, left alone"},
    Word<Why>{Why::NoPackage, "no_package", "its package or profile is not known"},
    Word<Why>{Why::ExpiredUnsold, "expired_unsold", "it has ended, and no sale of it is known"},
    Word<Why>{Why::ImpossibleTime, "impossible_time", "its time was before the router's clock was set"},
    Word<Why>{Why::SoldTwice, "sold_twice", "a second record of the same sale"},
    Word<Why>{Why::Unreadable, "unreadable", "broken, or in a form that is not known"},
    Word<Why>{Why::NameTaken, "name_taken", "this router has a voucher of this code already"},
    Word<Why>{Why::CodeNotAccepted, "code_not_accepted",
              "its code is too short or long, or has characters no code has"},
    Word<Why>{Why::OnAnotherServer, "on_another_server", "of RADIUS, or of a router that is not set up here"},
    Word<Why>{Why::BeingActivated, "being_activated", "it is being activated just now; read again in a minute"},
    Word<Why>{Why::NeedsSellers, "needs_sellers", "a seller's account or balance"},
    Word<Why>{Why::NotAsked, "not_asked", "left out, as answered"},
    Word<Why>{Why::AlreadyImported, "already_imported", "imported before"},
    Word<Why>{Why::AlreadySetUp, "already_set_up", "it is here already, and ours is kept"},
    Word<Why>{Why::SecretNotReadable, "secret_not_readable", "encrypted by the other program"},
    Word<Why>{Why::RouterAway, "router_away", "its router could not be asked for it; kept as history alone"},
    Word<Why>{Why::UsedSince, "used_since", "sold, used or changed since it was imported"},
};

constexpr std::array whatWords{
    Word<What>{What::Packages, "packages", ""},     Word<What>{What::Vouchers, "vouchers", ""},
    Word<What>{What::Purchases, "purchases", ""},   Word<What>{What::Sellers, "sellers", ""},
    Word<What>{What::Deliveries, "deliveries", ""}, Word<What>{What::Routers, "routers", ""},
    Word<What>{What::Settings, "settings", ""},     Word<What>{What::Sales, "sales", ""},
    Word<What>{What::Users, "users", ""},           Word<What>{What::Profiles, "profiles", ""},
    Word<What>{What::Schedulers, "schedulers", ""}, Word<What>{What::Balances, "balances", ""},
    Word<What>{What::Coupons, "coupons", ""},
};

// %1 is the subject, %2 the values one after the other, %3 the first and %4 the second of them.
constexpr std::array aboutWords{
    Word<About>{About::PriceOfPackage, "price_of_package", "Which price does the customer of \"%1\" pay? (%2)"},
    Word<About>{About::BatchSold, "batch_sold", "Are the vouchers of \"%1\" still in stock, or sold already?"},
    Word<About>{About::StrangersAsWell, "strangers_as_well",
                "Take over the users that follow no known pattern as well?"},
    Word<About>{About::DisableSchedulers, "disable_schedulers",
                "Disable the other program's rows of the scheduler, which end vouchers?"},
    Word<About>{About::KeepSetting, "keep_setting", "Keep our value of %1, or take theirs? (%2)"},
    Word<About>{About::DurationOfPackage, "duration_of_package", "How long does \"%1\" last? (%2)"},
    Word<About>{About::MakeVouchers, "make_vouchers",
                "Make the codes of \"%1\", which are on no router yet, as vouchers in stock?"},
    Word<About>{About::RouterOf, "router_of", "Which of our routers is \"%1\"?"},
    Word<About>{About::PackageOf, "package_of", "Which of our packages is \"%1\"?"},
    Word<About>{About::ColumnOf, "column_of", "What is in the column \"%1\"? (%2)"},
};

template <class Table>
constexpr bool isInOrder(const Table& table)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (std::size_t(table[i].value) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(whyWords) && whyWords.size() == std::size_t(Why::UsedSince) + 1);
static_assert(isInOrder(whatWords) && whatWords.size() == std::size_t(What::Coupons) + 1);
static_assert(isInOrder(aboutWords) && aboutWords.size() == std::size_t(About::ColumnOf) + 1);

template <class Table>
auto valueOf(const Table& table, QStringView name)
{
    using Value = decltype(table[0].value);
    const auto found =
        std::ranges::find_if(table, [&](const auto& word) { return QLatin1StringView(word.name) == name; });
    return found == table.end() ? std::optional<std::remove_const_t<Value>>()
                                : std::optional<std::remove_const_t<Value>>(found->value);
}

template <class Value, class Table>
constexpr auto valuesOf(const Table& table)
{
    std::array<Value, std::tuple_size_v<Table>> values{};
    std::transform(table.begin(), table.end(), values.begin(), [](const auto& word) { return word.value; });
    return values;
}
constexpr auto whys = valuesOf<Why>(whyWords);
constexpr auto whats = valuesOf<What>(whatWords);
constexpr auto abouts = valuesOf<About>(aboutWords);

} // namespace

std::span<const Why> allWhys()
{
    return whys;
}

std::span<const What> allWhats()
{
    return whats;
}

std::span<const About> allAbouts()
{
    return abouts;
}

QString toString(Why why)
{
    return QString::fromLatin1(whyWords.at(std::size_t(why)).name);
}

QString toString(What what)
{
    return QString::fromLatin1(whatWords.at(std::size_t(what)).name);
}

QString toString(About about)
{
    return QString::fromLatin1(aboutWords.at(std::size_t(about)).name);
}

std::optional<Why> whyFromString(QStringView name)
{
    return valueOf(whyWords, name);
}

std::optional<What> whatFromString(QStringView name)
{
    return valueOf(whatWords, name);
}

std::optional<About> aboutFromString(QStringView name)
{
    return valueOf(aboutWords, name);
}

QString wordsOf(Why why)
{
    return QString::fromLatin1(whyWords.at(std::size_t(why)).words);
}

QString wordsOf(const Question& question)
{
    QStringList values{question.subject, question.values.join(u" / "_s)};
    values += question.values.mid(0, 2);
    QString words = core::fillIn(QString::fromLatin1(aboutWords.at(std::size_t(question.about)).words), values);
    if (question.values.isEmpty())
        words.remove(u" ()"_s);
    return words;
}

} // namespace loket::importing
