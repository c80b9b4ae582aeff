#include "ui/export/PaperPage.h"

#include "core/Reasons.h"
#include "core/ZoneName.h"

#include <QDir>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;

namespace {

constexpr double pointsPerInch = 72;
constexpr double paperMargin = 42;
constexpr int leastPixels = 6;

} // namespace

const QColor PaperPage::ink(0x1a, 0x1f, 0x24);
const QColor PaperPage::pale(0x5a, 0x65, 0x70);
const QColor PaperPage::rule(0xc9, 0xcf, 0xd6);

PaperPage::PaperPage(QLocale locale, QString businessName, const QDateTime& now, QTimeZone zone)
    : m_locale(std::move(locale)), m_businessName(std::move(businessName)), m_now(now), m_zone(std::move(zone))
{}

Result<void> PaperPage::writeFile(const QString& path, const QString& title, const Paint& paint)
{
    QSaveFile file(path);
    const auto problem = [&file] {
        return fail(core::Reason::ExportNotWritten, {QDir::toNativeSeparators(file.fileName()), file.errorString()});
    };
    if (!file.open(QIODevice::WriteOnly))
        return problem();
    {
        QPdfWriter writer(&file);
        writer.setTitle(title);
        writer.setCreator(u"Loket"_s);
        writer.setPageSize(QPageSize(QPageSize::A4));
        if (const auto done = paint(writer); !done)
            return done; // the partial file is discarded
    }
    if (!file.commit())
        return problem();
    return {};
}

Result<void> PaperPage::paintParts(QPagedPaintDevice& device, ExportProgress& progress, const QList<Part>& parts)
{
    m_device = &device;
    device.setPageMargins(QMarginsF(0, 0, 0, 0)); // a printer has its own minimum margins
    QPainter painter;
    if (!painter.begin(&device))
        return fail(core::Reason::NothingToDrawOn);
    const double scale = device.logicalDpiX() / pointsPerInch;
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    m_area = QRectF(paperMargin, paperMargin, device.width() / scale - 2 * paperMargin,
                    device.height() / scale - 2 * paperMargin);
    m_y = m_area.top();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        parts[i](painter);
        progress.report(i + 1, parts.size());
    }
    foot(painter);
    if (!painter.end())
        return fail(core::Reason::PagesNotFinished);
    return {};
}

void PaperPage::writeHeading(QPainter& painter, const QString& title)
{
    write(painter, {m_area.left(), m_y, m_area.width(), 24}, m_businessName.isEmpty() ? u"Loket"_s : m_businessName, 20,
          ink, true);
    m_y += 28;
    write(painter, {m_area.left(), m_y, m_area.width(), line + 2}, title, 12, pale);
    m_y += line + 8;
}

void PaperPage::section(QPainter& painter, const QString& title)
{
    m_y += gap;
    write(painter, {m_area.left(), m_y, m_area.width(), line + 3}, title, 12, ink, true);
    m_y += line + 5;
    painter.setPen(QPen(rule, 0.7));
    painter.drawLine(QPointF(m_area.left(), m_y), QPointF(m_area.right(), m_y));
    m_y += 5;
}

void PaperPage::need(QPainter& painter, double height)
{
    if (m_y + height <= m_area.bottom() - 2 * line)
        return;
    foot(painter);
    m_device->newPage();
    ++m_page;
    m_y = m_area.top();
}

void PaperPage::foot(QPainter& painter) const
{
    const QRectF where(m_area.left(), m_area.bottom() - line, m_area.width(), line);
    const QString stamp =
        m_locale.toString(m_now.toTimeZone(m_zone), u"d MMM yyyy HH:mm"_s) + u' ' + core::zoneName(m_zone, m_now);
    write(painter, where, tr("Made with Loket, %1").arg(stamp), 8, pale);
    write(painter, where, tr("Page %1").arg(m_page), 8, pale, false, Qt::AlignRight | Qt::AlignVCenter);
}

void PaperPage::write(QPainter& painter, const QRectF& where, const QString& text, double size, const QColor& colour,
                      bool bold, Qt::Alignment how)
{
    QFont font = painter.font();
    font.setBold(bold);
    for (int pixels = qMax(1, int(size)); pixels > 0; --pixels) {
        font.setPixelSize(pixels);
        if (pixels <= leastPixels || QFontMetricsF(font).horizontalAdvance(text) <= where.width())
            break;
    }
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(where, int(how) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text, Qt::ElideMiddle, where.width()));
}

} // namespace loket::ui
