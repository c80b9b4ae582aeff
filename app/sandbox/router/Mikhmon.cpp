#include "sandbox/router/Mikhmon.h"

#include "sandbox/router/RouterTexts.h"

#include <QTimeZone>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray timeText(const QDateTime& at)
{
    return at.toString(u"HH:mm:ss"_s).toLatin1();
}

QByteArray stampText(const QDateTime& at, bool iso)
{
    return dateText(at.date(), iso) + ' ' + timeText(at);
}

void addProfile(RouterModel& model, const QByteArray& name, const QByteArray& onLogin, const QByteArray& sharedUsers)
{
    model.menu(profileMenu)
        .insert({{"name", name},
                 {"rate-limit", "512k/1M"},
                 {"shared-users", sharedUsers},
                 {"on-login", onLogin},
                 {"status-autorefresh", "1m"}});
}

struct Sale
{
    QDateTime at;
    QByteArray user;
    QByteArray price;
    QByteArray validity;
    QByteArray profile;
    QByteArray comment;
};

enum class Owner { Month, Broken, Digits, Iso };

QByteArray ownerText(const QDateTime& at, Owner form)
{
    const QByteArray iso = dateText(at.date(), true);
    switch (form) {
    case Owner::Month:
        return dateText(at.date(), false).first(3) + at.toString(u"yyyy"_s).toLatin1();
    case Owner::Broken:
        return iso.first(3) + iso.mid(7, 3);
    case Owner::Digits:
        return at.toString(u"MMyyyy"_s).toLatin1();
    case Owner::Iso:
        return at.toString(u"yyyy-MM"_s).toLatin1();
    }
    return {};
}

void addSale(RouterModel& model, const Sale& sale, bool iso, Owner owner)
{
    const QByteArray date = dateText(sale.at.date(), iso);
    const QByteArrayList fields{date,          timeText(sale.at), sale.user,
                                sale.price,    "10.5.50.23",      "AA:BB:CC:DD:EE:FF",
                                sale.validity, sale.profile,      sale.comment};
    model.menu(scriptMenu)
        .insert({{"name", fields.join("-|-")},
                 {"owner", ownerText(sale.at, owner)},
                 {"source", date},
                 {"comment", "mikhmon"}});
}

void addProfiles(RouterModel& model)
{
    const QByteArray rest = ":local date [ /system clock get date ];:local comment \"\"}}";
    addProfile(model, "Paket-1Hari", ":put (\",remc,3000,1d,4000,,Enable,\"); {" + rest, "1");
    addProfile(model, "Paket-2Hari", ":put (\",ntfc,5000,2d,0,,Disable,Disable,\"); :local mode \"N\"; {" + rest, "1");
    addProfile(model, "Bebas",
               ":put (\",,3000,,,noexp,Enable,\"); [:local mac $\"mac-address\"; /ip hotspot user set "
               "mac-address=$mac [find where name=$user]]",
               "2");
    addProfile(model, "Jam", ":put (\",,5000,,7000,noexp,Disable,Disable,\")", "1");
    addProfile(model, "Agen", ":put (\",\",rem,5000,1d,0,,Disable,\"); {" + rest, "1");
    addProfile(model, "Lama", ":put (\",rem,2000,12h,5m,,Disable,\"); {" + rest, "1");
    addProfile(model, "CE", ":put (\",remc,2500,6h,3000,,Disable,\"); ; {" + rest, "1");
    addProfile(model, "Paket-0", ":put (\",remc,0,24h,0,,Enable,\"); {" + rest, "unlimited");
    addProfile(model, "Staf", ":log info \"masuk: $user, jam $time\"", "5");
}

struct User
{
    QByteArray name;
    QByteArray profile;
    QByteArray comment;
    Values more = {};
};

void addUser(RouterModel& model, const User& user)
{
    Values values{{"name", user.name}, {"password", user.name}, {"profile", user.profile}, {"comment", user.comment}};
    values.insert(user.more);
    model.menu(userMenu).insert(values);
}

// Every form of comment; those of an end lie some hours ahead of `now`.
void addUsers(RouterModel& model, const QDateTime& now)
{
    const auto us = [](const QDateTime& at) { return at.toString(u"MM.dd.yy"_s).toLatin1(); };
    const QDateTime made = now.addDays(-3);
    const QDateTime ahead = now.addSecs(6 * 3600 + 11);
    const QDateTime before = now.addDays(-2);
    const QByteArray batch = "538-" + us(made) + "-loket depan";
    const Values used{{"uptime", "18h"}, {"bytes-in", "1048576"}, {"bytes-out", "52428800"}};
    const QList<User> users{
        {"abc41", "Paket-1Hari", "vc-" + batch},
        {"abc42", "Paket-1Hari", "vc-" + batch, {{"limit-bytes-total", "1073741824"}}},
        {"abc", "Paket-1Hari", "vc-" + batch},
        {"tamu01", "Paket-2Hari", "up-112-" + us(made) + "-", {{"password", "9341"}}},
        {"han07", "Paket-2Hari", "vc-538-" + made.toString(u"yyyy-MM-dd"_s).toLatin1() + "-depan"},
        {"go123", "Paket-2Hari", "vc-ABC123-12.25.24-Promo"},
        {"satu1", "Paket-1Hari", "vc-tamu"},
        {"wa9911", "Paket-1Hari", "up-WA-1234-030126"},
        {"lama6", "Paket-1Hari", stampText(ahead, false), used},
        {"baru7", "Paket-1Hari", stampText(ahead, true), used},
        {"han8", "Paket-2Hari", ahead.toString(u"MM/dd/yyyy HH:mm:ss"_s).toLatin1(), used},
        {"han15", "Paket-2Hari", ahead.toString(u"MM/"_s).toLatin1() + stampText(ahead, false), used},
        {"go4x", "Paket-2Hari", stampText(ahead, false) + " X", used},
        {"nota5", "Paket-1Hari", stampText(ahead, true) + " warung", used},
        {"habis1", "Paket-2Hari", stampText(before, false), {{"limit-uptime", "1s"}, {"uptime", "1d"}}},
        {"habis2", "Paket-1Hari", stampText(before, true), used},
        {"ulang1", "Paket-1Hari", ""},
        {"jam10", "Jam", "vc-777-" + us(made) + "-jam", {{"limit-uptime", "10h"}}},
        {"jam11", "Jam", "vc-777-" + us(made) + "-jam", {{"limit-uptime", "10h"}, {"uptime", "2h"}}},
        {"bebas1", "Bebas", "vc-778-" + us(made) + "-bebas"},
        {"aktif5", "Paket-1Hari", "vc-" + batch, {{"uptime", "2s"}}},
        {"budi", "Staf", "Budi | tv"},
        {"V482913AB12", "Paket-1Hari", "voucher"},
        {"V482914CD34", "Paket-1Hari", "vc Agent: Warung Ani (628123456789) - 3 Hari"},
        {"nux77", "Paket-2Hari", "Voucher | "},
        {"anggota", "Staf", "Siti Rahma | Bulanan 10 Mbps"},
        {"T-AABBCC", "default", "", {{"dynamic", "true"}}},
        {"lok3t", "3k", "loket:LK260102-ABCDEFGHJKMNPQR:1"},
    };
    for (const User& user : users)
        addUser(model, user);
}

void addSales(RouterModel& model, const QDateTime& now)
{
    const QDateTime at = now.addSecs(-18 * 3600 + 11); // the first login of those with a day's validity
    addSale(model, {at, "lama6", "3000", "1d", "Paket-1Hari", "vc-538-03.19.26-loket depan"}, false, Owner::Month);
    addSale(model, {at, "baru7", "3000", "1d", "Paket-1Hari", "vc-538-03.19.26-loket depan"}, true, Owner::Broken);
    addSale(model, {at.addDays(-1), "han8", "5000", "2d", "Paket-2Hari", "vc-1"}, true, Owner::Iso);
    addSale(model, {at.addDays(-1), "han15", "5000.50", "2d", "Paket-2Hari", "vc-2"}, true, Owner::Digits);
    addSale(model, {at.addSecs(60), "lama6", "3000", "1d", "Paket-1Hari", "vc-538-03.19.26-loket depan"}, false,
            Owner::Month);
    addSale(model, {now.addDays(-40), "hilang1", "3000", "1d", "Paket-1Hari", "vc-538-depan"}, false, Owner::Month);
    addSale(model, {now.addDays(-3), "habis2", "3000", "1d", "Paket-1Hari", ""}, true, Owner::Broken);
    addSale(model,
            {QDateTime(QDate(1970, 1, 2), QTime(0, 3, 9), QTimeZone::utc()).toUTC(), "awal1", "3000", "1d",
             "Paket-1Hari", "vc-awal"},
            false, Owner::Month);
    RouterMenu& scripts = model.menu(scriptMenu);
    const QDateTime old = now.addDays(-400);
    const QByteArray day = dateText(old.date(), false);
    scripts.insert({{"name", day + "-|-" + timeText(old) + "-|-kuno1-|-2000"},
                    {"owner", ownerText(old, Owner::Month)},
                    {"source", day},
                    {"comment", "mikhmon"}});
    scripts.insert({{"name", "laporan rusak"}, {"source", day}, {"comment", "mikhmon"}});
    scripts.insert({{"name", "Quick_Print_Paket-1-Hari"},
                    {"source", "#Paket 1 Hari#all#vc#6#WF#num#Paket-1Hari#0#1073741824#depan#1d#3000_4000#Enable"},
                    {"comment", "QuickPrintMikhmon"}});
    scripts.insert({{"name", "Quick_Print_Sepuluh-Jam"},
                    {"source", "#Sepuluh Jam#all#up#5##mix#Jam#10h#0###5000_7000#Disable"},
                    {"comment", "QuickPrintMikhmon"}});
    scripts.insert({{"name", "cadangan"}, {"source", "/system backup save name=malam"}, {"owner", "admin"}});
}

void addSchedulers(RouterModel& model, const QDateTime& now)
{
    RouterMenu& rows = model.menu(schedulerMenu);
    const QByteArray look = ":foreach i in [ /ip hotspot user find where profile=\"Paket-1Hari\" ] do={ :local comment "
                            "[ /ip hotspot user get $i comment]; }";
    rows.insert({{"name", "Paket-1Hari"},
                 {"comment", "Monitor Profile Paket-1Hari"},
                 {"interval", "2m35s"},
                 {"start-time", "03:21:40"},
                 {"on-event", look}});
    rows.insert({{"name", "Mikhmon-Expire-Monitor"},
                 {"comment", "Mikhmon Expire Monitor"},
                 {"interval", "1m"},
                 {"on-event", ":foreach i in [ /ip hotspot user find ] do={ }"}});
    rows.insert({{"name", "malam"}, {"interval", "1d"}, {"on-event", "cadangan"}});
    rows.insert({{"name", "aktif5"}, {"interval", "1d"}, {"next-run", stampText(now.addDays(1), true)}});
}

} // namespace

void fillMikhmon(RouterModel& model)
{
    const QDateTime now = model.localTime();
    addProfiles(model);
    addUsers(model, now);
    addSales(model, now);
    addSchedulers(model, now);
}

void fillMikhmon(RouterModel& model, int users, int sales)
{
    const QDateTime now = model.localTime();
    const bool iso = model.face().isoDates;
    for (int i = 0; i < users; ++i) {
        const QByteArray name = "mk" + QByteArray::number(100'000 + i);
        const QByteArray profile = i % 2 == 0 ? "Paket-1Hari" : "Paket-2Hari";
        if (i % 4 == 3)
            addUser(model, {name,
                            profile,
                            stampText(now.addSecs(600 + i % 40'000), iso),
                            {{"uptime", "3h"}, {"bytes-out", "9000000"}}});
        else
            addUser(model, {name, profile, "vc-" + QByteArray::number(100 + i / 500) + "-03.19.26-massal"});
    }
    constexpr int salesADay = 400;
    for (int i = 0; i < sales; ++i) {
        const QDateTime at = now.addDays(-1 - i / salesADay).addSecs(-(i % salesADay) * 60);
        addSale(model,
                {at, "old" + QByteArray::number(100'000 + i), "3000", "1d", "Paket-1Hari", "vc-538-03.19.26-massal"},
                iso, iso ? Owner::Broken : Owner::Month);
    }
}

bool mikhmonLoginBegins(RouterModel& model, const QByteArray& user)
{
    for (const QByteArray& id : model.menu(userMenu).idsOf(user)) {
        const QByteArray comment = model.menu(userMenu).value(id, "comment");
        if (!comment.isEmpty() && !comment.startsWith("vc") && !comment.startsWith("up"))
            return false;
        // The script keeps the comment it saw for its record.
        model.menu(schedulerMenu).insert({{"name", user}, {"interval", "1d"}, {"on-event", comment}});
        return true;
    }
    return false;
}

void mikhmonLoginEnds(RouterModel& model, const QByteArray& user)
{
    const QDateTime now = model.localTime();
    const bool iso = model.face().isoDates;
    QByteArray seen;
    for (const QByteArray& row : model.menu(schedulerMenu).idsOf(user)) {
        seen = model.menu(schedulerMenu).value(row, "on-event");
        model.menu(schedulerMenu).remove(row);
    }
    for (const QByteArray& id : model.menu(userMenu).idsOf(user)) {
        const QByteArray profile = model.menu(userMenu).value(id, "profile");
        model.menu(userMenu).write(id, {{"comment", stampText(now.addDays(1), iso)}});
        addSale(model, {now, user, "3000", "1d", profile, seen}, iso, iso ? Owner::Broken : Owner::Month);
    }
}

} // namespace loket::sandbox
