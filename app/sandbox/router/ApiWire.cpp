#include "sandbox/router/ApiWire.h"

#include <QtEndian>

namespace loket::sandbox {

namespace {

constexpr qsizetype maxBufferedBytes = 8 * 1024 * 1024;

// The five forms: how many leading bits mark the form, and how many bytes the length takes.
struct Form
{
    uchar mark;
    uchar mask;
    int bytes;
    quint32 below;
};
constexpr Form forms[] = {
    {0x00, 0x80, 1, 0x80u},
    {0x80, 0xC0, 2, 0x4000u},
    {0xC0, 0xE0, 3, 0x200000u},
    {0xE0, 0xF0, 4, 0x10000000u},
};
constexpr uchar longForm = 0xF0;
constexpr int longFormBytes = 5;

QByteArray packLength(quint32 length)
{
    char bytes[4];
    qToBigEndian(length, bytes);
    for (const Form& form : forms) {
        if (length < form.below) {
            QByteArray packed(bytes + 4 - form.bytes, form.bytes);
            packed[0] = char(uchar(packed[0]) | form.mark);
            return packed;
        }
    }
    return char(longForm) + QByteArray(bytes, 4);
}

} // namespace

QByteArray packSentence(const Words& words)
{
    QByteArray packed;
    for (const QByteArray& word : words)
        packed += packLength(quint32(word.size())) + word;
    return packed + '\0';
}

// False: the word is still incomplete.
bool WordReader::wordAt(qsizetype position, qsizetype& start, qsizetype& length, bool& malformed) const
{
    if (position >= m_buffer.size())
        return false;
    const uchar first = uchar(m_buffer[position]);
    int bytes = 0;
    quint32 value = 0;
    for (const Form& form : forms) {
        if ((first & form.mask) == form.mark) {
            bytes = form.bytes;
            value = first & uchar(~form.mask);
            break;
        }
    }
    if (bytes == 0) {
        malformed = first != longForm;
        bytes = longFormBytes;
    }
    if (malformed || m_buffer.size() - position < bytes)
        return false;
    for (int i = 1; i < bytes; ++i)
        value = (value << 8) | uchar(m_buffer[position + i]);
    start = position + bytes;
    length = qsizetype(value);
    malformed = length > maxBufferedBytes;
    return !malformed && m_buffer.size() - start >= length;
}

bool WordReader::add(const QByteArray& bytes)
{
    m_buffer += bytes;
    bool malformed = false;
    qsizetype start = 0;
    qsizetype length = 0;
    while (wordAt(m_scanned, start, length, malformed)) {
        m_scanned = start + length;
        if (length > 0)
            m_words.append(m_buffer.mid(start, length));
        else if (!m_words.isEmpty())
            m_sentences.append(std::exchange(m_words, {}));
    }
    m_buffer.remove(0, m_scanned);
    m_scanned = 0;
    return !malformed && m_buffer.size() <= maxBufferedBytes && m_words.size() <= 10'000;
}

Words WordReader::next()
{
    return m_sentences.isEmpty() ? Words() : m_sentences.takeFirst();
}

} // namespace loket::sandbox
