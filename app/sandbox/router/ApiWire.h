// The RouterOS API's wire format as a router implements it, written apart from the product's client on purpose: both
// sides of a wire must not come from the same code. Pure.
#pragma once

#include <QByteArray>
#include <QList>

namespace loket::sandbox {

using Words = QList<QByteArray>;

QByteArray packSentence(const Words& words);

class WordReader
{
public:
    // Adds bytes; false once the stream cannot be parsed any more (bad control byte, sentence too large).
    bool add(const QByteArray& bytes);
    // Takes the next complete sentence; empty when there is none yet.
    Words next();

private:
    [[nodiscard]] bool wordAt(qsizetype position, qsizetype& start, qsizetype& length, bool& malformed) const;

    QByteArray m_buffer;
    qsizetype m_scanned = 0; // start of the first word not yet taken
    Words m_words;
    QList<Words> m_sentences;
};

} // namespace loket::sandbox
