#include "server/pages/QrPicture.h"

#include <QtEndian>
#include <qrencode.h>

#include <array>
#include <memory>

namespace loket::server {

namespace {

constexpr int quietZone = 4;  // modules; ISO/IEC 18004
constexpr int moduleSize = 8; // pixels

// CRC-32 as PNG has it (ISO 3309): over a chunk's type and data.
quint32 crcOf(QByteArrayView data)
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> made{};
        for (quint32 n = 0; n < made.size(); ++n) {
            quint32 c = n;
            for (int bit = 0; bit < 8; ++bit)
                c = (c & 1) != 0 ? 0xedb88320U ^ (c >> 1) : c >> 1;
            made[n] = c;
        }
        return made;
    }();
    quint32 crc = 0xffffffffU;
    for (const char byte : data)
        crc = table[(crc ^ quint8(byte)) & 0xff] ^ (crc >> 8);
    return crc ^ 0xffffffffU;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crcOf(type + data));
}

} // namespace

// PNG (RFC 2083): one bit a pixel, grey, 1 is white. qCompress() writes the zlib stream after a length of its own.
QByteArray qrPicture(const QString& text)
{
    if (text.isEmpty())
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code)
        return {};
    const int side = (code->width + 2 * quietZone) * moduleSize;
    const int stride = (side + 7) / 8;
    QByteArray rows;
    rows.reserve(qsizetype(side) * (stride + 1));
    for (int y = 0; y < side; ++y) {
        QByteArray line(stride, char(0xff));
        const int moduleY = y / moduleSize - quietZone;
        for (int moduleX = 0; moduleY >= 0 && moduleY < code->width && moduleX < code->width; ++moduleX) {
            if ((code->data[moduleY * code->width + moduleX] & 1) != 0)
                line[moduleX + quietZone] = 0; // a module is eight pixels wide: one byte
        }
        rows += '\0';
        rows += line;
    }
    QByteArray head = bigEndian(quint32(side)) + bigEndian(quint32(side));
    head += QByteArray::fromHex("0100000000"); // one bit, grey, the only compression, the only filter, not interlaced
    return QByteArray::fromHex("89504e470d0a1a0a") + chunk("IHDR", head) + chunk("IDAT", qCompress(rows).mid(4)) +
           chunk("IEND", {});
}

} // namespace loket::server
