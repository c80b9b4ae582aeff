#include "ui/export/ImportPage.h"

#include "ui/text/ImportWords.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using importing::What;

namespace {

constexpr qsizetype importMostAnswers = 200; // the rest is counted

} // namespace

ImportPage::ImportPage(importing::Report report, QLocale locale, QString businessName, const QDateTime& now,
                       QTimeZone zone)
    : PaperPage(std::move(locale), std::move(businessName), now, std::move(zone)), m_report(std::move(report))
{}

QString ImportPage::title() const
{
    const QString source = ImportWords::source(m_report.source);
    return m_report.origin.isEmpty() ? tr("Import from %1").arg(source)
                                     : tr("Import from %1, %2").arg(source, m_report.origin);
}

Result<void> ImportPage::writePdf(ImportPage page, const QString& path, ExportProgress& progress)
{
    return writeFile(path, page.title(), [&](QPagedPaintDevice& device) { return page.paint(device, progress); });
}

Result<void> ImportPage::paint(QPagedPaintDevice& device, ExportProgress& progress)
{
    return paintParts(device, progress,
                      {[this](QPainter& painter) { heading(painter); }, [this](QPainter& painter) { lost(painter); },
                       [this](QPainter& painter) { counts(painter); }, [this](QPainter& painter) { leftOut(painter); },
                       [this](QPainter& painter) { answers(painter); }});
}

void ImportPage::begin(QPainter& painter, const QString& title)
{
    need(painter, gap + 4 * line);
    section(painter, title);
}

void ImportPage::text(QPainter& painter, const QString& words, double size, const QColor& colour)
{
    QFont font = painter.font();
    font.setBold(false);
    font.setPixelSize(qMax(1, qRound(size)));
    const int how = Qt::AlignLeft | Qt::TextWrapAnywhere | Qt::TextWordWrap;
    const double height = QFontMetricsF(font).boundingRect({0, 0, m_area.width(), 1e6}, how, words).height() + 2;
    need(painter, height);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(QRectF(m_area.left(), m_y, m_area.width(), height), how, words);
    m_y += height;
}

void ImportPage::heading(QPainter& painter)
{
    writeHeading(painter, title());
    if (!m_report.isOver)
        text(painter,
             tr("Stopped before the end: what is imported stays, and the same import again goes on where this one "
                "stopped."),
             10, ink);
}

void ImportPage::counts(QPainter& painter)
{
    begin(painter, tr("What came along"));
    const auto right = Qt::AlignRight | Qt::AlignVCenter;
    const double width = m_area.width();
    const auto cell = [&](double from, double to) {
        return QRectF(m_area.left() + width * from, m_y, width * (to - from), line);
    };
    write(painter, cell(0.5, 0.72), tr("Found"), 8.5, pale, false, right);
    write(painter, cell(0.74, 1), tr("Imported"), 8.5, pale, false, right);
    m_y += line;
    for (const What what : ImportWords::allWhats()) {
        const int found = m_report.found.value(what);
        const int count = m_report.imported.value(what);
        if (found == 0 && count == 0)
            continue;
        need(painter, line);
        write(painter, cell(0, 0.5), ImportWords::name(what), 10, ink);
        write(painter, cell(0.5, 0.72), found > 0 ? m_locale.toString(found) : u"–"_s, 10, pale, false, right);
        write(painter, cell(0.74, 1), count > 0 ? m_locale.toString(count) : u"–"_s, 10, ink, true, right);
        m_y += line;
    }
}

void ImportPage::lost(QPainter& painter)
{
    const QStringList lines = ImportWords::lost(m_report.lost);
    if (lines.isEmpty())
        return;
    begin(painter, tr("What the old program lost"));
    for (const QString& one : lines)
        text(painter, one, 10, ink);
}

void ImportPage::leftOut(QPainter& painter)
{
    if (m_report.skipped.isEmpty())
        return;
    begin(painter, tr("What is left out, and why"));
    QList<importing::LeftOut> sorted = m_report.skipped;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& one, const auto& other) { return one.count > other.count; });
    for (const importing::LeftOut& leftOut : std::as_const(sorted)) {
        text(painter, ImportWords::leftOut(leftOut), 10, ink);
        if (const QString examples = ImportWords::examples(leftOut, m_locale); !examples.isEmpty())
            text(painter, examples, 8.5, pale);
        m_y += 3;
    }
}

void ImportPage::answers(QPainter& painter)
{
    if (m_report.questions.isEmpty())
        return;
    begin(painter, tr("What you answered"));
    for (const importing::Question& question : m_report.questions.mid(0, importMostAnswers)) {
        const QString answer = question.answer.isEmpty() ? question.byDefault : question.answer;
        text(painter,
             tr("%1 %2: %3", "a question, what it is about, the answer")
                 .arg(ImportWords::question(question.about), ImportWords::subject(question),
                      ImportWords::choice(question, answer)),
             10, ink);
    }
    if (const qsizetype more = m_report.questions.size() - importMostAnswers; more > 0)
        text(painter, tr("and %n more answer(s)", "", int(more)), 10, pale);
}

} // namespace loket::ui
