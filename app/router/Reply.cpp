#include "router/Reply.h"

#include <QStringDecoder>

#include <array>

namespace loket::router {

namespace {

// Windows-1252 differs from Latin-1 in 0x80..0x9F only; its five unassigned bytes stay C1 controls.
constexpr std::array<char16_t, 32> windows1252{
    u'\u20AC', u'\u0081', u'\u201A', u'\u0192', u'\u201E', u'\u2026', u'\u2020', u'\u2021',
    u'\u02C6', u'\u2030', u'\u0160', u'\u2039', u'\u0152', u'\u008D', u'\u017D', u'\u008F',
    u'\u0090', u'\u2018', u'\u2019', u'\u201C', u'\u201D', u'\u2022', u'\u2013', u'\u2014',
    u'\u02DC', u'\u2122', u'\u0161', u'\u203A', u'\u0153', u'\u009D', u'\u017E', u'\u0178',
};

Reply::Kind kindOf(const QByteArray& word)
{
    if (word == "!re")
        return Reply::Kind::Row;
    if (word == "!done")
        return Reply::Kind::Done;
    if (word == "!trap")
        return Reply::Kind::Trap;
    if (word == "!empty")
        return Reply::Kind::Empty;
    if (word == "!fatal")
        return Reply::Kind::Fatal;
    return Reply::Kind::Unknown;
}

} // namespace

const QByteArray* Row::find(QByteArrayView name) const
{
    for (const auto& [key, value] : m_properties) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

QByteArray Row::value(QByteArrayView name, const QByteArray& whenAbsent) const
{
    const QByteArray* found = find(name);
    return found ? *found : whenAbsent;
}

QString Row::text(QByteArrayView name, const QString& whenAbsent) const
{
    const QByteArray* found = find(name);
    return found ? toText(*found) : whenAbsent;
}

qint64 Row::number(QByteArrayView name, qint64 whenAbsent) const
{
    bool valid = false;
    const qint64 number = value(name).toLongLong(&valid);
    return valid ? number : whenAbsent;
}

bool Row::flag(QByteArrayView name) const
{
    const QByteArray found = value(name);
    return found == "true" || found == "yes";
}

QString toText(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (!decoder.hasError())
        return text;
    text.clear();
    for (const char c : bytes) {
        const auto byte = uchar(c);
        text += QChar(byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80] : char16_t(byte));
    }
    return text;
}

Reply readReply(const Sentence& sentence)
{
    Reply reply;
    if (sentence.isEmpty())
        return reply;
    reply.word = sentence.first();
    reply.kind = kindOf(reply.word);
    for (const QByteArray& word : sentence.sliced(1)) {
        if (word.startsWith(".tag=")) {
            reply.tag = word.mid(5);
        } else if (word.startsWith('=')) {
            const qsizetype split = word.indexOf('=', 1);
            reply.row.append(word.mid(1, split < 0 ? -1 : split - 1), split < 0 ? QByteArray() : word.mid(split + 1));
        } else {
            if (!reply.text.isEmpty())
                reply.text += ' ';
            reply.text += word;
        }
    }
    return reply;
}

} // namespace loket::router
