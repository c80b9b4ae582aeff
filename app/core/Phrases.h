// What Loket says without anything having failed: lines of the doctor, alerts, what is wrong in the
// settings. A phrase is an id and the values that fill its words; the words of both languages are beside each other in
// one table, so that the window, `loketd doctor` and the message to the owner say the same. Plain values, safe between
// threads.
//
// The table is in phrases/*.inc, one line for each phrase:
//   LOKET_PHRASE(HotspotMissing, "router.hotspot_missing", "the router has no hotspot yet", "router belum punya
//   hotspot")
//     name        the enumerator core::PhraseId::HotspotMissing
//     id          what JSON and the database show; never changed once released
//     English     what the log, the command line and the API say; %1 to %9 are the values, in order
//     Indonesian  the same values, in any order
// Foreign text (of a router, a vendor, the system) and what is typed in a shell are values, never translated.
#pragma once

#include "core/Error.h"

#include <span>

namespace loket::core {

enum class PhraseId : quint16 {
    None,
#ifndef Q_MOC_RUN // moc cannot read the table
#define LOKET_PHRASE(name, id, english, indonesian) name,
#include "core/phrases/All.inc"
#undef LOKET_PHRASE
#endif
};

struct Phrase
{
    PhraseId id = PhraseId::None;
    QStringList values = {};
    // Made of other phrases: their words follow the values, so that "%2" may be a phrase behind one value.
    std::vector<Phrase> inner = {};
    // Where the phrase is what went wrong; then there is nothing else in it.
    std::optional<Error> error = std::nullopt;

    [[nodiscard]] bool isEmpty() const { return id == PhraseId::None && !error; }
    bool operator==(const Phrase&) const = default;
};

// What is the case, and what to do about it; the second may be empty.
struct Advice
{
    Phrase what;
    Phrase remedy;

    bool operator==(const Advice&) const = default;
};

Phrase phraseOf(const Error& error);
// Foreign text, shown as it is. Empty for an empty text.
Phrase quoted(const QString& text);

// `language`: "id", or English.
QString wordsOf(const Phrase& phrase, QStringView language);
QString wordsOf(const Error& error, QStringView language);
QString english(const Phrase& phrase);
QString english(const Advice& advice); // "what is the case; what to do"

// "router.hotspot_missing"; of an error its reason; empty where there is none.
QString idOf(const Phrase& phrase);
// With the words of the inner phrases, in English.
QStringList valuesOf(const Phrase& phrase);

// What is stored beside the English text of a phrase: {"phrase", "values", "inner"}, of an error reasonToJson(). Empty
// for an empty phrase and for an error of which only the text is known.
QJsonObject phraseToJson(const Phrase& phrase);
// Nothing where the object holds neither a phrase nor a reason of the tables (rows of another version of Loket).
std::optional<Phrase> phraseFromJson(const QJsonObject& json);

// The same as the text of one column.
QString storedPhrase(const Phrase& phrase);
// What was stored of a phrase: its English text and itself; the text as a quotation where only that is known.
Phrase phraseFromStored(const QString& text, const QString& because);

struct PhraseEntry
{
    PhraseId phrase;
    const char* name; // of the enumerator
    const char* id;
    const char* english;    // UTF-8
    const char* indonesian; // UTF-8
};

// In the order of the table, without None.
std::span<const PhraseEntry> allPhrases();

struct ReasonWords
{
    Reason reason;
    const char* indonesian; // UTF-8
};

// Every reason of the window and of the doctor, in phrases/Reasons.inc: what the window, `loketd doctor` and alerts
// say.
std::span<const ReasonWords> reasonsInIndonesian();
// Of one reason; empty where the table has none.
QString indonesianOf(Reason reason);

} // namespace loket::core
