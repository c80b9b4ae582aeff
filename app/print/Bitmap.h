// A picture of black and white dots, as thermal printers take it, and the QR codes made into one. Pure values.
#pragma once

#include "core/Error.h"

#include <QByteArray>

namespace loket::print {

struct Bitmap
{
    int width = 0;
    int height = 0;
    QByteArray bits; // rows of (width + 7) / 8 bytes, the most significant bit is the left dot, 1 is black

    [[nodiscard]] int bytesPerRow() const { return (width + 7) / 8; }
    [[nodiscard]] bool isBlack(int x, int y) const
    {
        return (uchar(bits[y * bytesPerRow() + x / 8]) >> (7 - x % 8)) & 1;
    }
};

Bitmap blankBitmap(int width, int height);
void setBlack(Bitmap& bitmap, int x, int y);

// The modules of a QR code without its quiet zone: one dot is one module.
// InvalidInput: the text is empty or longer than a QR code can hold.
core::Result<Bitmap> qrModules(const QString& text);

// Light modules around a code (ISO/IEC 18004): without them it is not found.
inline constexpr int quietModules = 4;

// Every module `scale` dots wide, with the quiet zone.
Bitmap qrBitmap(const Bitmap& modules, int scale);

} // namespace loket::print
