#include "core/Phrases.h"

#include "core/Reasons.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace loket::core {

using namespace Qt::Literals::StringLiterals;

namespace {

// The first line is None's, so that a phrase is its own index. (The types are named as in Reasons.cpp.)
constexpr auto phraseTable = std::to_array<PhraseEntry>({
    PhraseEntry{PhraseId::None, "", "", "", ""},
#define LOKET_PHRASE(name, id, english, indonesian) PhraseEntry{PhraseId::name, #name, id, english, indonesian},
#include "core/phrases/All.inc"
#undef LOKET_PHRASE
});

constexpr auto reasonWords = std::to_array<ReasonWords>({
    ReasonWords{Reason::None, ""},
#define LOKET_REASON_WORDS(name, indonesian) ReasonWords{Reason::name, indonesian},
#include "core/phrases/Reasons.inc"
#undef LOKET_REASON_WORDS
});

const PhraseEntry& entryOf(PhraseId id)
{
    return phraseTable.at(std::size_t(id));
}

} // namespace

std::span<const PhraseEntry> allPhrases()
{
    return std::span(phraseTable).subspan(1);
}

std::span<const ReasonWords> reasonsInIndonesian()
{
    return std::span(reasonWords).subspan(1);
}

QString indonesianOf(Reason reason)
{
    const auto all = reasonsInIndonesian();
    const auto found = std::ranges::find(all, reason, &ReasonWords::reason);
    return found == all.end() ? QString() : QString::fromUtf8(found->indonesian);
}

Phrase phraseOf(const Error& error)
{
    return {.error = error};
}

Phrase quoted(const QString& text)
{
    return text.isEmpty() ? Phrase() : Phrase{.id = PhraseId::Quoted, .values = {text}};
}

QString wordsOf(const Error& error, QStringView language)
{
    const QString words = language == u"id" ? indonesianOf(error.reason) : QString();
    if (words.isEmpty())
        return error.detail;
    QStringList values = error.values;
    if (!error.cause.empty() && !values.isEmpty())
        values.last() = wordsOf(error.cause.front(), language);
    return fillIn(words, values);
}

QString wordsOf(const Phrase& phrase, QStringView language)
{
    if (phrase.error)
        return wordsOf(*phrase.error, language);
    const PhraseEntry& entry = entryOf(phrase.id);
    QStringList values = phrase.values;
    for (const Phrase& inner : phrase.inner)
        values += wordsOf(inner, language);
    return fillIn(QString::fromUtf8(language == u"id" ? entry.indonesian : entry.english), values);
}

QString english(const Phrase& phrase)
{
    return wordsOf(phrase, u"en");
}

QString english(const Advice& advice)
{
    const QString remedy = english(advice.remedy);
    return remedy.isEmpty() ? english(advice.what) : english(advice.what) + u"; "_s + remedy;
}

QString idOf(const Phrase& phrase)
{
    return phrase.error ? idOf(phrase.error->reason) : QString::fromLatin1(entryOf(phrase.id).id);
}

QStringList valuesOf(const Phrase& phrase)
{
    QStringList values = phrase.error ? phrase.error->values : phrase.values;
    for (const Phrase& inner : phrase.inner)
        values += english(inner);
    return values;
}

QJsonObject phraseToJson(const Phrase& phrase)
{
    if (phrase.isEmpty())
        return {};
    if (phrase.error)
        return reasonToJson(*phrase.error);
    QJsonObject json{{u"phrase"_s, idOf(phrase)}};
    if (!phrase.values.isEmpty())
        json.insert(u"values"_s, QJsonArray::fromStringList(phrase.values));
    QJsonArray inner;
    for (const Phrase& one : phrase.inner) {
        const QJsonObject whole = phraseToJson(one);
        inner += whole.isEmpty() ? phraseToJson(quoted(english(one))) : whole;
    }
    if (!inner.isEmpty())
        json.insert(u"inner"_s, inner);
    return json;
}

std::optional<Phrase> phraseFromJson(const QJsonObject& json)
{
    const QString id = json.value(u"phrase"_s).toString();
    if (id.isEmpty()) {
        const auto error = reasonFromJson(ErrorKind::Internal, json);
        return error ? std::optional(phraseOf(*error)) : std::nullopt;
    }
    const auto all = allPhrases();
    const auto entry =
        std::ranges::find_if(all, [&id](const PhraseEntry& one) { return id == QLatin1StringView(one.id); });
    if (entry == all.end())
        return std::nullopt;
    Phrase phrase{.id = entry->phrase};
    for (const QJsonValue value : json.value(u"values"_s).toArray())
        phrase.values += value.toString();
    for (const QJsonValue one : json.value(u"inner"_s).toArray())
        phrase.inner.push_back(phraseFromJson(one.toObject()).value_or(Phrase()));
    return phrase;
}

QString storedPhrase(const Phrase& phrase)
{
    const QJsonObject json = phraseToJson(phrase);
    return json.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Phrase phraseFromStored(const QString& text, const QString& because)
{
    const auto whole =
        because.isEmpty() ? std::nullopt : phraseFromJson(QJsonDocument::fromJson(because.toUtf8()).object());
    return whole.value_or(quoted(text));
}

} // namespace loket::core
