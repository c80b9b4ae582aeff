#include "core/http/ChunkedBody.h"

#include <algorithm>

namespace loket::core::http {

namespace {

constexpr int maxSizeDigits = 8; // leading zeros among them

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

qsizetype ChunkedBody::read(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_state == State::Incomplete) {
        if (m_part == Part::Data) {
            const qsizetype count = qsizetype(std::min<qint64>(m_chunk, bytes.size() - at));
            m_size += count;
            m_chunk -= count;
            at += count;
            if (m_chunk == 0)
                m_part = Part::DataReturn;
        } else {
            readOne(bytes.at(at++));
        }
    }
    return at;
}

void ChunkedBody::readOne(char c)
{
    const auto expect = [&](char wanted, Part next) {
        if (c == wanted)
            m_part = next;
        else
            m_state = State::Malformed;
    };
    switch (m_part) {
    case Part::Size:
        if (const int digit = hexDigit(c); digit >= 0 && m_digits < maxSizeDigits) {
            m_chunk = m_chunk * 16 + digit;
            ++m_digits;
        } else if (c == '\r' && m_digits > 0) {
            m_part = Part::SizeEnd;
        } else {
            m_state = State::Malformed;
        }
        return;
    case Part::SizeEnd:
        m_digits = 0;
        expect('\n', m_chunk > 0 ? Part::Data : Part::LastReturn);
        if (m_chunk > m_maxBytes - m_size)
            m_state = State::TooLarge;
        return;
    case Part::Data:
        return;
    case Part::DataReturn:
        return expect('\r', Part::DataEnd);
    case Part::DataEnd:
        return expect('\n', Part::Size);
    case Part::LastReturn: // anything else would be a trailer
        return expect('\r', Part::LastEnd);
    case Part::LastEnd:
        m_state = c == '\n' ? State::Complete : State::Malformed;
        return;
    }
}

} // namespace loket::core::http
