#include "print/CodePage.h"

#include <array>
#include <utility>

namespace loket::print {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ushort upperHalf = 0x80;

// Bytes 0x80 to 0xFF.
const QString cp437 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0"_s;
const QString cp850 =
    u"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀"
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0"_s;

QString cp858()
{
    QString table = cp850;
    table[0xD5 - upperHalf] = u'€';
    return table;
}

// Windows' page is Latin-1 but for the first 32 of the upper half; "\uFFFD" where it has no letter.
QString cp1252()
{
    QString table = u"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ"_s;
    for (ushort c = 0xA0; c <= 0xFF; ++c)
        table += QChar(c);
    return table;
}

const QString& tableOf(CodePage page)
{
    static const std::array tables{cp437, cp850, cp858(), cp1252()};
    return tables[std::size_t(page)];
}

// Characters that people type but printers lack.
QString plainer(QChar c)
{
    switch (c.unicode()) {
    case u'–':
    case u'—':
    case u'−':
        return u"-"_s;
    case u'‘':
    case u'’':
        return u"'"_s;
    case u'“':
    case u'”':
        return u"\""_s;
    case u'…':
        return u"..."_s;
    case u'•':
    case u'·':
        return u"*"_s;
    case u'×':
        return u"x"_s;
    case 0x00A0:
    case 0x202F:
        return u" "_s;
    default:
        return {};
    }
}

QByteArray encodeOne(QChar c, const QString& table)
{
    if (c.unicode() < upperHalf)
        return QByteArray(1, c.unicode() < u' ' ? ' ' : char(c.unicode()));
    if (const auto place = table.indexOf(c); place >= 0 && c != QChar::ReplacementCharacter)
        return QByteArray(1, char(upperHalf + place));
    return {};
}

} // namespace

std::optional<CodePage> codePageFromString(QStringView name)
{
    constexpr std::array names{std::pair{u"cp437", CodePage::Cp437}, std::pair{u"cp850", CodePage::Cp850},
                               std::pair{u"cp858", CodePage::Cp858}, std::pair{u"cp1252", CodePage::Cp1252}};
    for (const auto& [known, page] : names) {
        if (name == QStringView(known))
            return page;
    }
    return std::nullopt;
}

char escNumber(CodePage page)
{
    constexpr std::array<char, 4> numbers{0, 2, 19, 16};
    return numbers[std::size_t(page)];
}

QByteArray encode(const QString& text, CodePage page)
{
    const QString& table = tableOf(page);
    QByteArray bytes;
    for (const QChar c : text.normalized(QString::NormalizationForm_C)) {
        if (c.isLowSurrogate())
            continue; // the other surrogate has produced the "?"
        QByteArray one = encodeOne(c, table);
        if (one.isEmpty())
            one = plainer(c).toLatin1();
        if (one.isEmpty()) // the letter without its accent
            one = encodeOne(QString(c).normalized(QString::NormalizationForm_KD).at(0), table);
        bytes += one.isEmpty() ? QByteArray("?") : one;
    }
    return bytes;
}

QString decode(const QByteArray& bytes, CodePage page)
{
    const QString& table = tableOf(page);
    QString text;
    for (const char byte : bytes) {
        const auto code = uchar(byte);
        text += code < upperHalf ? QChar(ushort(code)) : table[code - upperHalf];
    }
    return text;
}

} // namespace loket::print
