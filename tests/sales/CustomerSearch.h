// Where a database holds one customer, whatever its tables are: every table and column is read, and the bytes of its
// files. Used on the database's thread.
#pragma once

#include "storage/Database.h"

#include <QFile>
#include <QRegularExpression>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

inline const QString customerName = u"Siti Rahayu"_s;
inline const QString customerPhone = u"6281234567890"_s;
inline const QString customerWritten = u"Siti Rahayu, +62 812-3456-7890 (081234567890, 628******7890)"_s;

// Columns that no customer gets into: ours, of a code, of a time, of the staff. Every other column of text is filled
// with the customer and searched afterwards, so a new one is in one of the lists or fails the test.
inline const QStringList ourColumns{u"packages.*"_s,
                                    u"voucher_batches.*"_s,
                                    u"voucher_failures.*"_s,
                                    u"staff.*"_s,
                                    u"api_tokens.*"_s,
                                    u"house_marks.*"_s,
                                    u"ledger_marks.*"_s,
                                    u"purchase_totals.*"_s,
                                    u"delivery_totals.*"_s,
                                    u"job_totals.*"_s,
                                    u"search_pieces.*"_s, // pieces of its texts: a test of their own
                                    u"report_buckets.*"_s,
                                    u"report_attempts.*"_s,
                                    u"settlement_runs.*"_s,
                                    u"settlement_differences.*"_s,
                                    u"schedule_runs.*"_s,
                                    u"open_orders.*"_s,
                                    u"return_links.*"_s,
                                    u"approval_attempts.*"_s,
                                    u"vouchers.*"_s,
                                    u"part_refunds.*"_s,
                                    u"payment_replacements.*"_s,
                                    u"imports.*"_s,
                                    u"import_items.*"_s,
                                    u"voucher_purchases.imported_from"_s,
                                    u"voucher_purchases.imported_number"_s,
                                    u"sqlite_sequence.*"_s,
                                    u"voucher_purchases.invoice_id"_s,
                                    u"voucher_purchases.status_token"_s,
                                    u"voucher_purchases.voucher_package"_s,
                                    u"voucher_purchases.package_name"_s,
                                    u"voucher_purchases.voucher_profile"_s,
                                    u"voucher_purchases.counts"_s,
                                    u"voucher_purchases.status"_s,
                                    u"voucher_purchases.delivery_status"_s,
                                    u"voucher_purchases.payment_gateway"_s,
                                    u"voucher_purchases.payment_method"_s,
                                    u"voucher_purchases.payment_transaction_id"_s,
                                    u"voucher_purchases.channel"_s,
                                    u"voucher_purchases.cashier"_s,
                                    u"voucher_purchases.router"_s,
                                    u"voucher_purchases.language"_s,
                                    u"voucher_purchases.failure_kind"_s,
                                    u"payment_events.gateway"_s,
                                    u"payment_events.event_key"_s,
                                    u"payment_events.state"_s,
                                    u"payment_events.reference"_s,
                                    u"payment_events.source"_s,
                                    u"voucher_delivery_logs.status"_s,
                                    u"voucher_delivery_logs.error_kind"_s,
                                    u"voucher_delivery_logs.channel"_s,
                                    u"jobs.kind"_s,
                                    u"jobs.state"_s,
                                    u"jobs.lease_owner"_s,
                                    u"jobs.error_kind"_s,
                                    u"jobs.lane"_s,
                                    u"audit_log.actor"_s,
                                    u"audit_log.action"_s,
                                    u"shifts.cashier"_s,
                                    u"shifts.closed_by"_s,
                                    u"shifts.count_detail"_s,
                                    u"cash_movements.actor"_s,
                                    u"counter_sales.voided_by"_s,
                                    u"alerts.kind"_s,
                                    u"alerts.subject"_s};

class CustomerSearch
{
public:
    CustomerSearch(const storage::Database& database, const QString& file) : m_database(database), m_file(file) {}

    QStringList tables()
    {
        storage::Statement statement =
            m_database.statement("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1");
        QStringList names;
        for (bool ran = statement.run().has_value(); ran && statement.next();)
            names += statement.text(0);
        return names;
    }
    // "table.column" with its type.
    QList<std::pair<QString, QString>> columns(const QString& table)
    {
        storage::Statement statement =
            m_database.statement(u"SELECT name, type FROM pragma_table_info('%1')"_s.arg(table));
        QList<std::pair<QString, QString>> all;
        for (bool ran = statement.run().has_value(); ran && statement.next();)
            all += {table + u'.' + statement.text(0), statement.text(1)};
        return all;
    }
    QStringList customerColumns()
    {
        QStringList all;
        for (const QString& table : tables()) {
            for (const auto& [column, type] : columns(table)) {
                const bool isText = type == u"TEXT"_s || type == u"BLOB"_s;
                const bool isTime =
                    column.endsWith(u"_at"_s) || column.endsWith(u".at"_s) || column.endsWith(u"_until"_s);
                if (isText && !isTime && !ourColumns.contains(column) && !ourColumns.contains(table + u".*"_s))
                    all += column;
            }
        }
        return all;
    }
    QStringList values(const QString& column)
    {
        const QStringList part = column.split(u'.');
        storage::Statement statement =
            m_database.statement(u"SELECT CAST(%2 AS TEXT) FROM %1 ORDER BY 1"_s.arg(part[0], part[1]));
        QStringList all;
        for (bool ran = statement.run().has_value(); ran && statement.next();)
            all += statement.text(0);
        return all;
    }
    static bool tells(const QString& text)
    {
        QString digits = text;
        digits.remove(QRegularExpression(u"[^0-9*]"_s));
        return text.contains(u"siti"_s, Qt::CaseInsensitive) || text.contains(u"rahayu"_s, Qt::CaseInsensitive) ||
               digits.contains(u"81234567890"_s) || digits.contains(u"*7890"_s);
    }
    QStringList found(const QString& column)
    {
        QStringList all;
        for (const QString& value : values(column)) {
            if (tells(value))
                all += column + u": "_s + value;
        }
        return all;
    }
    QStringList foundAnywhere()
    {
        QStringList all;
        for (const QString& table : tables()) {
            for (const auto& [column, type] : columns(table))
                all += found(column);
        }
        return all;
    }
    // Every row of every table without these columns; what forgetting itself writes is left out.
    QStringList everythingBut(const QStringList& left)
    {
        const QStringList own{u"voucher_purchases.forget_wanted"_s, u"voucher_purchases.forgotten_at"_s};
        QStringList all;
        for (const QString& table : tables()) {
            if (table == u"sqlite_sequence"_s)
                continue;
            QStringList names;
            for (const auto& [column, type] : columns(table)) {
                if (!left.contains(column) && !own.contains(column))
                    names += u"coalesce(CAST(%1 AS TEXT), 'NULL')"_s.arg(column);
            }
            storage::Statement statement = m_database.statement(u"SELECT %1 FROM %2 WHERE %3 ORDER BY 1"_s.arg(
                names.join(u" || '|' || "_s), table,
                table == u"audit_log"_s ? u"action NOT IN ('customer.forgotten', 'customers.forgotten')"_s : u"1"_s));
            for (bool ran = statement.run().has_value(); ran && statement.next();)
                all += table + u": "_s + statement.text(0);
        }
        return all;
    }
    // The bytes of the database and its log: nothing is left in pages that are not used any more.
    QStringList inTheFiles()
    {
        QStringList all;
        for (const QString& path : {m_file, m_file + u"-wal"_s}) {
            QFile read(path);
            if (!read.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = read.readAll();
            for (const QByteArray& trace :
                 {QByteArray("Siti"), QByteArray("81234567890"), QByteArray("812-3456-7890")}) {
                if (bytes.contains(trace))
                    all += path + u": "_s + QString::fromLatin1(trace);
            }
        }
        return all;
    }

private:
    const storage::Database& m_database;
    QString m_file;
};

} // namespace loket::tests
