// The first sheet of a workbook (Office Open XML): a zip archive of XML files. Everything in it is another program's,
// so all of its sizes are bounded, whatever the archive's directory says.
#include "importing/sources/ListTable.h"

#include "core/Reasons.h"

#include <QFile>
#include <QXmlStreamReader>

#include <cmath>
#include <minizip/unzip.h>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Failure;
using core::Result;

namespace {

constexpr qsizetype chunkBytes = 64 * 1024;
constexpr qsizetype longestCell = 32'767; // the format's own limit
constexpr int tellRows = 1000;

class Archive
{
public:
    Archive(const QString& path, QString name)
        : m_name(std::move(name)), m_zip(unzOpen64(QFile::encodeName(path).constData()))
    {}
    ~Archive()
    {
        if (m_zip)
            unzClose(m_zip);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    [[nodiscard]] bool isOpen() const { return m_zip != nullptr; }
    [[nodiscard]] core::Failure broken(const QString& what) const
    {
        return fail(core::Reason::WorkbookBroken, {m_name, what});
    }

    // Nothing where there is no such file.
    Result<std::optional<QByteArray>> file(const QString& path)
    {
        constexpr int anyCase = 2;
        if (unzLocateFile(m_zip, path.toUtf8().constData(), anyCase) != UNZ_OK)
            return std::optional<QByteArray>();
        if (unzOpenCurrentFile(m_zip) != UNZ_OK)
            return broken(u"it is encrypted or damaged"_s);
        QByteArray content;
        QByteArray chunk(chunkBytes, Qt::Uninitialized);
        int read = 0;
        while ((read = unzReadCurrentFile(m_zip, chunk.data(), unsigned(chunk.size()))) > 0) {
            m_unpacked += read;
            if (m_unpacked > ListTable::mostUnpacked) {
                unzCloseCurrentFile(m_zip);
                return fail(core::Reason::WorkbookTooLarge, {m_name, ListTable::mostUnpacked / (1024 * 1024)});
            }
            content.append(chunk.constData(), read);
        }
        const bool isWhole = unzCloseCurrentFile(m_zip) == UNZ_OK && read == 0; // and its checksum is right
        if (!isWhole)
            return broken(u"it is damaged or was cut off"_s);
        return std::optional(content);
    }

private:
    QString m_name;
    unzFile m_zip;
    qint64 m_unpacked = 0;
};

// The text of one <si> or <is>: its runs, without the readings beside them. The reader is at its start.
QString textIn(QXmlStreamReader& xml)
{
    const QString end = xml.name().toString();
    QString text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == end)
            break;
        if (xml.isStartElement() && xml.name() == u"rPh")
            xml.skipCurrentElement();
        else if (xml.isStartElement() && xml.name() == u"t")
            text += xml.readElementText(QXmlStreamReader::SkipChildElements);
        if (text.size() > longestCell)
            text.truncate(longestCell);
    }
    return text;
}

Result<QStringList> sharedStrings(Archive& archive)
{
    LOKET_TRY_VALUE(const auto content, archive.file(u"xl/sharedStrings.xml"_s));
    QStringList strings;
    if (!content)
        return strings;
    QXmlStreamReader xml(*content);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isDTD())
            return archive.broken(u"it defines a document type"_s);
        if (xml.isStartElement() && xml.name() == u"si")
            strings += textIn(xml);
    }
    if (xml.hasError())
        return archive.broken(xml.errorString());
    return strings;
}

// Where the workbook says that its first sheet is.
Result<QString> firstSheet(Archive& archive)
{
    const QString usual = u"xl/worksheets/sheet1.xml"_s;
    LOKET_TRY_VALUE(const auto workbook, archive.file(u"xl/workbook.xml"_s));
    if (!workbook)
        return archive.broken(u"it has no sheet"_s);
    QString id;
    QXmlStreamReader sheets(*workbook);
    while (!sheets.atEnd() && id.isEmpty()) {
        sheets.readNext();
        if (!sheets.isStartElement() || sheets.name() != u"sheet")
            continue;
        for (const QXmlStreamAttribute& attribute : sheets.attributes()) {
            if (attribute.name() == u"id")
                id = attribute.value().toString();
        }
    }
    LOKET_TRY_VALUE(const auto relations, archive.file(u"xl/_rels/workbook.xml.rels"_s));
    if (!relations)
        return usual;
    QXmlStreamReader xml(*relations);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement() || xml.attributes().value("Id"_L1) != id)
            continue;
        const QString target = xml.attributes().value("Target"_L1).toString();
        return target.startsWith(u'/') ? target.sliced(1) : u"xl/"_s + target;
    }
    return usual;
}

// "B7" is column 1; negative: it does not say.
int columnIn(QStringView reference)
{
    int column = 0;
    for (const QChar character : reference) {
        if (character < u'A' || character > u'Z')
            break;
        column = column * 26 + (character.unicode() - u'A' + 1);
        if (column > 20'000)
            break;
    }
    return column - 1;
}

// A code of digits is a number for a spreadsheet: written without an exponent, as it was typed.
QString numberAsTyped(const QString& value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    constexpr double exact = 9'007'199'254'740'992.0; // 2^53
    if (!isNumber || std::abs(number) >= exact || number != std::floor(number))
        return value;
    return QString::number(qint64(number));
}

struct Cell
{
    int column = -1;
    QString text;
};

Result<Cell> cellAt(QXmlStreamReader& xml, const QStringList& strings, const Archive& archive)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    const QString type = attributes.value("t"_L1).toString();
    Cell cell{.column = columnIn(attributes.value("r"_L1))};
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"c")
            return cell;
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"is") {
            cell.text = textIn(xml);
        } else if (xml.name() == u"v") {
            const QString value = xml.readElementText(QXmlStreamReader::SkipChildElements).left(longestCell);
            if (type == u"s")
                cell.text = strings.value(value.toInt());
            else
                cell.text = type.isEmpty() || type == u"n" ? numberAsTyped(value) : value;
        }
    }
    return archive.broken(xml.errorString());
}

Result<ListTable> rowsOf(const QByteArray& sheet, const QStringList& strings, const Archive& archive,
                         const QString& name, const Listener& listener)
{
    ListTable table;
    QXmlStreamReader xml(sheet);
    int line = 0;
    QStringList cells;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isDTD())
            return archive.broken(u"it defines a document type"_s);
        if (xml.isStartElement() && xml.name() == u"row") {
            const int said = xml.attributes().value("r"_L1).toInt();
            line = said > 0 ? said : line + 1;
            cells.clear();
        } else if (xml.isStartElement() && xml.name() == u"c") {
            LOKET_TRY_VALUE(const Cell cell, cellAt(xml, strings, archive));
            const qsizetype column = cell.column < 0 ? cells.size() : cell.column;
            if (column >= ListTable::mostColumns)
                continue;
            while (cells.size() <= column)
                cells += QString();
            cells[column] = cell.text.trimmed();
        } else if (xml.isEndElement() && xml.name() == u"row") {
            const bool isEmpty =
                std::all_of(cells.begin(), cells.end(), [](const QString& cell) { return cell.isEmpty(); });
            if (isEmpty)
                continue;
            table.rows += {.line = line, .cells = cells};
            if (table.rows.size() > ListTable::mostRows)
                return fail(core::Reason::ListTooLong, {name, ListTable::mostRows});
            if (table.rows.size() % tellRows == 0 && !listener({.done = table.rows.size(), .total = 0}))
                return fail(core::Reason::ImportCancelled);
        }
    }
    if (xml.hasError())
        return archive.broken(xml.errorString());
    return table;
}

} // namespace

Result<ListTable> tableOfWorkbook(const QString& path, const QString& name, const Listener& listener)
{
    Archive archive(path, name);
    if (!archive.isOpen())
        return archive.broken(u"it is damaged or was cut off"_s);
    LOKET_TRY_VALUE(const QString place, firstSheet(archive));
    LOKET_TRY_VALUE(const auto sheet, archive.file(place));
    if (!sheet)
        return archive.broken(u"it has no sheet"_s);
    LOKET_TRY_VALUE(const QStringList strings, sharedStrings(archive));
    return rowsOf(*sheet, strings, archive, name, listener);
}

} // namespace loket::importing
