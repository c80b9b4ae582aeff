#include "core/Reasons.h"

#include <QJsonArray>

#include <array>

namespace loket::core {

namespace {

using namespace Qt::Literals::StringLiterals;

// The first line is None's, so that a reason is its own index. (To find the type of a list of more than 256 is too much
// for clang, so it is named.)
constexpr auto reasonTable = std::to_array<ReasonEntry>({
    ReasonEntry{Reason::None, "", ErrorKind::Internal, Audience::English, ""},
#define LOKET_REASON(name, id, kind, audience, english)                                                                \
    ReasonEntry{Reason::name, id, ErrorKind::kind, Audience::audience, english},
#include "core/reasons/All.inc"
#undef LOKET_REASON
});

} // namespace

std::span<const ReasonEntry> allReasons()
{
    return std::span(reasonTable).subspan(1);
}

const ReasonEntry& entryOf(Reason reason)
{
    return reasonTable.at(std::size_t(reason));
}

QString idOf(Reason reason)
{
    return QString::fromLatin1(entryOf(reason).id);
}

std::optional<Reason> reasonFromString(QStringView id)
{
    for (const ReasonEntry& entry : allReasons()) {
        if (id == QLatin1StringView(entry.id))
            return entry.reason;
    }
    return std::nullopt;
}

QString fillIn(QStringView text, const QStringList& values)
{
    QString filled;
    filled.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int number = text[at] == u'%' && at + 1 < text.size() ? text[at + 1].digitValue() : 0;
        if (number < 1) {
            filled += text[at];
            continue;
        }
        filled += values.value(number - 1);
        ++at;
    }
    return filled;
}

QString englishOf(Reason reason, const QStringList& values)
{
    return fillIn(QString::fromUtf8(entryOf(reason).english), values);
}

Error makeError(ErrorKind kind, Reason reason, Values values)
{
    QString detail = englishOf(reason, values);
    return {.kind = kind, .detail = std::move(detail), .reason = reason, .values = std::move(values)};
}

Error makeError(Reason reason, Values values)
{
    return makeError(entryOf(reason).kind, reason, std::move(values));
}

Error makeError(ErrorKind kind, Reason reason, Values values, Error cause)
{
    Error error = makeError(kind, reason, QStringList(values) << cause.detail);
    error.cause.push_back(std::move(cause));
    return error;
}

Error makeError(Reason reason, Values values, Error cause)
{
    return makeError(entryOf(reason).kind, reason, std::move(values), std::move(cause));
}

QJsonObject reasonToJson(const Error& error)
{
    if (error.reason == Reason::None)
        return {};
    QJsonObject json{{u"id"_s, idOf(error.reason)}};
    if (!error.values.isEmpty())
        json.insert(u"values"_s, QJsonArray::fromStringList(error.values));
    if (!error.cause.empty()) {
        const Error& cause = error.cause.front();
        QJsonObject inner = reasonToJson(cause);
        inner.insert(u"kind"_s, toString(cause.kind));
        json.insert(u"cause"_s, inner);
    }
    return json;
}

std::optional<Error> reasonFromJson(ErrorKind kind, const QJsonObject& json)
{
    const auto reason = reasonFromString(json.value(u"id"_s).toString());
    if (!reason || *reason == Reason::None)
        return std::nullopt;
    QStringList values;
    for (const QJsonValue value : json.value(u"values"_s).toArray())
        values += value.toString();
    Error error = makeError(kind, *reason, std::move(values));
    if (const QJsonObject inner = json.value(u"cause"_s).toObject(); !inner.isEmpty()) {
        const auto innerKind = errorKindFromString(inner.value(u"kind"_s).toString()).value_or(ErrorKind::Internal);
        // A cause without a reason of the table is foreign text: the last value is already all that is known about it.
        error.cause.push_back(
            reasonFromJson(innerKind, inner)
                .value_or(Error{.kind = innerKind, .detail = error.values.value(error.values.size() - 1)}));
    }
    return error;
}

} // namespace loket::core
