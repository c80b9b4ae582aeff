#include "importing/sources/ListColumns.h"

#include "domain/Duration.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array roleNames{"code", "password", "package", "price", "duration", "quota", "comment", "ignore"};

// Between "|": English, Indonesian, and how routers and their programs call it.
struct RoleWords
{
    ColumnRole role;
    const char* words;
};
constexpr std::array headerWords{
    RoleWords{ColumnRole::Code, "|username|user name|user|name|login|code|kode|voucher|voucher code|kode voucher|pin|"
                                "nama pengguna|pengguna|nama user|kode login|usuario|codigo|"},
    RoleWords{ColumnRole::Password, "|password|pass|pwd|kata sandi|sandi|kata kunci|"},
    RoleWords{ColumnRole::Package, "|profile|profil|package|paket|plan|nama paket|jenis|jenis paket|nama profil|"
                                   "package name|plan name|type|tipe|group|"},
    RoleWords{ColumnRole::Price, "|price|harga|nominal|amount|tarif|harga jual|selling price|nilai|rp|"},
    RoleWords{ColumnRole::Duration, "|time limit|limit uptime|duration|durasi|validity|masa aktif|waktu|lama|uptime|"
                                    "masa berlaku|limit waktu|"},
    RoleWords{ColumnRole::Quota, "|data limit|limit bytes total|quota|kuota|data|limit data|batas data|"},
    RoleWords{ColumnRole::Comment, "|comment|komentar|keterangan|catatan|note|notes|remark|remarks|"},
    RoleWords{ColumnRole::Ignore, "|no|nomor|nr|number|id|server|status|date|tanggal|created|created at|router|"},
};

std::optional<ColumnRole> roleOfHeader(const QString& cell)
{
    static const QRegularExpression others(u"[\\s_.:*#-]+"_s);
    QString word = cell.toLower();
    word.replace(others, u" "_s);
    word = u'|' + word.trimmed() + u'|';
    if (word.size() <= 2)
        return std::nullopt;
    for (const RoleWords& row : headerWords) {
        if (QLatin1StringView(row.words).contains(word))
            return row.role;
    }
    return std::nullopt;
}

// What the cells below have in common.
struct Content
{
    int filled = 0;
    int codes = 0;
    int numbers = 0;
    int durations = 0;
    int alike = 0; // as the code beside it
    bool isCounting = true;
    QSet<QString> different;
};

constexpr int looksAt = 500;
constexpr qint64 leastPrice = 500;

bool mostly(int part, int all)
{
    constexpr int nine = 9;
    return all > 0 && part * 10 >= all * nine;
}

Content contentOf(const ListTable& table, qsizetype first, qsizetype column)
{
    static const QRegularExpression duration(u"\\A(\\d+[wdhms])+\\z|\\A\\d+:\\d\\d(:\\d\\d)?\\z"_s);
    Content content;
    qint64 before = -1;
    for (qsizetype row = first; row < std::min<qsizetype>(table.rows.size(), first + looksAt); ++row) {
        const QString cell = table.rows[row].cells.value(column);
        if (cell.isEmpty())
            continue;
        ++content.filled;
        content.different.insert(cell);
        bool isNumber = false;
        const qint64 number = cell.toLongLong(&isNumber);
        content.codes += isVoucherCode(cell) ? 1 : 0;
        content.numbers += isNumber && number >= leastPrice ? 1 : 0;
        content.durations += duration.match(cell).hasMatch() ? 1 : 0;
        content.isCounting = content.isCounting && isNumber && (before < 0 || number == before + 1);
        before = number;
    }
    return content;
}

void guessByContent(const ListTable& table, ListColumns& columns)
{
    const qsizetype first = columns.hasHeader ? 1 : 0;
    const auto isTaken = [&](ColumnRole role) { return columns.roles.contains(role); };
    for (qsizetype column = 0; column < columns.roles.size(); ++column) {
        if (columns.hasHeader && roleOfHeader(columns.names[column]))
            continue;
        const Content content = contentOf(table, first, column);
        const int kinds = int(content.different.size());
        const bool areDifferent = mostly(kinds, content.filled) && content.filled > 0;
        const bool areFew = content.filled > 2 && kinds * 2 <= content.filled;
        ColumnRole role = ColumnRole::Ignore;
        if (content.isCounting && content.filled > 2)
            role = ColumnRole::Ignore;
        else if (mostly(content.durations, content.filled) && (areFew || isTaken(ColumnRole::Code)))
            role = ColumnRole::Duration;
        else if (areDifferent && mostly(content.codes, content.filled))
            role = !isTaken(ColumnRole::Code) ? ColumnRole::Code : ColumnRole::Password;
        else if (mostly(content.numbers, content.filled))
            role = ColumnRole::Price;
        else if (areFew)
            role = isTaken(ColumnRole::Package) ? ColumnRole::Comment : ColumnRole::Package;
        if (role == ColumnRole::Ignore || !isTaken(role))
            columns.roles[column] = role;
    }
}

QString letterOf(qsizetype column)
{
    QString letters;
    for (qsizetype rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(u'A' + char16_t((rest - 1) % 26)));
    return letters;
}

} // namespace

QString toString(ColumnRole role)
{
    return QString::fromLatin1(roleNames.at(std::size_t(role)));
}

std::optional<ColumnRole> columnRoleFromString(QStringView name)
{
    for (std::size_t i = 0; i < roleNames.size(); ++i) {
        if (QLatin1StringView(roleNames[i]) == name)
            return ColumnRole(i);
    }
    return std::nullopt;
}

QStringList columnRoleNames()
{
    QStringList names;
    for (const char* name : roleNames)
        names += QString::fromLatin1(name);
    return names;
}

bool isVoucherCode(QStringView text)
{
    constexpr qsizetype shortest = 3;
    constexpr qsizetype longest = 64;
    return text.size() >= shortest && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](QChar one) { return one > u' ' && one < u'\x7f'; });
}

ListColumns columnsOf(const ListTable& table)
{
    ListColumns columns;
    if (table.rows.isEmpty())
        return columns;
    const QStringList& first = table.rows.first().cells;
    const int named = int(
        std::count_if(first.begin(), first.end(), [](const QString& cell) { return roleOfHeader(cell).has_value(); }));
    // One column of codes may begin with a code that is a word; a row of several is a header where two are known.
    columns.hasHeader = !table.rows.first().isBroken && named > 0 && (named > 1 || first.size() <= 2);
    qsizetype width = 0;
    for (const ListTable::Row& row : table.rows)
        width = std::max(width, row.cells.size());
    for (qsizetype column = 0; column < width; ++column) {
        const QString name = columns.hasHeader ? first.value(column) : QString();
        columns.names += name.isEmpty() ? letterOf(column) : name;
        ColumnRole role = ColumnRole::Ignore;
        if (columns.hasHeader)
            role = roleOfHeader(name).value_or(ColumnRole::Ignore);
        const bool isTwice = role != ColumnRole::Ignore && columns.roles.contains(role);
        columns.roles += isTwice ? ColumnRole::Ignore : role;
    }
    columns.isMikhmon = columns.hasHeader && first == QStringList{u"Username"_s,   u"Password"_s,   u"Profile"_s,
                                                                  u"Time Limit"_s, u"Data Limit"_s, u"Comment"_s};
    guessByContent(table, columns);
    if (columns.hasHeader || columns.roles.contains(ColumnRole::Code) || table.rows.size() < 2)
        return columns;
    // The first row may name them in words that are not known.
    ListColumns renamed = columns;
    renamed.hasHeader = true;
    renamed.roles.fill(ColumnRole::Ignore);
    for (qsizetype column = 0; column < width; ++column) {
        if (!first.value(column).isEmpty())
            renamed.names[column] = first.value(column);
    }
    guessByContent(table, renamed);
    return renamed.roles.contains(ColumnRole::Code) ? renamed : columns;
}

} // namespace loket::importing
