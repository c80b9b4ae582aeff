#include "domain/Package.h"

#include <QRegularExpression>

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
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

core::Result<Package> checked(Package package)
{
    static const QRegularExpression idForm(u"\\A[A-Za-z0-9_-]{1,32}\\z"_s);
    constexpr int maxTextLength = 100;
    constexpr int maxSharedUsers = 1000;
    if (!idForm.match(package.id).hasMatch())
        return fail(ErrorKind::InvalidInput, u"a package id has 1 to 32 characters of A-Z a-z 0-9 _ -"_s);
    if (package.name.trimmed().isEmpty() || package.name.size() > maxTextLength)
        return fail(ErrorKind::InvalidInput, u"a package name has 1 to 100 characters"_s);
    if (package.price < 0 || package.price > 100'000'000)
        return fail(ErrorKind::InvalidInput, u"a package price is 0 to 100000000 rupiah"_s);
    if (package.profile.isEmpty() || package.profile.size() > maxTextLength)
        return fail(ErrorKind::InvalidInput, u"a package needs the name of a hotspot user profile"_s);
    if (package.duration < Seconds(1) && package.counts != Counting::Never)
        return fail(ErrorKind::InvalidInput, u"a package needs a duration such as 2d, 12h or 30m"_s);
    if (package.quotaBytes < 0)
        return fail(ErrorKind::InvalidInput, u"a quota is 0 (none) or a number of bytes"_s);
    if (package.sharedUsers < 1 || package.sharedUsers > maxSharedUsers)
        return fail(ErrorKind::InvalidInput, u"shared users are 1 to 1000"_s);
    return package;
}

} // namespace loket::domain
