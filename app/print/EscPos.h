// Writes ESC/POS, the language of receipt printers. Pure: a growing byte array.
// Source: Epson's ESC/POS command reference (ESC @, ESC t, ESC a, ESC E, GS !, ESC d, GS v 0, GS V, ESC p, DLE EOT),
// as far as the cheap ones follow it.
#pragma once

#include "print/Bitmap.h"
#include "print/CodePage.h"

namespace loket::print {

class EscPos
{
public:
    enum class Align : char { Left = 0, Center = 1, Right = 2 };
    enum class Size : char { Normal = 0x00, Tall = 0x01, Double = 0x11 };

    // Resets the printer, so that nothing of an earlier job remains in effect.
    explicit EscPos(CodePage page);

    EscPos& align(Align align);
    EscPos& bold(bool on);
    EscPos& size(Size size);
    EscPos& line(const QString& text); // with its line feed
    EscPos& feed(int lines);
    // In bands, because the memory of a small printer does not hold a tall picture.
    EscPos& raster(const Bitmap& bitmap);
    // A QR code that the printer draws itself (GS ( k, model 2, level M), each module `dots` wide (1 to 16): a hundred
    // bytes instead of a picture of ten thousand. Many cheap printers lack the command and print the bytes as letters.
    EscPos& qr(const QByteArray& text, int dots);
    // Feeds to the cutter and cuts; a printer without a cutter only feeds.
    EscPos& cut();
    EscPos& kickDrawer();

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

    static constexpr int bandRows = 128;

private:
    CodePage m_page;
    QByteArray m_bytes;
};

// What a printer answers to a real-time status request (DLE EOT n).
struct PrinterStatus
{
    bool offline = false;
    bool coverOpen = false;
    bool paperOut = false;
    bool failed = false; // the cutter or the head
    [[nodiscard]] bool isReady() const { return !offline && !coverOpen && !paperOut && !failed; }
};

// The request for n = 1 (printer), 2 (cause of being offline), 4 (paper), and the meaning of the answer's byte.
QByteArray statusQuestion(int n);
bool isStatusByte(char byte);
void readStatus(PrinterStatus& status, int n, char byte);

} // namespace loket::print
