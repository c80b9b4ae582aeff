#include "core/Money.h"
#include "core/Reasons.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "loketd/OpenDatabase.h"
#include "settings/Registry.h"
#include "storage/PackageRepository.h"

#include <QJsonDocument>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;

namespace {

QJsonObject toJson(const domain::Package& package)
{
    return {{u"id"_s, package.id},
            {u"name"_s, package.name},
            {u"price"_s, package.price},
            {u"duration"_s, domain::formatDuration(package.duration)},
            {u"counts"_s, domain::toString(package.counts)},
            {u"profile"_s, package.profile},
            {u"router"_s, package.router},
            {u"quota"_s, package.quotaBytes},
            {u"shared_users"_s, package.sharedUsers},
            {u"enabled"_s, package.enabled},
            {u"lock_to_device"_s, package.lockToDevice}};
}

core::Failure wrongOption(const QString& option, const QString& accepted)
{
    return fail(core::Reason::ValueNotAccepted, {option, accepted});
}

core::Result<qint64> wholeNumber(const QString& option, const QString& text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return wrongOption(option, u"a whole number"_s);
    return number;
}

core::Result<void> setOption(domain::Package& package, const QString& option, const QString& value)
{
    if (option == u"--name"_s) {
        package.name = value.trimmed();
    } else if (option == u"--price"_s) {
        const auto price = core::parseRupiah(value);
        if (!price)
            return wrongOption(option, u"whole rupiah such as 5000"_s);
        package.price = *price;
    } else if (option == u"--duration"_s) {
        const auto duration = domain::parseDuration(value);
        if (!duration)
            return wrongOption(option, u"a duration such as 2d, 12h or 30m"_s);
        package.duration = *duration;
    } else if (option == u"--counts"_s) {
        const auto counting = domain::countingFromString(value);
        if (!counting)
            return wrongOption(option, u"one of online, first-login, sale, never"_s);
        package.counts = *counting;
    } else if (option == u"--profile"_s) {
        package.profile = value.trimmed();
    } else if (option == u"--router"_s) {
        if (!value.isEmpty() && !settings::Registry::isRouterName(value))
            return wrongOption(option, u"a router's name of a-z 0-9 _ -, or nothing for the first one"_s);
        package.router = value;
    } else if (option == u"--quota"_s) {
        const auto quota = wholeNumber(option, value);
        if (!quota)
            return tl::unexpected(quota.error());
        package.quotaBytes = *quota;
    } else if (option == u"--shared-users"_s) {
        const auto users = wholeNumber(option, value);
        if (!users)
            return tl::unexpected(users.error());
        package.sharedUsers = int(std::min<qint64>(*users, std::numeric_limits<int>::max()));
    } else if (option == u"--enabled"_s) {
        if (value != u"true"_s && value != u"false"_s)
            return wrongOption(option, u"true or false"_s);
        package.enabled = value == u"true"_s;
    } else if (option == u"--lock-to-device"_s) {
        if (value != u"true"_s && value != u"false"_s)
            return wrongOption(option, u"true or false"_s);
        package.lockToDevice = value == u"true"_s;
    }
    return {};
}

Outcome listPackages(const Invocation& invocation)
{
    const auto database = openDatabase(invocation);
    if (!database)
        return tl::unexpected(database.error());
    const auto packages = storage::PackageRepository(**database).all();
    if (!packages)
        return stopped(packages.error());
    QByteArray lines;
    for (const domain::Package& package : *packages)
        lines += QJsonDocument(toJson(package)).toJson(QJsonDocument::Compact) + '\n';
    print(QString::fromUtf8(lines));
    return {};
}

Outcome removePackage(const Invocation& invocation)
{
    const auto database = openDatabase(invocation);
    if (!database)
        return tl::unexpected(database.error());
    const QString& id = invocation.operands[0];
    const auto removed =
        inTransaction(**database, u"package.removed"_s, {{u"id"_s, id}}, [&](storage::Transaction& transaction) {
            return storage::PackageRepository(**database).remove(transaction, id);
        });
    if (!removed && removed.error().kind == ErrorKind::NotFound)
        return tl::unexpected(Stop{Failed, removed.error().detail + u"; loketd package list shows them"_s});
    if (!removed)
        return stopped(removed.error());
    return {};
}

// An existing one changes only in the given options; a new one has its id as name and profile.
core::Result<domain::Package> changed(const storage::PackageRepository& packages, const Invocation& invocation)
{
    const QString& id = invocation.operands[0];
    auto package = packages.find(id);
    if (!package && package.error().kind != ErrorKind::NotFound)
        return package;
    if (!package) {
        if (!invocation.has(u"--price"_s) || !invocation.has(u"--duration"_s))
            return fail(core::Reason::PackageIncomplete);
        package = domain::Package{.id = id, .name = id, .profile = id};
    }
    for (auto option = invocation.options.begin(); option != invocation.options.end(); ++option) {
        if (const auto done = setOption(*package, option.key(), option.value()); !done)
            return tl::unexpected(done.error());
    }
    return domain::checked(*package);
}

Outcome setPackage(const Invocation& invocation)
{
    if (invocation.options.isEmpty())
        return wrongUse(u"nothing to change; name at least one option, such as --price 5000"_s);
    const auto database = openDatabase(invocation);
    if (!database)
        return tl::unexpected(database.error());
    const storage::PackageRepository packages(**database);
    const QJsonObject detail{{u"id"_s, invocation.operands[0]},
                             {u"changed"_s, QStringList(invocation.options.keys()).join(u' ')}};
    const auto saved = inTransaction(**database, u"package.saved"_s, detail,
                                     [&](storage::Transaction& transaction) -> core::Result<domain::Package> {
                                         const auto package = changed(packages, invocation);
                                         if (!package)
                                             return package;
                                         return packages.save(transaction, *package).map([&] { return *package; });
                                     });
    if (!saved)
        return stopped(saved.error());
    print(QString::fromUtf8(QJsonDocument(toJson(*saved)).toJson(QJsonDocument::Compact)) + u'\n');
    return {};
}

} // namespace

QList<Command> packageCommands()
{
    return {
        {.words = {u"package"_s, u"list"_s},
         .summary = u"prints the packages on sale, one JSON object a line"_s,
         .run = listPackages},
        {.words = {u"package"_s, u"set"_s},
         .operands = {u"ID"_s},
         .options = {{u"--name"_s, u"N"_s},
                     {u"--price"_s, u"RUPIAH"_s},
                     {u"--duration"_s, u"2d|12h|30m"_s},
                     {u"--counts"_s, u"online|first-login|sale|never"_s},
                     {u"--profile"_s, u"P"_s},
                     {u"--router"_s, u"R"_s},
                     {u"--quota"_s, u"BYTES"_s},
                     {u"--shared-users"_s, u"N"_s},
                     {u"--lock-to-device"_s, u"true|false"_s},
                     {u"--enabled"_s, u"true|false"_s}},
         .summary = u"makes or changes one; a new one needs a price and a duration"_s,
         .run = setPackage},
        {.words = {u"package"_s, u"remove"_s},
         .operands = {u"ID"_s},
         .summary = u"takes one off sale for good; what was sold stays"_s,
         .run = removePackage},
    };
}

} // namespace loket::loketd
