// A folder of gembok-bill as its migrations leave it behind, at several ages: a real SQLite database and settings.json.
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

namespace loket::test {

enum class GembokAge {
    BeforeVouchers, // PPPoE alone
    First,          // the shop, with the fewest columns
    Newest,
};

class GembokFolder
{
public:
    explicit GembokFolder(GembokAge age = GembokAge::Newest, bool withLog = false)
    {
        QDir(m_folder.path()).mkdir(QStringLiteral("data"));
        sqlite3_open(QFile::encodeName(database()).constData(), &m_connection);
        sql("PRAGMA synchronous=OFF"); // what is tried out is not the disk
        if (withLog)
            sql("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0");
        sql("CREATE TABLE packages (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, speed TEXT NOT NULL, "
            "price DECIMAL(10,2) NOT NULL);"
            "CREATE TABLE customers (id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT UNIQUE, name TEXT NOT NULL, "
            "phone TEXT UNIQUE NOT NULL);"
            "CREATE TABLE invoices (id INTEGER PRIMARY KEY AUTOINCREMENT, customer_id INTEGER NOT NULL, "
            "package_id INTEGER NOT NULL, invoice_number TEXT UNIQUE NOT NULL, amount DECIMAL(10,2) NOT NULL, "
            "due_date DATE NOT NULL, status TEXT DEFAULT 'unpaid', payment_gateway TEXT, "
            "invoice_type TEXT DEFAULT 'monthly' CHECK (invoice_type IN ('monthly', 'voucher', 'manual')), "
            "created_at DATETIME DEFAULT CURRENT_TIMESTAMP);"
            "CREATE TABLE payments (id INTEGER PRIMARY KEY AUTOINCREMENT, invoice_id INTEGER NOT NULL);"
            "CREATE TABLE payment_gateway_transactions (id INTEGER PRIMARY KEY AUTOINCREMENT, invoice_id INTEGER NOT "
            "NULL, gateway TEXT NOT NULL, order_id TEXT NOT NULL, payment_url TEXT, token TEXT, amount DECIMAL(10,2) "
            "NOT NULL, status TEXT DEFAULT 'pending', payment_type TEXT)");
        if (age == GembokAge::BeforeVouchers)
            return;
        sql("CREATE TABLE voucher_purchases (id INTEGER PRIMARY KEY AUTOINCREMENT, customer_name TEXT NOT NULL, "
            "customer_phone TEXT NOT NULL, amount INTEGER NOT NULL, description TEXT, type TEXT NOT NULL DEFAULT "
            "'voucher', voucher_package TEXT NOT NULL, voucher_quantity INTEGER NOT NULL DEFAULT 1, voucher_profile "
            "TEXT NOT NULL, voucher_data TEXT, status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', "
            "'completed', 'failed', 'cancelled')), payment_gateway TEXT, payment_transaction_id TEXT, payment_url "
            "TEXT, created_at DATETIME DEFAULT CURRENT_TIMESTAMP, completed_at DATETIME, updated_at DATETIME DEFAULT "
            "CURRENT_TIMESTAMP);"
            "CREATE TRIGGER update_voucher_purchases_updated_at AFTER UPDATE ON voucher_purchases FOR EACH ROW BEGIN "
            "UPDATE voucher_purchases SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.id; END;"
            "CREATE TABLE voucher_delivery_logs (id INTEGER PRIMARY KEY AUTOINCREMENT, purchase_id INTEGER NOT NULL, "
            "phone TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('sent', 'failed', 'error')), error_message "
            "TEXT, created_at DATETIME DEFAULT CURRENT_TIMESTAMP);"
            "CREATE TABLE voucher_online_settings (id INTEGER PRIMARY KEY AUTOINCREMENT, package_id TEXT NOT NULL "
            "UNIQUE, profile TEXT NOT NULL, enabled INTEGER NOT NULL DEFAULT 1, created_at DATETIME DEFAULT "
            "CURRENT_TIMESTAMP, updated_at DATETIME DEFAULT CURRENT_TIMESTAMP)");
        if (age == GembokAge::First)
            return;
        sql("ALTER TABLE voucher_purchases ADD COLUMN invoice_id TEXT;"
            "ALTER TABLE voucher_online_settings ADD COLUMN agent_price DECIMAL(10,2) DEFAULT 0.00;"
            "ALTER TABLE voucher_online_settings ADD COLUMN commission_amount DECIMAL(10,2) DEFAULT 0.00;"
            "ALTER TABLE voucher_online_settings ADD COLUMN is_active BOOLEAN DEFAULT 1;"
            "ALTER TABLE voucher_online_settings ADD COLUMN price INTEGER DEFAULT 0;"
            "ALTER TABLE voucher_online_settings ADD COLUMN name TEXT;"
            "ALTER TABLE voucher_online_settings ADD COLUMN digits INTEGER DEFAULT 5;"
            "ALTER TABLE voucher_online_settings ADD COLUMN duration INTEGER DEFAULT 24;"
            "ALTER TABLE voucher_online_settings ADD COLUMN duration_type TEXT DEFAULT 'hours';"
            "CREATE TABLE voucher_pricing (id INTEGER PRIMARY KEY AUTOINCREMENT, package_name TEXT NOT NULL, "
            "customer_price DECIMAL(10,2) NOT NULL, agent_price DECIMAL(10,2) NOT NULL, commission_amount "
            "DECIMAL(10,2) NOT NULL, duration INTEGER DEFAULT 0, description TEXT, is_active BOOLEAN DEFAULT 1, "
            "hotspot_profile TEXT, duration_type TEXT DEFAULT 'hours', account_type TEXT DEFAULT 'voucher');"
            "CREATE TABLE agents (id INTEGER PRIMARY KEY AUTOINCREMENT, username TEXT UNIQUE NOT NULL, name TEXT NOT "
            "NULL, phone TEXT UNIQUE NOT NULL, password TEXT NOT NULL, status TEXT DEFAULT 'active');"
            "CREATE TABLE agent_balances (id INTEGER PRIMARY KEY AUTOINCREMENT, agent_id INTEGER NOT NULL, balance "
            "DECIMAL(15,2) DEFAULT 0.00);"
            "CREATE TABLE agent_voucher_sales (id INTEGER PRIMARY KEY AUTOINCREMENT, agent_id INTEGER NOT NULL, "
            "voucher_code TEXT UNIQUE NOT NULL, package_id TEXT NOT NULL, package_name TEXT NOT NULL, price "
            "DECIMAL(10,2) NOT NULL)");
    }
    ~GembokFolder() { close(); }
    GembokFolder(const GembokFolder&) = delete;
    GembokFolder& operator=(const GembokFolder&) = delete;

    void sql(const QByteArray& statements)
    {
        char* problem = nullptr;
        if (sqlite3_exec(m_connection, statements.constData(), nullptr, nullptr, &problem) != SQLITE_OK)
            QFAIL(qPrintable(QString::fromUtf8(problem ? problem : "not opened")));
    }
    void close()
    {
        sqlite3_close(m_connection);
        m_connection = nullptr;
    }
    void writeSettings(const QByteArray& json) const { write(QStringLiteral("settings.json"), json); }
    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("data/billing.db")); }
    [[nodiscard]] sqlite3* connection() const { return m_connection; }

private:
    QTemporaryDir m_folder;
    sqlite3* m_connection = nullptr;
};

} // namespace loket::test
