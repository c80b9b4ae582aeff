#include "importing/Sources.h"

#include "importing/sources/Gembok.h"
#include "importing/sources/Mikhmon.h"
#include "importing/sources/PhpNuxBill.h"
#include "importing/sources/VoucherList.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace loket::importing {

namespace {

core::Result<ReadingPtr> readGembokFolder(const Request& request, const Ours&, const Listener& listener)
{
    return readGembok(request.path, listener);
}

core::Result<ReadingPtr> readPhpNuxBillFile(const Request& request, const Ours&, const Listener& listener)
{
    return readPhpNuxBill(request.path, listener);
}

constexpr std::array sources{
    SourceRow{.name = "gembok", .readFile = readGembokFolder, .asksRouters = true},
    SourceRow{.name = "mikhmon", .readFile = readMikhmonFile, .readRouter = readMikhmonRouter},
    SourceRow{.name = "phpnuxbill", .readFile = readPhpNuxBillFile, .asksRouters = true},
    SourceRow{.name = "vouchers", .readFile = readVoucherList},
};

} // namespace

std::span<const SourceRow> allSources()
{
    return sources;
}

const SourceRow* sourceOf(QStringView name)
{
    const auto found =
        std::ranges::find_if(sources, [&](const SourceRow& row) { return QLatin1StringView(row.name) == name; });
    return found == sources.end() ? nullptr : &*found;
}

QString sourceNames()
{
    QStringList names;
    for (const SourceRow& row : sources)
        names += QString::fromLatin1(row.name);
    return names.join(QStringLiteral(", "));
}

} // namespace loket::importing
