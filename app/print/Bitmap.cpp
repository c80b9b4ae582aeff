#include "print/Bitmap.h"

#include "core/Reasons.h"

#include <qrencode.h>

#include <memory>

namespace loket::print {

using namespace Qt::Literals::StringLiterals;

Bitmap blankBitmap(int width, int height)
{
    Bitmap bitmap{.width = width, .height = height};
    bitmap.bits.fill(0, qsizetype(bitmap.bytesPerRow()) * height);
    return bitmap;
}

void setBlack(Bitmap& bitmap, int x, int y)
{
    char& byte = bitmap.bits[y * bitmap.bytesPerRow() + x / 8];
    byte = char(uchar(byte) | (0x80 >> (x % 8)));
}

core::Result<Bitmap> qrModules(const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        bytes.isEmpty() ? nullptr
                        : QRcode_encodeData(int(bytes.size()),
                                            reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return core::fail(core::Reason::QrTooLong, {bytes.size()});
    Bitmap modules = blankBitmap(code->width, code->width);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                setBlack(modules, x, y);
        }
    }
    return modules;
}

Bitmap qrBitmap(const Bitmap& modules, int scale)
{
    const int side = (modules.width + 2 * quietModules) * scale;
    Bitmap bitmap = blankBitmap(side, side);
    for (int y = 0; y < modules.height * scale; ++y) {
        for (int x = 0; x < modules.width * scale; ++x) {
            if (modules.isBlack(x / scale, y / scale))
                setBlack(bitmap, x + quietModules * scale, y + quietModules * scale);
        }
    }
    return bitmap;
}

} // namespace loket::print
