// A strict reader of a chunked body (RFC 9112, 7.1), for what proxies turn a body without a length into. It only counts
// and checks: sizes of hexadecimal digits, no extensions, no trailers, line ends as written. Anything else is refused,
// because two parsers that disagree about where a body ends allow request smuggling. Pure; owns no bytes.
#pragma once

#include <QByteArrayView>

namespace loket::core::http {

class ChunkedBody
{
public:
    enum class State {
        Incomplete,
        Complete,
        TooLarge,  // the content has more bytes than allowed
        Malformed, // not a chunked body, or one with extensions or trailers
    };

    explicit ChunkedBody(qint64 maxBytes = 0) : m_maxBytes(maxBytes) {}

    // Answers how many of these bytes belong to the body. Reads nothing more once it is not Incomplete.
    qsizetype read(QByteArrayView bytes);

    [[nodiscard]] State state() const { return m_state; }
    // Bytes of content, read so far.
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    enum class Part { Size, SizeEnd, Data, DataReturn, DataEnd, LastReturn, LastEnd };

    void readOne(char c);

    qint64 m_maxBytes;
    qint64 m_size = 0;
    qint64 m_chunk = 0; // bytes of the current chunk that are still to come
    int m_digits = 0;
    Part m_part = Part::Size;
    State m_state = State::Incomplete;
};

} // namespace loket::core::http
