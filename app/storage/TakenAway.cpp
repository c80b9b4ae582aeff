#include "storage/TakenAway.h"

#include "core/Clock.h"
#include "storage/EventRepositories.h"
#include "storage/PaymentDetailsRepository.h"
#include "storage/StaffRepository.h"
#include "storage/TokenRepository.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace loket::storage {

using namespace Qt::Literals::StringLiterals;
using core::Failure;
using core::Result;

namespace {

std::unique_ptr<Database> readable(const QString& path)
{
    if (!QFileInfo(path).isFile())
        return nullptr;
    auto database = Database::open(path, Access::ReadOnly);
    return database ? std::move(*database) : nullptr;
}

QList<QStringList> rows(const Database& database, const char* sql, int columns)
{
    Statement statement = database.statement(sql);
    QList<QStringList> all;
    if (!statement.run()) // of a schema that had no such table
        return all;
    while (statement.next()) {
        QStringList row;
        for (int column = 0; column < columns; ++column)
            row += statement.text(column);
        all += row;
    }
    return all;
}

// A missing token may also be newer than the present database, which was itself restored: only
// those revoked by its activity log count.
QStringList revokedTokens(const Database& copy, const Database& present)
{
    QHash<QString, QString> revokedAt; // by name, the last time
    for (const QStringList& row :
         rows(present,
              "SELECT json_extract(detail, '$.name'), max(at) FROM audit_log WHERE action = 'token.revoked' "
              "AND json_valid(detail) GROUP BY 1",
              2))
        revokedAt.insert(row[0], row[1]);
    QSet<QString> valid;
    for (const QStringList& row : rows(present, "SELECT token_hash FROM api_tokens", 1))
        valid += row[0];
    QStringList names;
    for (const QStringList& row : rows(copy, "SELECT name, token_hash, created_at FROM api_tokens ORDER BY name", 3)) {
        if (!valid.contains(row[1]) && revokedAt.value(row[0]) >= row[2] && revokedAt.contains(row[0]))
            names += row[0];
    }
    return names;
}

QStringList peopleSwitchedOff(const Database& copy, const Database& present)
{
    const char* everybody = "SELECT id, created_at, enabled, name FROM staff ORDER BY name";
    QSet<QString> off;
    for (const QStringList& row : rows(present, everybody, 4)) {
        if (row[2] == u"0"_s)
            off += row[0] + u' ' + row[1];
    }
    QStringList names;
    for (const QStringList& row : rows(copy, everybody, 4)) {
        if (row[2] == u"1"_s && off.contains(row[0] + u' ' + row[1]))
            names += row[3];
    }
    return names;
}

QString asJson(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

// Orders of which somebody asked that their customer be forgotten, and whose customer the copy still knows. What is
// forgotten for its age will be so again by itself.
QStringList forgottenOrders(const Database& copy, const Database& present)
{
    QStringList wanted;
    for (const QStringList& row :
         rows(present, "SELECT invoice_id FROM voucher_purchases WHERE forget_wanted = 1 ORDER BY id", 1))
        wanted += row[0];
    Statement known = copy.statement("SELECT invoice_id FROM voucher_purchases WHERE invoice_id IN (SELECT value FROM "
                                     "json_each(?)) AND customer_phone <> '' ORDER BY id");
    QStringList orders;
    for (bool ran = known.bind(asJson(wanted)).run().has_value(); ran && known.next();)
        orders += known.text(0);
    return orders;
}

// The present ones under their present secrets.
Result<void> bringOwners(const Database& database, Transaction& transaction, const Database& present)
{
    const StaffRepository staff(database);
    const StaffRepository before(present);
    const auto known = staff.all();
    const auto owners = before.all();
    if (!known || !owners)
        return Failure(known ? owners.error() : known.error());
    for (StaffMember owner : *owners) {
        if (!owner.enabled || owner.role != domain::Role::Owner)
            continue;
        const auto hash = before.hashOf(owner.id);
        if (!hash)
            return Failure(hash.error());
        const auto same = std::find_if(known->begin(), known->end(), [&](const StaffMember& member) {
            return member.name.compare(owner.name, Qt::CaseInsensitive) == 0;
        });
        if (same == known->end()) {
            LOKET_TRY(staff.insert(transaction, owner, *hash));
            continue;
        }
        owner.id = same->id;
        LOKET_TRY(staff.update(transaction, owner));
        LOKET_TRY(staff.setHash(transaction, owner.id, *hash, owner.isPin));
    }
    return {};
}

} // namespace

TakenAway takenAwaySince(const QString& copy, const QString& present)
{
    const auto old = readable(copy);
    const auto now = readable(present);
    if (!old || !now)
        return {};
    const auto oldKey = PaymentDetailsRepository(*old).mark(u"address_key"_s);
    const auto nowKey = PaymentDetailsRepository(*now).mark(u"address_key"_s);
    if (!oldKey || !nowKey || *oldKey != *nowKey)
        return {};
    return {.isKnown = true,
            .tokens = revokedTokens(*old, *now),
            .people = peopleSwitchedOff(*old, *now),
            .orders = forgottenOrders(*old, *now)};
}

Result<void> takeAway(const QString& copy, const QString& present, const TakenAway& what)
{
    const auto database = Database::open(copy);
    if (!database)
        return Failure(database.error());
    const auto before = readable(present);
    const StaffRepository staff(**database);
    const auto owners = staff.countEnabledOwners();
    if (!owners)
        return Failure(owners.error());
    auto transaction = Transaction::begin(**database);
    if (!transaction)
        return Failure(transaction.error());
    for (const QString& name : what.tokens)
        LOKET_TRY(TokenRepository(**database).revoke(*transaction, name));
    const auto members = staff.all();
    if (!members)
        return Failure(members.error());
    for (StaffMember member : *members) {
        if (!what.people.contains(member.name))
            continue;
        member.enabled = false;
        LOKET_TRY(staff.update(*transaction, member));
    }
    if (!what.orders.isEmpty()) {
        Statement forget = transaction->statement(
            "UPDATE voucher_purchases SET forget_wanted = 1 WHERE invoice_id IN (SELECT value FROM json_each(?))");
        LOKET_TRY(forget.bind(asJson(what.orders)).run());
    }
    const auto left = staff.countEnabledOwners();
    if (!left)
        return Failure(left.error());
    if (*owners > 0 && *left == 0 && before)
        LOKET_TRY(bringOwners(**database, *transaction, *before));
    LOKET_TRY(AuditRepository().insert(*transaction, u"administrator"_s, u"backup.taken_away"_s, std::nullopt,
                                       {{u"tokens"_s, QJsonArray::fromStringList(what.tokens)},
                                        {u"people"_s, QJsonArray::fromStringList(what.people)},
                                        {u"orders"_s, what.orders.size()}},
                                       core::SystemClock().now()));
    return transaction->commit();
}

} // namespace loket::storage
