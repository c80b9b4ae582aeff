// A backup of phpnuxbill, made as the original makes it: every row an object, numbers as texts.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

namespace loket::test {

using namespace Qt::Literals::StringLiterals;

class NuxBackup
{
public:
    explicit NuxBackup(const QString& timeZone = u"Asia/Makassar"_s, const QString& router = u"10.0.0.1"_s)
    {
        add("tbl_appconfig", {{"id"_L1, "1"_L1}, {"setting"_L1, "timezone"_L1}, {"value"_L1, timeZone}});
        this->router("Utara", qPrintable(router));
    }
    NuxBackup& add(const char* table, const QJsonObject& row)
    {
        m_rows[QString::fromLatin1(table)].append(row);
        return *this;
    }
    NuxBackup& router(const char* name, const char* address, const char* enabled = "1")
    {
        return add("tbl_routers", {{"id"_L1, "1"_L1},
                                   {"name"_L1, QString::fromLatin1(name)},
                                   {"ip_address"_L1, QString::fromLatin1(address)},
                                   {"username"_L1, "api"_L1},
                                   {"password"_L1, "rahasia1"_L1},
                                   {"enabled"_L1, QString::fromLatin1(enabled)}});
    }
    // With what differs from a plan of a day.
    NuxBackup& plan(const char* id, const char* name, const QJsonObject& other = {})
    {
        QJsonObject row{{"id"_L1, QString::fromLatin1(id)},
                        {"name_plan"_L1, QString::fromLatin1(name)},
                        {"id_bw"_L1, "1"_L1},
                        {"price"_L1, "5000"_L1},
                        {"type"_L1, "Hotspot"_L1},
                        {"typebp"_L1, "Unlimited"_L1},
                        {"limit_type"_L1, QJsonValue()},
                        {"time_limit"_L1, QJsonValue()},
                        {"validity"_L1, "1"_L1},
                        {"validity_unit"_L1, "Days"_L1},
                        {"shared_users"_L1, "2"_L1},
                        {"routers"_L1, "Utara"_L1},
                        {"is_radius"_L1, "0"_L1},
                        {"enabled"_L1, "1"_L1},
                        {"device"_L1, "MikrotikHotspot"_L1}};
        return add("tbl_plans", with(row, other));
    }
    NuxBackup& voucher(const char* id, const char* code, const QJsonObject& other = {})
    {
        QJsonObject row{{"id"_L1, QString::fromLatin1(id)},
                        {"type"_L1, "Hotspot"_L1},
                        {"routers"_L1, "Utara"_L1},
                        {"id_plan"_L1, "1"_L1},
                        {"code"_L1, QString::fromLatin1(code)},
                        {"user"_L1, "0"_L1},
                        {"status"_L1, "0"_L1},
                        {"created_at"_L1, "2026-04-01 08:00:00"_L1},
                        {"used_date"_L1, QJsonValue()},
                        {"generated_by"_L1, "1"_L1}};
        return add("tbl_voucher", with(row, other));
    }
    NuxBackup& recharge(const char* id, const char* user, const char* expires, const QJsonObject& other = {})
    {
        QJsonObject row{{"id"_L1, QString::fromLatin1(id)},
                        {"customer_id"_L1, "0"_L1},
                        {"username"_L1, QString::fromLatin1(user)},
                        {"plan_id"_L1, "1"_L1},
                        {"namebp"_L1, "Harian"_L1},
                        {"recharged_on"_L1, "2026-04-10"_L1},
                        {"recharged_time"_L1, "08:00:00"_L1},
                        {"expiration"_L1, QString::fromLatin1(expires).left(10)},
                        {"time"_L1, QString::fromLatin1(expires).mid(11)},
                        {"status"_L1, "on"_L1},
                        {"method"_L1, "Voucher - "_L1 + QString::fromLatin1(user)},
                        {"routers"_L1, "Utara"_L1},
                        {"type"_L1, "Hotspot"_L1}};
        return add("tbl_user_recharges", with(row, other));
    }
    NuxBackup& transaction(const char* id, const char* user, const char* method, const QJsonObject& other = {})
    {
        QJsonObject row{{"id"_L1, QString::fromLatin1(id)},
                        {"invoice"_L1, "INV-"_L1 + QString::fromLatin1(id)},
                        {"username"_L1, QString::fromLatin1(user)},
                        {"user_id"_L1, "0"_L1},
                        {"plan_name"_L1, "Harian"_L1},
                        {"price"_L1, "5000"_L1},
                        {"recharged_on"_L1, "2026-04-10"_L1},
                        {"recharged_time"_L1, "08:00:00"_L1},
                        {"expiration"_L1, "2026-04-11"_L1},
                        {"time"_L1, "08:00:00"_L1},
                        {"method"_L1, QString::fromLatin1(method)},
                        {"routers"_L1, "Utara"_L1},
                        {"type"_L1, "Hotspot"_L1},
                        {"admin_id"_L1, "1"_L1}};
        return add("tbl_transactions", with(row, other));
    }
    NuxBackup& customer(const char* id, const char* user, const QJsonObject& other = {})
    {
        QJsonObject row{{"id"_L1, QString::fromLatin1(id)},    {"username"_L1, QString::fromLatin1(user)},
                        {"password"_L1, "SandiBudi"_L1},       {"fullname"_L1, "Budi Santoso"_L1},
                        {"phonenumber"_L1, "081234567890"_L1}, {"balance"_L1, "0.00"_L1}};
        return add("tbl_customers", with(row, other));
    }

    [[nodiscard]] QByteArray json() const
    {
        QJsonObject all;
        for (auto table = m_rows.begin(); table != m_rows.end(); ++table)
            all.insert(table.key(), *table);
        return QJsonDocument(all).toJson(QJsonDocument::Compact);
    }

private:
    static QJsonObject with(QJsonObject row, const QJsonObject& other)
    {
        for (auto value = other.begin(); value != other.end(); ++value)
            row.insert(value.key(), value.value());
        return row;
    }

    QMap<QString, QJsonArray> m_rows;
};

} // namespace loket::test
