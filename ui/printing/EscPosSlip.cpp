#include "ui/printing/EscPosSlip.h"

#include "print/EscPos.h"

#include "ui/printing/SlipDocument.h"

#include <QPainter>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using print::EscPos;
using Kind = SlipBlock::Kind;

namespace {

// Font A is 12 dots wide.
constexpr int dotsPerLetter = 12;
constexpr int leastModule = 4; // dots of a QR module that phones read from cheap paper
constexpr int mostModule = 8;
constexpr double qrShare = 0.8; // of the paper's width
constexpr double logoShare = 0.6;
constexpr int feedAfter = 4; // up to the tear-off edge

// Words wrapped to `columns`; a word that is longer is cut.
QStringList wrapped(const QString& text, int columns)
{
    QStringList lines;
    QString line;
    for (QString word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() <= columns) {
            line += u' ' + word;
            continue;
        }
        if (!line.isEmpty())
            lines += std::exchange(line, {});
        for (; word.size() > columns; word = word.sliced(columns))
            lines += word.first(columns);
        line = word;
    }
    return line.isEmpty() ? lines : lines + QStringList{line};
}

class Writer
{
public:
    Writer(const print::PrintSettings& settings, const QImage& logo)
        : m_settings(settings), m_logo(logo), m_columns(dotsOf(settings.paper) / dotsPerLetter),
          m_out(settings.codePage)
    {}

    void write(const SlipBlock& block)
    {
        switch (block.kind) {
        case Kind::Logo:
            if (!m_logo.isNull())
                m_out.align(EscPos::Align::Center).raster(bitmapOf(m_logo, int(dotsOf(m_settings.paper) * logoShare)));
            break;
        case Kind::Title:
            centred(block.text, EscPos::Size::Tall, true);
            break;
        case Kind::Strong:
            centred(block.text, EscPos::Size::Normal, true);
            break;
        case Kind::Text:
        case Kind::Label:
            centred(block.text, EscPos::Size::Normal, false);
            break;
        case Kind::Code: // as large as it fits in one line
            centred(block.text, block.text.size() <= m_columns / 2 ? EscPos::Size::Double : EscPos::Size::Tall, true);
            break;
        case Kind::Pair:
            pair(block.text, block.right);
            break;
        case Kind::Rule:
            m_out.align(EscPos::Align::Left).line(QString(m_columns, u'-'));
            break;
        case Kind::Qr:
            qr(block.text, m_settings.printerQr);
            centred(block.right, EscPos::Size::Normal, false);
            break;
        }
    }

    // Nothing where the text is longer than any code: its address is printed as text all the same.
    void qr(const QString& text, bool byPrinter)
    {
        const auto modules = print::qrModules(text);
        if (!modules)
            return;
        const int dots = dotsOf(m_settings.paper);
        const int units = modules->width + 2 * print::quietModules;
        const int scale = qBound(1, qMin(qMax(int(dots * qrShare) / units, leastModule), dots / units), mostModule);
        m_out.align(EscPos::Align::Center);
        if (byPrinter)
            m_out.qr(text.toUtf8(), scale);
        else
            m_out.raster(print::qrBitmap(*modules, scale));
    }

    void end(bool drawer)
    {
        m_out.feed(feedAfter);
        if (m_settings.cut)
            m_out.cut();
        if (drawer)
            m_out.kickDrawer();
    }

    [[nodiscard]] const QByteArray& bytes() const { return m_out.bytes(); }

private:
    void centred(const QString& text, EscPos::Size size, bool bold)
    {
        m_out.align(EscPos::Align::Center).size(size).bold(bold);
        for (const QString& line : wrapped(text, size == EscPos::Size::Double ? m_columns / 2 : m_columns))
            m_out.line(line);
        m_out.bold(false).size(EscPos::Size::Normal);
    }

    void pair(const QString& left, const QString& right)
    {
        m_out.align(EscPos::Align::Left);
        const auto gap = m_columns - left.size() - right.size();
        if (gap >= 1) {
            m_out.line(left + QString(gap, u' ') + right);
            return;
        }
        m_out.line(left.left(m_columns));
        m_out.align(EscPos::Align::Right);
        for (const QString& line : wrapped(right, m_columns))
            m_out.line(line);
    }

    const print::PrintSettings& m_settings;
    const QImage& m_logo;
    int m_columns;
    EscPos m_out;
};

} // namespace

int dotsOf(print::PaperWidth paper)
{
    return paper == print::PaperWidth::Mm80 ? 576 : 384;
}

print::Bitmap bitmapOf(const QImage& image, int width)
{
    if (image.isNull())
        return {};
    QImage picture = image.width() > width ? image.scaledToWidth(width, Qt::SmoothTransformation) : image;
    QImage onWhite(picture.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(0, 0, picture);
    const QImage dots = onWhite.convertToFormat(QImage::Format_Mono, Qt::MonoOnly | Qt::DiffuseDither);
    print::Bitmap bitmap = print::blankBitmap(dots.width(), dots.height());
    for (int y = 0; y < dots.height(); ++y) {
        for (int x = 0; x < dots.width(); ++x) {
            if (qGray(dots.pixel(x, y)) < 128)
                print::setBlack(bitmap, x, y);
        }
    }
    return bitmap;
}

QByteArray escPosTest(const print::PrintSettings& settings, const QString& heading, const QString& words)
{
    const QImage noLogo;
    Writer writer(settings, noLogo);
    const auto text = [&writer](Kind kind, const QString& line) { writer.write(SlipBlock{kind, line, {}}); };
    text(Kind::Title, settings.businessName.isEmpty() ? u"Loket"_s : settings.businessName);
    text(Kind::Strong, heading);
    text(Kind::Text, words);
    text(Kind::Rule, {});
    text(Kind::Text, u"ABCDEFGH abcdefgh 0123456789"_s);
    text(Kind::Text, u"Àéîñõü @ # % & * ( ) + = / ?"_s);
    text(Kind::Rule, {});
    for (const auto& [name, byPrinter] : {std::pair{u"A"_s, false}, std::pair{u"B"_s, true}}) {
        text(Kind::Strong, name);
        writer.qr(u"https://wifi.example/login?username=LOKET-"_s + name, byPrinter);
    }
    writer.end(false);
    return writer.bytes();
}

QByteArray escPosSlip(const Slip& slip, const print::PrintSettings& settings, const QImage& logo)
{
    QByteArray bytes;
    for (int place = 0; place < slip.count(); ++place) {
        Writer writer(settings, logo);
        for (const SlipBlock& block : slipDocument(slip, place, settings))
            writer.write(block);
        writer.end(settings.drawer && slip.opensDrawer && place + 1 == slip.count());
        bytes += writer.bytes();
    }
    return bytes;
}

} // namespace loket::ui
