#include "router/SentenceCodec.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::router {

using namespace Qt::Literals::StringLiterals;

namespace {

// First byte of the 5-byte form; F1..F7 are undefined and F8..FF are reserved control bytes.
constexpr uchar fiveByteMark = 0xF0;

core::Error protocolError(const QString& what)
{
    return core::makeError(core::Reason::RouterNotTheApi, {what});
}

} // namespace

QByteArray encodeLength(quint32 length)
{
    const auto byte = [length](int shift) { return char(uchar(length >> shift)); };
    if (length < 0x80)
        return QByteArray(1, byte(0));
    if (length < 0x4000)
        return QByteArray{} + char(uchar(length >> 8) | 0x80) + byte(0);
    if (length < 0x200000)
        return QByteArray{} + char(uchar(length >> 16) | 0xC0) + byte(8) + byte(0);
    if (length < 0x10000000)
        return QByteArray{} + char(uchar(length >> 24) | 0xE0) + byte(16) + byte(8) + byte(0);
    return QByteArray{} + char(fiveByteMark) + byte(24) + byte(16) + byte(8) + byte(0);
}

QByteArray encodeSentence(const Sentence& sentence)
{
    QByteArray bytes;
    for (const QByteArray& word : sentence) {
        bytes += encodeLength(quint32(word.size()));
        bytes += word;
    }
    bytes += '\0';
    return bytes;
}

SentenceParser::Parsed SentenceParser::feed(QByteArrayView bytes)
{
    Parsed parsed;
    qsizetype at = 0;
    while (at < bytes.size() && !m_error) {
        if (m_lengthBytesLeft != 0) {
            m_error = takeLengthByte(uchar(bytes[at++]), parsed.sentences);
            continue;
        }
        const qsizetype wanted = qsizetype(m_length) - m_word.size();
        const qsizetype taken = std::min(wanted, bytes.size() - at);
        m_word.append(bytes.data() + at, taken);
        at += taken;
        if (taken == wanted)
            endWord();
    }
    parsed.error = m_error;
    return parsed;
}

std::optional<core::Error> SentenceParser::takeLengthByte(uchar byte, QList<Sentence>& out)
{
    if (m_lengthBytesLeft > 0) {
        m_length = (m_length << 8) | byte;
        --m_lengthBytesLeft;
    } else if (byte < 0x80) {
        m_length = byte;
        m_lengthBytesLeft = 0;
    } else if (byte < 0xC0) {
        m_length = byte & 0x3F;
        m_lengthBytesLeft = 1;
    } else if (byte < 0xE0) {
        m_length = byte & 0x1F;
        m_lengthBytesLeft = 2;
    } else if (byte < 0xF0) {
        m_length = byte & 0x0F;
        m_lengthBytesLeft = 3;
    } else if (byte == fiveByteMark) {
        m_length = 0;
        m_lengthBytesLeft = 4;
    } else {
        return protocolError(u"the answer has an unknown control byte 0x%1"_s.arg(uint(byte), 2, 16, QLatin1Char('0')));
    }
    return m_lengthBytesLeft == 0 ? beginWord(out) : std::nullopt;
}

std::optional<core::Error> SentenceParser::beginWord(QList<Sentence>& out)
{
    if (m_length == 0) {
        m_lengthBytesLeft = -1;
        m_sentenceBytes = 0;
        if (!m_sentence.isEmpty())
            out.append(std::exchange(m_sentence, {}));
        return std::nullopt;
    }
    m_sentenceBytes += m_length;
    if (m_length > m_limits.maxWordBytes)
        return protocolError(u"the answer has a word of %1 bytes"_s.arg(m_length));
    if (m_sentence.size() >= m_limits.maxWordsPerSentence)
        return protocolError(u"the answer has a sentence of more than %1 words"_s.arg(m_limits.maxWordsPerSentence));
    if (m_sentenceBytes > m_limits.maxSentenceBytes)
        return protocolError(u"the answer has a sentence of more than %1 bytes"_s.arg(m_limits.maxSentenceBytes));
    return std::nullopt;
}

void SentenceParser::endWord()
{
    m_sentence.append(std::exchange(m_word, {}));
    m_lengthBytesLeft = -1;
}

} // namespace loket::router
