// The wire format of the RouterOS API: words with a length prefix, sentences ended by an empty word (MikroTik manual,
// "API", section "Protocol"). Pure; no I/O. Everything stays bytes: RouterOS has no character set.
// The parser accepts bytes as they arrive, split anywhere, and never allocates more than it has received.
#pragma once

#include "core/Error.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace loket::router {

using Sentence = QList<QByteArray>;

struct CodecLimits
{
    qsizetype maxWordBytes = 16 * 1024 * 1024; // a script's source is the longest word there is
    qsizetype maxWordsPerSentence = 1024;
    qsizetype maxSentenceBytes = 32 * 1024 * 1024;
};

// The length prefix alone: 1 to 5 bytes, the shortest form.
QByteArray encodeLength(quint32 length);
QByteArray encodeSentence(const Sentence& sentence);

class SentenceParser
{
public:
    explicit SentenceParser(const CodecLimits& limits = {}) : m_limits(limits) {}

    // Whole sentences that the bytes so far have completed; empty sentences are dropped. `error` (Protocol) is final:
    // after it nothing can be read any more, because the stream cannot be resynchronised.
    struct Parsed
    {
        QList<Sentence> sentences;
        std::optional<core::Error> error;
    };
    Parsed feed(QByteArrayView bytes);

private:
    [[nodiscard]] std::optional<core::Error> takeLengthByte(uchar byte, QList<Sentence>& out);
    [[nodiscard]] std::optional<core::Error> beginWord(QList<Sentence>& out);
    void endWord();

    CodecLimits m_limits;
    Sentence m_sentence;
    qsizetype m_sentenceBytes = 0;
    QByteArray m_word;
    quint32 m_length = 0;       // of the word that is being read
    int m_lengthBytesLeft = -1; // -1: the next byte starts a length; 0: inside the word
    std::optional<core::Error> m_error;
};

} // namespace loket::router
