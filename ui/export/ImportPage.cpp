#include "ui/export/ImportPage.h"

#include "core/Reasons.h"
#include "ui/text/ImportWords.h"

#include <QDir>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <functional>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Result;
using importing::What;

namespace {

// Lengths in points (1/72 inch), whatever the device's resolution.
constexpr double importPointsPerInch = 72;
constexpr double importPageMargin = 42;
constexpr double importPageLine = 15;
constexpr double importPageGap = 14;
constexpr qsizetype importMostAnswers = 200; // the rest is counted
const QColor importInk(0x1a, 0x1f, 0x24);
const QColor importPale(0x5a, 0x65, 0x70);
const QColor importRule(0xc9, 0xcf, 0xd6);

QFont fontOf(const QPainter& painter, double size, bool bold = false)
{
    QFont font = painter.font();
    font.setBold(bold);
    font.setPixelSize(qMax(1, qRound(size)));
    return font;
}

void writeLine(QPainter& painter, const QRectF& where, const QString& words, double size, const QColor& colour,
               bool bold = false, Qt::Alignment how = Qt::AlignLeft | Qt::AlignVCenter)
{
    painter.setFont(fontOf(painter, size, bold));
    painter.setPen(colour);
    const QString shown = QFontMetricsF(painter.font()).elidedText(words, Qt::ElideMiddle, where.width());
    painter.drawText(where, int(how) | Qt::TextSingleLine, shown);
}

} // namespace

ImportPage::ImportPage(importing::Report report, QLocale locale, QString businessName, const QDateTime& now,
                       QTimeZone zone)
    : m_report(std::move(report)), m_locale(std::move(locale)), m_businessName(std::move(businessName)), m_now(now),
      m_zone(std::move(zone))
{}

QString ImportPage::title() const
{
    const QString source = ImportWords::source(m_report.source);
    return m_report.origin.isEmpty() ? tr("Import from %1").arg(source)
                                     : tr("Import from %1, %2").arg(source, m_report.origin);
}

Result<void> ImportPage::writePdf(ImportPage page, const QString& path, ExportProgress& progress)
{
    QSaveFile file(path);
    const auto problem = [&file] {
        return fail(core::Reason::ExportNotWritten, {QDir::toNativeSeparators(file.fileName()), file.errorString()});
    };
    if (!file.open(QIODevice::WriteOnly))
        return problem();
    {
        QPdfWriter writer(&file);
        writer.setTitle(page.title());
        writer.setCreator(u"Loket"_s);
        writer.setPageSize(QPageSize(QPageSize::A4));
        if (const auto done = page.paint(writer, progress); !done)
            return done; // the partial file is discarded
    }
    if (!file.commit())
        return problem();
    return {};
}

Result<void> ImportPage::paint(QPagedPaintDevice& device, ExportProgress& progress)
{
    m_device = &device;
    device.setPageMargins(QMarginsF(0, 0, 0, 0)); // a printer has its own minimum margins
    QPainter painter;
    if (!painter.begin(&device))
        return fail(core::Reason::NothingToDrawOn);
    const double scale = device.logicalDpiX() / importPointsPerInch;
    painter.scale(scale, scale);
    painter.setRenderHint(QPainter::Antialiasing);
    m_area = QRectF(importPageMargin, importPageMargin, device.width() / scale - 2 * importPageMargin,
                    device.height() / scale - 2 * importPageMargin);
    m_y = m_area.top();
    const QList<std::function<void()>> parts{[&] { heading(painter); }, [&] { lost(painter); },
                                             [&] { counts(painter); }, [&] { leftOut(painter); },
                                             [&] { answers(painter); }};
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (progress.isCancelled())
            return ExportProgress::cancelled();
        parts[i]();
        progress.report(i + 1, parts.size());
    }
    footer(painter);
    if (!painter.end())
        return fail(core::Reason::PagesNotFinished);
    return {};
}

void ImportPage::need(QPainter& painter, double height)
{
    if (m_y + height <= m_area.bottom() - 2 * importPageLine)
        return;
    footer(painter);
    m_device->newPage();
    ++m_page;
    m_y = m_area.top();
}

void ImportPage::footer(QPainter& painter) const
{
    const QRectF where(m_area.left(), m_area.bottom() - importPageLine, m_area.width(), importPageLine);
    const QString stamp =
        m_locale.toString(m_now.toTimeZone(m_zone), u"d MMM yyyy HH:mm"_s) + u' ' + m_zone.abbreviation(m_now);
    writeLine(painter, where, tr("Made with Loket, %1").arg(stamp), 8, importPale);
    writeLine(painter, where, tr("Page %1").arg(m_page), 8, importPale, false, Qt::AlignRight | Qt::AlignVCenter);
}

void ImportPage::section(QPainter& painter, const QString& title)
{
    need(painter, importPageGap + 4 * importPageLine); // with what follows
    m_y += importPageGap;
    writeLine(painter, {m_area.left(), m_y, m_area.width(), importPageLine + 3}, title, 12, importInk, true);
    m_y += importPageLine + 5;
    painter.setPen(QPen(importRule, 0.7));
    painter.drawLine(QPointF(m_area.left(), m_y), QPointF(m_area.right(), m_y));
    m_y += 5;
}

void ImportPage::text(QPainter& painter, const QString& words, double size, const QColor& colour)
{
    painter.setFont(fontOf(painter, size));
    const int how = Qt::AlignLeft | Qt::TextWrapAnywhere | Qt::TextWordWrap;
    const double height =
        QFontMetricsF(painter.font()).boundingRect({0, 0, m_area.width(), 1e6}, how, words).height() + 2;
    need(painter, height);
    painter.setFont(fontOf(painter, size));
    painter.setPen(colour);
    painter.drawText(QRectF(m_area.left(), m_y, m_area.width(), height), how, words);
    m_y += height;
}

void ImportPage::heading(QPainter& painter)
{
    writeLine(painter, {m_area.left(), m_y, m_area.width(), 24}, m_businessName.isEmpty() ? u"Loket"_s : m_businessName,
              20, importInk, true);
    m_y += 28;
    writeLine(painter, {m_area.left(), m_y, m_area.width(), importPageLine + 2}, title(), 12, importPale);
    m_y += importPageLine + 8;
    if (!m_report.isOver)
        text(painter,
             tr("Stopped before the end: what is imported stays, and the same import again goes on where this one "
                "stopped."),
             10, importInk);
}

void ImportPage::counts(QPainter& painter)
{
    section(painter, tr("What came along"));
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const double width = m_area.width();
    const auto cell = [&](double from, double to) {
        return QRectF(m_area.left() + width * from, m_y, width * (to - from), importPageLine);
    };
    writeLine(painter, cell(0.5, 0.72), tr("Found"), 8.5, importPale, false, right);
    writeLine(painter, cell(0.74, 1), tr("Imported"), 8.5, importPale, false, right);
    m_y += importPageLine;
    for (const What what : ImportWords::allWhats()) {
        const int found = m_report.found.value(what);
        const int count = m_report.imported.value(what);
        if (found == 0 && count == 0)
            continue;
        need(painter, importPageLine);
        writeLine(painter, cell(0, 0.5), ImportWords::name(what), 10, importInk);
        writeLine(painter, cell(0.5, 0.72), found > 0 ? m_locale.toString(found) : u"–"_s, 10, importPale, false,
                  right);
        writeLine(painter, cell(0.74, 1), count > 0 ? m_locale.toString(count) : u"–"_s, 10, importInk, true, right);
        m_y += importPageLine;
    }
}

void ImportPage::lost(QPainter& painter)
{
    const QStringList lines = ImportWords::lost(m_report.lost);
    if (lines.isEmpty())
        return;
    section(painter, tr("What the old program lost"));
    for (const QString& line : lines)
        text(painter, line, 10, importInk);
}

void ImportPage::leftOut(QPainter& painter)
{
    if (m_report.skipped.isEmpty())
        return;
    section(painter, tr("What is left out, and why"));
    QList<importing::LeftOut> sorted = m_report.skipped;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& one, const auto& other) { return one.count > other.count; });
    for (const importing::LeftOut& leftOut : std::as_const(sorted)) {
        text(painter, ImportWords::leftOut(leftOut), 10, importInk);
        if (const QString examples = ImportWords::examples(leftOut, m_locale); !examples.isEmpty())
            text(painter, examples, 8.5, importPale);
        m_y += 3;
    }
}

void ImportPage::answers(QPainter& painter)
{
    if (m_report.questions.isEmpty())
        return;
    section(painter, tr("What you answered"));
    for (const importing::Question& question : m_report.questions.mid(0, importMostAnswers)) {
        const QString answer = question.answer.isEmpty() ? question.byDefault : question.answer;
        text(painter,
             tr("%1 %2: %3", "a question, what it is about, the answer")
                 .arg(ImportWords::question(question.about), ImportWords::subject(question),
                      ImportWords::choice(question, answer)),
             10, importInk);
    }
    if (const qsizetype more = m_report.questions.size() - importMostAnswers; more > 0)
        text(painter, tr("and %n more answer(s)", "", int(more)), 10, importPale);
}

} // namespace loket::ui
