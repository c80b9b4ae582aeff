#include "print/EscPos.h"

namespace loket::print {

namespace {

constexpr char esc = 0x1B;
constexpr char gs = 0x1D;
constexpr char fs = 0x1C;
constexpr char dle = 0x10;
constexpr char eot = 0x04;

QByteArray words(std::initializer_list<int> codes)
{
    QByteArray bytes;
    for (const int code : codes)
        bytes += char(code);
    return bytes;
}

} // namespace

EscPos::EscPos(CodePage page) : m_page(page)
{
    // FS . : no double-byte characters, which would consume everything above 0x7F on printers made for China.
    m_bytes = words({esc, '@', fs, '.', esc, 't', escNumber(page)});
}

EscPos& EscPos::align(Align align)
{
    m_bytes += words({esc, 'a', char(align)});
    return *this;
}

EscPos& EscPos::bold(bool on)
{
    m_bytes += words({esc, 'E', on ? 1 : 0});
    return *this;
}

EscPos& EscPos::size(Size size)
{
    m_bytes += words({gs, '!', char(size)});
    return *this;
}

EscPos& EscPos::line(const QString& text)
{
    m_bytes += encode(text, m_page) + '\n';
    return *this;
}

EscPos& EscPos::feed(int lines)
{
    m_bytes += words({esc, 'd', lines});
    return *this;
}

EscPos& EscPos::raster(const Bitmap& bitmap)
{
    const int row = bitmap.bytesPerRow();
    for (int top = 0; top < bitmap.height; top += bandRows) {
        const int rows = qMin(bandRows, bitmap.height - top);
        m_bytes += words({gs, 'v', '0', 0, row % 256, row / 256, rows % 256, rows / 256});
        m_bytes += bitmap.bits.mid(qsizetype(top) * row, qsizetype(rows) * row);
    }
    return *this;
}

EscPos& EscPos::qr(const QByteArray& text, int dots)
{
    const auto command = [this](int function, std::initializer_list<int> parameters, const QByteArray& data = {}) {
        const auto length = 2 + qsizetype(parameters.size()) + data.size();
        m_bytes +=
            words({gs, '(', 'k', int(length % 256), int(length / 256), '1', function}) + words(parameters) + data;
    };
    command(65, {'2', 0}); // model 2
    command(67, {dots});
    command(69, {'1'}); // level M, as in qrModules()
    command(80, {'0'}, text);
    command(81, {'0'});
    return *this;
}

EscPos& EscPos::cut()
{
    m_bytes += words({gs, 'V', 66, 0});
    return *this;
}

EscPos& EscPos::kickDrawer()
{
    // Both pulses in units of 2 ms: 50 ms on, at least 500 ms off.
    m_bytes += words({esc, 'p', 0, 25, 250});
    return *this;
}

QByteArray statusQuestion(int n)
{
    return words({dle, eot, n});
}

bool isStatusByte(char byte)
{
    return (uchar(byte) & 0x93) == 0x12; // bits 1 and 4 set, 0 and 7 not: so no text is taken for an answer
}

void readStatus(PrinterStatus& status, int n, char byte)
{
    const auto bits = uchar(byte);
    if (n == 1) {
        status.offline |= (bits & 0x08) != 0;
    } else if (n == 2) {
        status.coverOpen |= (bits & 0x04) != 0;
        status.paperOut |= (bits & 0x20) != 0;
        status.failed |= (bits & 0x40) != 0;
    } else if (n == 4) {
        status.paperOut |= (bits & 0x60) != 0;
    }
}

} // namespace loket::print
