#include "core/Phrases.h"

#include "core/Reasons.h"

#include <algorithm>
#include <array>

namespace loket::core {

using namespace Qt::Literals::StringLiterals;

namespace {

// The first line is None's, so that a phrase is its own index.
constexpr std::array phraseTable{
    PhraseEntry{PhraseId::None, "", "", "", ""},
#define LOKET_PHRASE(name, id, english, indonesian) PhraseEntry{PhraseId::name, #name, id, english, indonesian},
#include "core/phrases/All.inc"
#undef LOKET_PHRASE
};

constexpr std::array reasonWords{
    ReasonWords{Reason::None, ""},
#define LOKET_REASON_WORDS(name, indonesian) ReasonWords{Reason::name, indonesian},
#include "core/phrases/Reasons.inc"
#undef LOKET_REASON_WORDS
};

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

} // namespace loket::core
