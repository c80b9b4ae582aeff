#include "importing/sources/MikhmonProfile.h"

#include "router/Values.h"

#include <QByteArrayList>

#include <algorithm>

namespace loket::importing::mikhmon {

namespace {

// The first statement is short; a text without its end is not searched through.
constexpr qsizetype longestStatement = 400;
constexpr qsizetype fewestParts = 4;
constexpr qsizetype longestAmount = 15;

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The text of the first `:put ("..."`, which begins with a comma.
std::optional<QByteArray> statementOf(QByteArrayView onLogin)
{
    for (qsizetype from = 0; (from = onLogin.indexOf(":put", from)) >= 0; from += 4) {
        qsizetype at = from + 4;
        while (at < onLogin.size() && onLogin[at] == ' ')
            ++at;
        const QByteArrayView rest = onLogin.sliced(at);
        if (!rest.startsWith("(\","))
            continue;
        const qsizetype end = rest.first(std::min(rest.size(), longestStatement)).indexOf("\")");
        if (end > 0)
            return rest.sliced(2, end - 2).toByteArray();
    }
    return std::nullopt;
}

std::optional<bool> endsBy(const QByteArray& mode)
{
    if (mode.isEmpty() || mode == "0")
        return false;
    if (mode == "rem" || mode == "ntf" || mode == "remc" || mode == "ntfc")
        return true;
    return std::nullopt;
}

} // namespace

std::optional<core::Rupiah> amountOf(QByteArrayView text)
{
    text = text.trimmed();
    if (text.isEmpty() || text.size() > longestAmount)
        return std::nullopt;
    const QByteArrayList groups = text.toByteArray().split('.');
    if (!std::all_of(groups.begin(), groups.end(), isDigits))
        return std::nullopt;
    const bool thousands = groups.size() > 1 && groups.first().size() <= 3 && groups.first() != "0" &&
                           std::all_of(groups.begin() + 1, groups.end(), [](const auto& g) { return g.size() == 3; });
    if (thousands)
        return groups.join().toLongLong();
    if (groups.size() > 2)
        return std::nullopt;
    const bool roundsUp = groups.size() == 2 && groups[1].at(0) >= '5';
    return groups.first().toLongLong() + (roundsUp ? 1 : 0);
}

domain::Seconds lengthOf(QByteArrayView text)
{
    constexpr qsizetype longest = 40;
    if (text.size() > longest)
        return domain::Seconds(0);
    return router::routerSeconds(text.toByteArray().trimmed().toLower());
}

std::optional<ProfileTerms> termsOf(QByteArrayView onLogin)
{
    const auto statement = statementOf(onLogin);
    if (!statement || statement->contains('\0'))
        return std::nullopt;
    QByteArrayList parts = statement->split(',');
    for (qsizetype i = parts.size() - 1; i > 0; --i) {
        if (parts[i].trimmed() == "\"") // one of the forks writes a quotation mark too many
            parts.removeAt(i);
    }
    if (parts.size() < fewestParts || !parts.first().trimmed().isEmpty())
        return std::nullopt;
    const auto ends = endsBy(parts[1].trimmed());
    const auto price = parts[2].trimmed().isEmpty() ? core::Rupiah(0) : amountOf(parts[2]).value_or(-1);
    if (!ends || price < 0)
        return std::nullopt;
    ProfileTerms terms{.ends = *ends, .price = price};
    terms.validity = lengthOf(parts[3]);
    // Old profiles have a length of grace here.
    if (parts.size() > 4)
        terms.sellingPrice = amountOf(parts[4]).value_or(0);
    for (qsizetype i = 5; i < parts.size(); ++i) {
        const QByteArray part = parts[i].trimmed();
        if (part == "Enable" || part == "Disable") {
            terms.lockToDevice = part == "Enable";
            break;
        }
    }
    if (terms.ends && terms.validity.count() == 0)
        terms.ends = false;
    return terms;
}

} // namespace loket::importing::mikhmon
