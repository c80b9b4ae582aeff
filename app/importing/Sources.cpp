#include "importing/Sources.h"

#include "importing/sources/Mikhmon.h"
#include "importing/sources/VoucherList.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace loket::importing {

namespace {

constexpr std::array sources{
    SourceRow{.name = "mikhmon", .readFile = readMikhmonConfig, .readRouter = readMikhmonRouter},
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
