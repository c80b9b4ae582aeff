#include "importing/sources/JsonTables.h"
#include "importing/sources/PhpNuxBillData.h"

#include "core/Reasons.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace loket::importing {

using namespace Qt::Literals::StringLiterals;
using core::fail;
using core::Reason;
using core::Result;
using domain::Seconds;

namespace {

constexpr qint64 largestBackup = 2LL << 30;
constexpr qint64 oneMegabyte = 1 << 20;
constexpr qsizetype mostNuxRows = 500'000; // of one table

// A column of a row: text or number, as the backup has it.
class NuxRow
{
public:
    explicit NuxRow(const QJsonObject& row) : m_row(row) {}

    [[nodiscard]] QString text(QLatin1StringView column, qsizetype most = 100) const
    {
        const QJsonValue value = m_row.value(column);
        if (value.isDouble()) {
            constexpr double largest = 9e15;
            const double number = value.toDouble();
            return number == std::floor(number) && std::abs(number) < largest ? QString::number(qint64(number))
                                                                              : QString::number(number, 'f', 2);
        }
        if (value.isBool())
            return value.toBool() ? u"1"_s : u"0"_s;
        return lineOf(value.toString(), most);
    }
    [[nodiscard]] qint64 number(QLatin1StringView column, qint64 otherwise = 0) const
    {
        bool isNumber = false;
        const qint64 number = text(column).toLongLong(&isNumber);
        return isNumber ? number : otherwise;
    }
    // A password: as it is.
    [[nodiscard]] QString verbatim(QLatin1StringView column) const
    {
        const QJsonValue value = m_row.value(column);
        return value.isString() ? value.toString().left(100) : text(column);
    }
    // A date in one column and its time in another.
    [[nodiscard]] QString moment(QLatin1StringView day, QLatin1StringView time) const
    {
        const QString clock = text(time, 20);
        return text(day, 20) + u' ' + (clock.isEmpty() ? u"00:00:00"_s : clock);
    }

private:
    const QJsonObject& m_row;
};

class NuxReader
{
public:
    Result<void> take(const QString& table, const std::optional<QJsonObject>& object)
    {
        if (++m_rows[table] > mostNuxRows)
            return fail(Reason::ImportTooManyRows, {m_file, mostNuxRows, table});
        if (!object) {
            ++m_data.broken[table];
            return {};
        }
        (this->*m_takers.value(table))(NuxRow(*object));
        return {};
    }

    explicit NuxReader(const QString& file) : m_file(file) {}
    [[nodiscard]] QSet<QString> tables() const { return {m_takers.keyBegin(), m_takers.keyEnd()}; }

    NuxData finish()
    {
        QTimeZone zone(m_data.timeZone);
        if (m_data.timeZone.isEmpty() || !zone.isValid()) { // an empty name is this computer's
            m_data.timeZone.clear();
            zone = QTimeZone("Asia/Jakarta"); // its own default
        }
        for (NuxVoucher& voucher : m_data.vouchers)
            voucher.createdAt = localTimeOf(std::exchange(voucher.created, {}), zone);
        const auto both = [&zone](auto& row) {
            row.startedAt = localTimeOf(std::exchange(row.started, {}), zone);
            row.expiresAt = localTimeOf(std::exchange(row.expires, {}), zone);
        };
        std::ranges::for_each(m_data.running, both);
        std::ranges::for_each(m_data.transactions, both);
        for (auto bills = m_bills.begin(); bills != m_bills.end(); ++bills) {
            if (const auto customer = m_data.customers.find(bills.key()); customer != m_data.customers.end())
                customer->bills = *bills;
        }
        return std::move(m_data);
    }

private:
    using Taker = void (NuxReader::*)(const NuxRow&);

    void plan(const NuxRow& row)
    {
        m_data.plans += {.id = row.number("id"_L1),
                         .name = row.text("name_plan"_L1),
                         .type = row.text("type"_L1),
                         .price = rupiahOf(row.text("price"_L1)),
                         .validity = row.number("validity"_L1),
                         .validityUnit = row.text("validity_unit"_L1),
                         .isLimited = row.text("typebp"_L1) == u"Limited",
                         .limitType = row.text("limit_type"_L1),
                         .timeLimit = row.number("time_limit"_L1),
                         .timeUnit = row.text("time_unit"_L1),
                         .dataLimit = row.number("data_limit"_L1),
                         .dataUnit = row.text("data_unit"_L1),
                         .sharedUsers = int(std::clamp<qint64>(row.number("shared_users"_L1, 1), 1, 1000)),
                         .router = row.text("routers"_L1),
                         .isRadius = row.number("is_radius"_L1) != 0 || row.text("device"_L1).startsWith(u"Radius"),
                         .isEnabled = row.number("enabled"_L1, 1) != 0};
    }
    void voucher(const NuxRow& row)
    {
        m_data.vouchers += {.id = row.number("id"_L1),
                            .type = same(row.text("type"_L1)),
                            .router = same(row.text("routers"_L1)),
                            .plan = row.number("id_plan"_L1),
                            .code = row.verbatim("code"_L1),
                            .isUsed = row.text("status"_L1) != u"0",
                            .created = row.text("created_at"_L1)};
    }
    void recharge(const NuxRow& row)
    {
        if (row.text("status"_L1) != u"on")
            return;
        m_data.running += {.id = row.number("id"_L1),
                           .customer = row.number("customer_id"_L1),
                           .username = row.verbatim("username"_L1),
                           .plan = row.number("plan_id"_L1),
                           .planName = same(row.text("namebp"_L1)),
                           .router = same(row.text("routers"_L1)),
                           .type = same(row.text("type"_L1)),
                           .started = row.moment("recharged_on"_L1, "recharged_time"_L1),
                           .expires = row.moment("expiration"_L1, "time"_L1)};
    }
    void transaction(const NuxRow& row)
    {
        m_data.transactions += {.id = row.number("id"_L1),
                                .invoice = row.text("invoice"_L1, 64),
                                .username = row.verbatim("username"_L1),
                                .customer = row.number("user_id"_L1),
                                .planName = same(row.text("plan_name"_L1)),
                                .router = same(row.text("routers"_L1)),
                                .type = same(row.text("type"_L1)),
                                .method = same(row.text("method"_L1, 128)),
                                .admin = row.number("admin_id"_L1),
                                .price = rupiahOf(row.text("price"_L1)),
                                .started = row.moment("recharged_on"_L1, "recharged_time"_L1),
                                .expires = row.moment("expiration"_L1, "time"_L1)};
    }
    void customer(const NuxRow& row)
    {
        const qint64 id = row.number("id"_L1);
        const QString username = row.verbatim("username"_L1);
        m_data.customers.insert(id, {.username = username,
                                     .password = row.verbatim("password"_L1),
                                     .name = row.text("fullname"_L1),
                                     .phone = phoneOf(row.text("phonenumber"_L1)),
                                     .hasBalance = row.text("balance"_L1).toDouble() > 0});
        m_data.customersByName.insert(username, id);
    }
    // "Listrik Bill" and its like: their names are in the comment of the customer's user.
    void field(const NuxRow& row)
    {
        if (QString name = row.text("field_name"_L1, 255); name.contains(u"Bill"))
            m_bills[row.number("customer_id"_L1)] += name.remove(u" Bill"_s);
    }
    void payment(const NuxRow& row)
    {
        const QString gateway = same(row.text("gateway"_L1, 32).toLower());
        m_data.gateways.insert(gateway);
        if (const QString invoice = row.text("trx_invoice"_L1, 64); !invoice.isEmpty())
            m_data.payments.insert(invoice, {.gateway = gateway,
                                             .reference = row.text("gateway_trx_id"_L1),
                                             .channel = same(row.text("payment_channel"_L1, 32))});
    }
    void router(const NuxRow& row)
    {
        const QString address = row.text("ip_address"_L1, 128);
        m_data.routers += {.name = row.text("name"_L1),
                           .host = address.section(u':', 0, 0),
                           .port = address.section(u':', 1, 1),
                           .user = row.text("username"_L1),
                           .password = core::Secret(row.verbatim("password"_L1).toUtf8()),
                           .isEnabled = row.number("enabled"_L1, 1) != 0};
    }
    void person(const NuxRow& row)
    {
        const QString name = row.text("fullname"_L1);
        m_data.staff.insert(row.number("id"_L1), name.isEmpty() ? row.text("username"_L1) : name);
        const QString type = row.text("user_type"_L1);
        m_data.sellers += type == u"Agent" || type == u"Sales" ? 1 : 0;
    }
    void bandwidth(const NuxRow&) { ++m_data.bandwidths; }
    void coupon(const NuxRow&) { ++m_data.coupons; }
    void setting(const NuxRow& row)
    {
        const QString name = row.text("setting"_L1);
        const QString value = row.text("value"_L1, 200);
        if (name == u"CompanyName")
            m_data.businessName = value;
        else if (name == u"phone")
            m_data.phone = value;
        else if (name == u"timezone" && !value.isEmpty())
            m_data.timeZone = value.toLatin1();
    }

    // The same few names, many times: one text in memory for each.
    QString same(const QString& text) { return *m_texts.insert(text); }

    const QHash<QString, Taker> m_takers{{u"tbl_plans"_s, &NuxReader::plan},
                                         {u"tbl_voucher"_s, &NuxReader::voucher},
                                         {u"tbl_user_recharges"_s, &NuxReader::recharge},
                                         {u"tbl_transactions"_s, &NuxReader::transaction},
                                         {u"tbl_customers"_s, &NuxReader::customer},
                                         {u"tbl_customers_fields"_s, &NuxReader::field},
                                         {u"tbl_payment_gateway"_s, &NuxReader::payment},
                                         {u"tbl_routers"_s, &NuxReader::router},
                                         {u"tbl_users"_s, &NuxReader::person},
                                         {u"tbl_bandwidth"_s, &NuxReader::bandwidth},
                                         {u"tbl_coupons"_s, &NuxReader::coupon},
                                         {u"tbl_appconfig"_s, &NuxReader::setting}};
    QString m_file;
    NuxData m_data;
    QHash<QString, qsizetype> m_rows;
    QHash<qint64, QStringList> m_bills;
    QSet<QString> m_texts;
};

// The other way to copy its database, which this reader does not know.
bool isSqlDump(const QByteArray& start)
{
    const QByteArray text = start.trimmed();
    return text.startsWith("--") || text.startsWith("/*") || text.contains("CREATE TABLE") ||
           text.contains("INSERT INTO");
}

} // namespace

Seconds NuxPlan::time() const
{
    return Seconds(timeLimit * (timeUnit == u"Mins" ? 60 : 3600));
}

qint64 NuxPlan::bytes() const
{
    constexpr qint64 million = 1'000'000;
    return dataLimit * (dataUnit == u"GB" ? 1000 * million : million);
}

Seconds NuxPlan::valid() const
{
    static const QHash<QString, qint64> units{
        {u"Mins"_s, 60}, {u"Hrs"_s, 3600}, {u"Days"_s, 86400}, {u"Months"_s, 30 * 86400}};
    return Seconds(validity * units.value(validityUnit));
}

Result<NuxData> readNuxFile(const QString& file, const Listener& listener)
{
    QFile opened(file);
    if (!QFileInfo(opened).isFile())
        return fail(Reason::ImportFileMissing, {file, u"no such file"_s});
    if (!opened.open(QIODevice::ReadOnly))
        return fail(Reason::ImportFileMissing, {file, opened.errorString()});
    if (opened.size() > largestBackup)
        return fail(Reason::ImportFileTooLarge, {file, largestBackup / oneMegabyte});
    constexpr qint64 beginning = 4096;
    const QByteArray start = opened.peek(beginning);
    const QByteArray text = (start.startsWith("\xef\xbb\xbf") ? start.mid(3) : start).trimmed();
    if (!text.startsWith('{'))
        return isSqlDump(text) ? fail(Reason::ImportSqlDump, {file}) : fail(Reason::NotPhpNuxBill, {file});
    NuxReader reader(file);
    const auto tables = JsonTables(opened, file, listener)
                            .read(reader.tables(), [&](const QString& table, const std::optional<QJsonObject>& row) {
                                return reader.take(table, row);
                            });
    if (!tables)
        return core::Failure(tables.error());
    // Whoever makes a backup chooses its tables; one of these is needed to do anything.
    if (!tables->contains(u"tbl_plans"_s) && !tables->contains(u"tbl_voucher"_s) &&
        !tables->contains(u"tbl_transactions"_s) && !tables->contains(u"tbl_routers"_s))
        return fail(Reason::NotPhpNuxBill, {file});
    return reader.finish();
}

} // namespace loket::importing
