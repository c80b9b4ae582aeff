#include "ui/export/TableFile.h"

#include "core/Reasons.h"
#include "ui/text/Language.h"
#include "ui/text/TableText.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUuid>

#include <xlsxwriter.h>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;

namespace {

// Calls the one of several lambdas that takes the alternative.
template <class... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>; // clang needs to be told

class CsvFile final : public TableFile
{
public:
    CsvFile(const QString& path, QTimeZone zone)
        : m_file(path), m_zone(std::move(zone)), m_separator(Language::current() == u"id" ? u';' : u',')
    {}

    Result<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return problem();
        // Without the first spreadsheets take UTF-8 for something else, without the second all for one column.
        return write("\xEF\xBB\xBF" + u"sep=%1\r\n"_s.arg(m_separator).toUtf8());
    }
    Result<void> sheet(const QString& name, const QStringList& headings) override
    {
        Q_UNUSED(name)
        QStringList fields;
        for (const QString& heading : headings)
            fields += csvField(heading);
        const QByteArray gap = m_sheets++ > 0 ? "\r\n" : "";
        return write(gap + fields.join(m_separator).toUtf8() + "\r\n");
    }
    Result<void> row(const QList<Cell>& cells) override
    {
        QStringList fields;
        for (const Cell& cell : cells)
            fields += std::visit(
                Overloaded{[](std::monostate) { return QString(); }, [](const QString& text) { return csvField(text); },
                           [](qint64 number) { return QString::number(number); },
                           [](Rupiahs money) { return QString::number(money.amount); },
                           [](Percent percent) { return QString::number(percent.part, 'f', 4); },
                           [this](const QDateTime& time) {
                               return time.isValid() ? time.toTimeZone(m_zone).toString(u"yyyy-MM-dd HH:mm:ss"_s)
                                                     : QString();
                           }},
                cell);
        return write(fields.join(m_separator).toUtf8() + "\r\n");
    }
    Result<void> finish() override
    {
        if (!m_file.commit())
            return problem();
        return {};
    }

private:
    Result<void> write(const QByteArray& bytes)
    {
        if (m_file.write(bytes) != bytes.size())
            return problem();
        return {};
    }
    [[nodiscard]] Result<void> problem() const
    {
        return fail(core::Reason::ExportNotWritten,
                    {QDir::toNativeSeparators(m_file.fileName()), m_file.errorString()});
    }

    QSaveFile m_file; // an unfinished one is discarded
    QTimeZone m_zone;
    QChar m_separator;
    int m_sheets = 0;
};

class XlsxFile final : public TableFile
{
public:
    XlsxFile(QString path, QTimeZone zone)
        : m_path(std::move(path)), m_partial(QFileInfo(m_path).dir().filePath(
                                       u".loket-%1.part"_s.arg(QUuid::createUuid().toString(QUuid::Id128)))),
          m_zone(std::move(zone))
    {}
    ~XlsxFile() override
    {
        if (m_book)
            lxw_workbook_free(m_book);
        QFile::remove(m_partial);
    }

    Result<void> open()
    {
        QFile probe(m_partial); // the library reports only at the end that a folder cannot be written to
        if (!probe.open(QIODevice::WriteOnly))
            return fail(core::Reason::ExportNotWritten, {QDir::toNativeSeparators(m_path), probe.errorString()});
        probe.close();
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE; // a row is written when the next begins
        m_book = workbook_new_opt(QFile::encodeName(m_partial).constData(), &options);
        if (!m_book)
            return fail(core::Reason::SpreadsheetNotMade);
        m_heading = format();
        format_set_bold(m_heading);
        format_set_bottom(m_heading, LXW_BORDER_THIN);
        m_money = format();
        format_set_num_format(m_money, "\"Rp\" #,##0");
        m_number = format();
        format_set_num_format(m_number, "#,##0");
        m_percent = format();
        format_set_num_format(m_percent, "0.0%");
        m_time = format();
        format_set_num_format(m_time, "yyyy-mm-dd hh:mm:ss");
        return {};
    }
    Result<void> sheet(const QString& name, const QStringList& headings) override
    {
        constexpr qsizetype longestName = 31; // of the format
        const QByteArray title = name.left(longestName).toUtf8();
        // Without a name the library gives one; it refuses an empty one in its newer versions.
        m_sheet = workbook_add_worksheet(m_book, title.isEmpty() ? nullptr : title.constData());
        if (!m_sheet)
            return fail(core::Reason::SheetNotMade);
        constexpr double width = 18;
        worksheet_set_column(m_sheet, 0, lxw_col_t(headings.size()), width, nullptr);
        worksheet_freeze_panes(m_sheet, 1, 0);
        m_row = 0;
        for (qsizetype column = 0; column < headings.size(); ++column) {
            if (const auto done = text(lxw_col_t(column), headings[column], m_heading); !done)
                return done;
        }
        ++m_row;
        return {};
    }
    Result<void> row(const QList<Cell>& cells) override
    {
        if (m_row >= LXW_ROW_MAX)
            return fail(core::Reason::SheetTooLong);
        for (qsizetype column = 0; column < cells.size(); ++column) {
            if (const auto done = write(lxw_col_t(column), cells[column]); !done)
                return done;
        }
        ++m_row;
        return {};
    }
    Result<void> finish() override
    {
        lxw_workbook* book = std::exchange(m_book, nullptr);
        if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
            return problem(error);
        if (QFile::exists(m_path) && !QFile::remove(m_path))
            return fail(core::Reason::ExportNotReplaced, {QDir::toNativeSeparators(m_path)});
        if (!QFile::rename(m_partial, m_path))
            return fail(core::Reason::ExportFileNotWritten, {QDir::toNativeSeparators(m_path)});
        return {};
    }

private:
    lxw_format* format() { return workbook_add_format(m_book); }

    Result<void> write(lxw_col_t column, const Cell& cell)
    {
        return std::visit(Overloaded{[](std::monostate) -> Result<void> { return {}; },
                                     [&](const QString& string) { return text(column, string, nullptr); },
                                     [&](qint64 number) { return this->number(column, double(number), m_number); },
                                     [&](Rupiahs money) { return number(column, double(money.amount), m_money); },
                                     [&](Percent percent) { return number(column, percent.part, m_percent); },
                                     [&](const QDateTime& time) -> Result<void> {
                                         if (!time.isValid())
                                             return {};
                                         const QDateTime local = time.toTimeZone(m_zone);
                                         lxw_datetime moment{local.date().year(),   local.date().month(),
                                                             local.date().day(),    local.time().hour(),
                                                             local.time().minute(), double(local.time().second())};
                                         return checked(
                                             worksheet_write_datetime(m_sheet, m_row, column, &moment, m_time));
                                     }},
                          cell);
    }
    // As text, whatever it begins with: never a formula.
    Result<void> text(lxw_col_t column, const QString& string, lxw_format* how)
    {
        constexpr qsizetype longest = 32767; // of the format
        return checked(worksheet_write_string(m_sheet, m_row, column, string.left(longest).toUtf8().constData(), how));
    }
    Result<void> number(lxw_col_t column, double value, lxw_format* how)
    {
        return checked(worksheet_write_number(m_sheet, m_row, column, value, how));
    }
    static Result<void> checked(lxw_error error) { return error == LXW_NO_ERROR ? Result<void>() : problem(error); }
    static Result<void> problem(lxw_error error)
    {
        return fail(core::Reason::SpreadsheetNotWritten, {QString::fromUtf8(lxw_strerror(error))});
    }

    QString m_path;
    QString m_partial;
    QTimeZone m_zone;
    lxw_workbook* m_book = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_heading = nullptr;
    lxw_format* m_money = nullptr;
    lxw_format* m_number = nullptr;
    lxw_format* m_percent = nullptr;
    lxw_format* m_time = nullptr;
    lxw_row_t m_row = 0;
};

// What a spreadsheet does not leave as it is: leading zeros go, long numbers lose their end, "3e8" and "2mar" become
// something else.
bool looksLikeNumber(const QString& text)
{
    constexpr auto months = "(jan|feb|mar|apr|ma[iy]|mei|jun|jul|aug|agu|sep|o[ck]t|nov|de[cs])[a-z]*";
    static const QRegularExpression number(u"\\A[0-9][0-9 .,:/eE+-]*\\z"_s);
    static const QRegularExpression date(
        u"\\A([0-9]{1,4}[ /-]?%1([ /-]?[0-9]{1,4})?|%1[ /-]?[0-9]{1,4})\\z"_s.arg(QLatin1StringView(months)),
        QRegularExpression::CaseInsensitiveOption);
    return number.match(text).hasMatch() || date.match(text).hasMatch();
}

template <class File>
Result<std::unique_ptr<TableFile>> opened(const QString& path, const QTimeZone& zone)
{
    auto file = std::make_unique<File>(path, zone);
    if (const auto done = file->open(); !done)
        return Failure(done.error());
    return file;
}

} // namespace

TableFormat tableFormatOf(const QString& path)
{
    return path.endsWith(u".xlsx"_s, Qt::CaseInsensitive) ? TableFormat::Xlsx : TableFormat::Csv;
}

QString csvField(const QString& text)
{
    if (looksLikeNumber(text))
        return u"\"=\"\"%1\"\"\""_s.arg(text);
    QString field = withoutFormula(text);
    if (!field.contains(u',') && !field.contains(u'"') && !field.contains(u'\n') && !field.contains(u'\r') &&
        !field.contains(u';'))
        return field;
    return u'"' + field.replace(u'"', u"\"\""_s) + u'"';
}

Result<std::unique_ptr<TableFile>> openTable(TableFormat format, const QString& path, const QTimeZone& zone)
{
    return format == TableFormat::Csv ? opened<CsvFile>(path, zone) : opened<XlsxFile>(path, zone);
}

} // namespace loket::ui
