// A list as somebody has it on the disk: CSV in the encodings and with the separators that programs in Indonesia write,
// the export scripts of a router, or the first sheet of a workbook (XLSX). What a column means is not known here.
// Pure but for the reading; any thread.
#pragma once

#include "importing/Source.h"

namespace loket::importing {

struct ListTable
{
    struct Row
    {
        int line = 0; // in the file, or the row of the sheet; counted from 1
        QStringList cells;
        bool isBroken = false; // its quotes do not match
    };
    QList<Row> rows;

    static constexpr int mostRows = 200'000;
    static constexpr qsizetype mostColumns = 100;
    static constexpr qsizetype mostBytes = 64 * 1024 * 1024;
    static constexpr qsizetype mostUnpacked = 50 * 1024 * 1024;
};

// NotFound: it cannot be read. InvalidInput: it is no list, or a larger one than is taken. Cancelled by the listener.
core::Result<ListTable> readListTable(const QString& path, const Listener& listener);

// Its two forms. The errors name the file as `name`.
core::Result<ListTable> tableOfText(const QByteArray& bytes, const QString& name, const Listener& listener);
core::Result<ListTable> tableOfWorkbook(const QString& path, const QString& name, const Listener& listener);

// UTF-8 with or without a mark at its start, UTF-16 with one, else Windows-1252.
QString textOf(const QByteArray& bytes);

} // namespace loket::importing
