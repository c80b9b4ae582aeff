// A table written row by row into a file: CSV for any program, XLSX with several sheets. What is half written never
// stands under the name that was asked for. Belongs to one thread at a time.
#pragma once

#include "core/Error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <memory>
#include <variant>

namespace loket::ui {

// Text, a whole number, rupiah, a part of one as per cent, a moment (UTC), or nothing.
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
    virtual ~TableFile() = default; // not finished: nothing is left behind

    // A new sheet with its headings. A CSV has one table: a second one follows after an empty line.
    virtual core::Result<void> sheet(const QString& name, const QStringList& headings) = 0;
    virtual core::Result<void> row(const QList<Cell>& cells) = 0;
    // Gives the file its name, in the place of what was there.
    virtual core::Result<void> finish() = 0;
};

enum class TableFormat { Csv, Xlsx };

// Moments are written in `zone`.
core::Result<std::unique_ptr<TableFile>> openTable(TableFormat format, const QString& path, const QTimeZone& zone);

// One field of a CSV line (RFC 4180), never a formula (withoutFormula()).
QString csvField(const QString& text);

} // namespace loket::ui
