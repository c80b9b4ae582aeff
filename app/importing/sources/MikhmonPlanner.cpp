#include "importing/sources/MikhmonPlanner.h"

#include "router/Reply.h"
#include "router/Values.h"

#include <algorithm>
#include <limits>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::Seconds;
using router::toText;

namespace {

// Columns of userColumns.
enum UserColumn {
    NameColumn,
    PasswordColumn,
    ProfileColumn,
    CommentColumn,
    DisabledColumn,
    DynamicColumn,
    DefaultColumn,
    UptimeColumn,
    LimitUptimeColumn,
    BytesInColumn,
    BytesOutColumn,
    LimitBytesColumn,
    MacColumn,
};

constexpr auto anyDevice = "00:00:00:00:00:00";
// A voucher of a profile whose script starts the validity, and that was used for less: the script may be running.
constexpr Seconds scriptRuns{60};

bool isSet(const QByteArray& flag)
{
    return flag == "true" || flag == "yes";
}

// As short as Mikhmon makes them; and what the router's other commands can name.
bool isUsableCode(const QString& name, const QByteArray& bytes)
{
    constexpr qsizetype shortest = 3;
    constexpr qsizetype longest = 64;
    const bool printable = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint() && !c.isSpace(); });
    return name.size() >= shortest && name.size() <= longest && printable && name.toUtf8() == bytes;
}

} // namespace

Planner::Planner(const Tables& tables, const Ours& ours, const Answers& answers)
    : m_tables(tables), m_ours(ours), m_plan{.source = u"mikhmon"_s, .origin = tables.router}, m_notes(m_plan, answers)
{
    for (const domain::Package& package : ours.packages)
        m_ids.insert(package.id);
}

core::Result<Plan> Planner::make()
{
    readClock();
    readProfiles();
    readUsers();
    pricesOfProfiles();
    planPackages();
    planButtons();
    planSales();
    planRunning();
    planEnded();
    planUnused();
    planStrangers();
    planSchedulers();
    vouchersOfTheGone();
    if (const auto fine = m_notes.checked(); !fine)
        return core::Failure(fine.error());
    return std::move(m_plan);
}

// Every date that Mikhmon writes is the router's own.
void Planner::readClock()
{
    const QByteArrayList row = m_tables.clock.value(0);
    const QByteArray name = row.value(0);
    QByteArray offset = row.value(1);
    m_zone = QTimeZone(name);
    if (name.isEmpty() || name == "manual" || !m_zone.isValid()) {
        const bool isBehind = offset.startsWith('-');
        if (isBehind || offset.startsWith('+'))
            offset = offset.sliced(1);
        const QByteArrayList parts = offset.split(':');
        const int seconds = parts.size() >= 2 ? parts[0].toInt() * 3600 + parts[1].toInt() * 60 : offset.toInt();
        constexpr int most = 14 * 3600;
        m_zone = seconds <= most ? QTimeZone(isBehind ? -seconds : seconds) : QTimeZone::utc();
    }
}

QDateTime Planner::utcOf(const QDateTime& local) const
{
    return QDateTime(local.date(), local.time(), m_zone).toUTC();
}

void Planner::readProfiles()
{
    constexpr int mostSharedUsers = 1000;
    for (const QByteArrayList& row : m_tables.profiles) {
        const QString name = toText(row[0]);
        Profile profile{.terms = termsOf(row[1])};
        const QByteArray shared = row[2];
        profile.sharedUsers = shared == "unlimited" ? mostSharedUsers : std::clamp(shared.toInt(), 1, mostSharedUsers);
        m_plan.found[What::Profiles] += profile.terms ? 1 : 0;
        profile.isNeeded = profile.terms.has_value();
        m_profiles.insert(name, profile);
        m_profileNames += name;
    }
}

std::optional<Planner::User> Planner::readUser(const QByteArrayList& row)
{
    if (isSet(row[DefaultColumn]) || isSet(row[DynamicColumn]))
        return std::nullopt;
    User user{.name = toText(row[NameColumn]), .commentText = toText(row[CommentColumn])};
    user.comment = readComment(user.commentText);
    if (user.comment.form == CommentForm::Ours)
        return std::nullopt;
    ++m_plan.found[What::Users];
    if (isSet(row[DisabledColumn])) {
        m_notes.leaveOut(What::Users, Why::NotAVoucher, user.name);
        return std::nullopt;
    }
    user.password = toText(row[PasswordColumn]);
    user.profile = row[ProfileColumn].isNull() ? u"default"_s : toText(row[ProfileColumn]);
    user.uptime = router::routerSeconds(row[UptimeColumn]);
    user.limitUptime = router::routerSeconds(row[LimitUptimeColumn]);
    user.usedBytes = row[BytesInColumn].toLongLong() + row[BytesOutColumn].toLongLong();
    user.limitBytes = std::max<qint64>(row[LimitBytesColumn].toLongLong(), 0);
    const QByteArray mac = row[MacColumn];
    user.mac = mac == anyDevice ? QString() : QString::fromLatin1(mac).toUpper();
    user.isStopped = user.limitUptime == Seconds(1);
    if (!isUsableCode(user.name, row[NameColumn]) && user.comment.form != CommentForm::Stranger) {
        m_notes.leaveOut(What::Vouchers, Why::CodeNotAccepted, user.name);
        return std::nullopt;
    }
    return user;
}

bool Planner::ends(const QString& profile) const
{
    const auto found = m_profiles.constFind(profile);
    return found != m_profiles.cend() && found->terms && found->terms->ends;
}

Planner::Fate Planner::fateOf(const User& user) const
{
    switch (user.comment.form) {
    case CommentForm::Ends:
        return user.isStopped || utcOf(user.comment.ends) <= m_ours.now ? Fate::Ended : Fate::Running;
    case CommentForm::Batch:
    case CommentForm::OneByOne:
        return user.isStopped ? Fate::Ended : Fate::Unused;
    case CommentForm::Empty:
        // Mikhmon's script starts its validity too; elsewhere it is somebody's own user.
        return ends(user.profile) && user.uptime.count() == 0 ? Fate::Unused : Fate::Stranger;
    case CommentForm::Ours:
    case CommentForm::Stranger:
        break;
    }
    return Fate::Stranger;
}

void Planner::readUsers()
{
    for (const QByteArrayList& row : m_tables.schedulers)
        m_activating.insert(toText(row[0]));
    m_users.reserve(m_tables.users.size());
    for (const QByteArrayList& row : m_tables.users) {
        if (auto user = readUser(row))
            m_users += *std::move(user);
    }
    QHash<QString, QHash<qint64, int>> limits;
    for (const User& user : std::as_const(m_users)) {
        const Fate fate = fateOf(user);
        const bool mayBeRunning =
            fate == Fate::Unused && ends(user.profile) && user.uptime.count() > 0 && user.uptime <= scriptRuns;
        if (fate != Fate::Stranger && (m_activating.contains(user.name) || mayBeRunning)) {
            m_notes.leaveOut(What::Vouchers, Why::BeingActivated, user.name);
            m_leftForLater.insert(user.name);
            continue;
        }
        (fate == Fate::Unused    ? m_unused
         : fate == Fate::Running ? m_running
         : fate == Fate::Ended   ? m_ended
                                 : m_strangers)
            .append(&user);
        if (fate == Fate::Stranger)
            continue;
        m_living.insert(user.name, &user);
        if (!m_profiles.contains(user.profile))
            m_profileNames += user.profile;
        m_profiles[user.profile].isNeeded = true;
        if (!user.isStopped && user.limitUptime.count() > 0)
            ++limits[user.profile][user.limitUptime.count()];
    }
    for (auto profile = limits.cbegin(); profile != limits.cend(); ++profile) {
        std::pair<int, qint64> most{0, 0};
        for (auto limit = profile->cbegin(); limit != profile->cend(); ++limit)
            most = std::max(most, std::pair(limit.value(), limit.key()));
        m_profiles[profile.key()].onlineTime = Seconds(most.second);
    }
}

void Planner::pricesOfProfiles()
{
    for (const QString& name : std::as_const(m_profileNames)) {
        Profile& profile = m_profiles[name];
        if (!profile.terms)
            continue;
        const ProfileTerms& terms = *profile.terms;
        profile.price = terms.sellingPrice > 0 ? terms.sellingPrice : terms.price;
        if (terms.sellingPrice == 0 || terms.price == 0 || terms.sellingPrice == terms.price)
            continue;
        const QString answer =
            m_notes.ask({.id = u"price:"_s + name,
                         .about = About::PriceOfPackage,
                         .subject = name,
                         .values = {core::formatRupiah(terms.sellingPrice), core::formatRupiah(terms.price)},
                         .choices = {u"selling"_s, u"price"_s},
                         .byDefault = u"selling"_s});
        profile.price = answer == u"selling" ? terms.sellingPrice : terms.price;
    }
}

void Planner::planSchedulers()
{
    QList<PlannedScheduler> rows;
    bool endsOurs = false;
    for (const QByteArrayList& row : m_tables.schedulers) {
        const QString name = toText(row[0]);
        const QString comment = toText(row[1]);
        if (!comment.startsWith(u"Monitor Profile "_s) && name != u"Mikhmon-Expire-Monitor")
            continue;
        ++m_plan.found[What::Schedulers];
        if (isSet(row[2]))
            continue;
        // One of the forks removes every user whose quota is used up, whatever its comment says.
        endsOurs = endsOurs || row[3].contains("limit-bytes-total");
        rows.append({.key = u"scheduler:%1:%2"_s.arg(m_tables.router, name),
                     .router = m_tables.router,
                     .name = name,
                     .comment = comment});
    }
    if (rows.isEmpty())
        return;
    QStringList names;
    for (const PlannedScheduler& row : std::as_const(rows))
        names += row.name;
    const QString answer = m_notes.ask({.id = u"schedulers"_s,
                                        .about = About::DisableSchedulers,
                                        .subject = names.mid(0, 5).join(u", "_s),
                                        .choices = {u"yes"_s, u"no"_s},
                                        .byDefault = endsOurs ? u"yes"_s : u"no"_s});
    if (answer == u"yes")
        m_plan.schedulers = rows;
    else
        m_notes.leaveOut(What::Schedulers, Why::NotAsked, names.first(), int(rows.size()));
}

} // namespace loket::importing::mikhmon
