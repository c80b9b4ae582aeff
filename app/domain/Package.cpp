#include "domain/Package.h"

#include "core/Reasons.h"

#include <QRegularExpression>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;
using core::fail;

QString toString(Counting counting)
{
    switch (counting) {
    case Counting::Online:
        return u"online"_s;
    case Counting::FirstLogin:
        return u"first-login"_s;
    case Counting::Sale:
        return u"sale"_s;
    case Counting::Never:
        return u"never"_s;
    }
    return u"online"_s;
}

std::optional<Counting> countingFromString(QStringView name)
{
    for (const Counting counting : {Counting::Online, Counting::FirstLogin, Counting::Sale, Counting::Never}) {
        if (name == toString(counting))
            return counting;
    }
    return std::nullopt;
}

QString routerOf(const Package& package)
{
    return package.router.isEmpty() ? QStringLiteral("main") : package.router;
}

core::Result<Package> checked(Package package)
{
    static const QRegularExpression idForm(u"\\A[A-Za-z0-9_-]{1,32}\\z"_s);
    constexpr int maxTextLength = 100;
    constexpr int maxSharedUsers = 1000;
    if (!idForm.match(package.id).hasMatch())
        return fail(core::Reason::PackageId);
    if (package.name.trimmed().isEmpty() || package.name.size() > maxTextLength)
        return fail(core::Reason::PackageName);
    if (package.price < 0 || package.price > 100'000'000)
        return fail(core::Reason::PackagePrice);
    if (package.profile.isEmpty() || package.profile.size() > maxTextLength)
        return fail(core::Reason::PackageProfile);
    if (package.duration < Seconds(1) && package.counts != Counting::Never)
        return fail(core::Reason::PackageDuration);
    if (package.quotaBytes < 0)
        return fail(core::Reason::PackageQuota);
    if (package.sharedUsers < 1 || package.sharedUsers > maxSharedUsers)
        return fail(core::Reason::PackageSharedUsers);
    return package;
}

} // namespace loket::domain
