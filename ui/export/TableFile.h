// A table written row by row into a file: CSV for any program, XLSX with several sheets. A partial file never
// has the requested name. Belongs to one thread at a time.
#pragma once

#include "core/Error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <memory>
#include <variant>

namespace loket::ui {

// Text, a whole number, rupiah, a fraction shown as per cent, a time (UTC), or nothing.
struct Rupiahs
{
    qint64 amount = 0;
};
struct Percent
{
    double part = 0;
};
using Cell = std::variant<std::monostate, QString, qint64, Rupiahs, Percent, QDateTime>;

class TableFile
{
public:
    TableFile() = default;
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;
    virtual ~TableFile() = default; // not finished: no file remains

    // A new sheet with its headings. A CSV has one table: a second one follows after an empty line.
    virtual core::Result<void> sheet(const QString& name, const QStringList& headings) = 0;
    virtual core::Result<void> row(const QList<Cell>& cells) = 0;
    // Gives the file its name, replacing an existing one.
    virtual core::Result<void> finish() = 0;
};

enum class TableFormat { Csv, Xlsx };

// By the ending of the file's name; CSV for any other.
TableFormat tableFormatOf(const QString& path);

// Moments are written in `zone`. The fields of a CSV are parted as spreadsheets of the window's language expect it, by
// ";" or ",", which its first line says too ("sep=;").
core::Result<std::unique_ptr<TableFile>> openTable(TableFormat format, const QString& path, const QTimeZone& zone);

// One field of a CSV line (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front
// (OWASP, "CSV Injection"): what customers type as their name must not run on the owner's computer. One that it would
// take for a number or a date (a code, a phone number) is written as ="0812", which keeps it letter for letter.
QString csvField(const QString& text);

} // namespace loket::ui
