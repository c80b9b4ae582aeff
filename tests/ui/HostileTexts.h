// Markup in every text that comes from people, vendors and routers, each marked with the place it is stored in, so that
// a test can tell where it was shown.
#pragma once

#include "importing/Plan.h"

#include "engine/EngineState.h"
#include "support/Sandboxes.h"
#include "ui/text/ActivityWords.h"

#include <QJsonDocument>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

// A picture that is not there: one that never ends would hang the test with the fault.
inline QString hostile(const QString& place)
{
    return u"<b>%1</b><img src=/nowhere.png> & Co "_s.arg(place);
}

struct StoredText
{
    const char* place;     // TABLE.COLUMN
    const char* statement; // writes ? into it
};

// Every column that holds a text from outside. tst_markup compares them with the schema.
inline const QList<StoredText>& storedTexts()
{
    static const QList<StoredText> all{
        {"packages.name", "UPDATE packages SET name = ? || id"},
        {"packages.profile", "UPDATE packages SET profile = ? WHERE id = '25k'"},
        {"voucher_purchases.customer_name", "UPDATE voucher_purchases SET customer_name = ?"},
        {"voucher_purchases.package_name", "UPDATE voucher_purchases SET package_name = ?"},
        {"voucher_purchases.voucher_profile", "UPDATE voucher_purchases SET voucher_profile = ?"},
        {"voucher_purchases.description", "UPDATE voucher_purchases SET description = ?"},
        {"voucher_purchases.payment_method", "UPDATE voucher_purchases SET payment_method = ?"},
        {"voucher_purchases.payment_transaction_id", "UPDATE voucher_purchases SET payment_transaction_id = ? || id"},
        {"voucher_purchases.payment_url", "UPDATE voucher_purchases SET payment_url = ?"},
        {"voucher_purchases.cashier", "UPDATE voucher_purchases SET cashier = ? WHERE cashier <> ''"},
        {"voucher_purchases.failure_reason", "UPDATE voucher_purchases SET status = 'voucher_generation_failed', "
                                             "failure_kind = 'refused', failure_reason = ? "
                                             "WHERE id = 2"},
        {"vouchers.username", "UPDATE vouchers SET username = ? || id"},
        {"vouchers.password", "UPDATE vouchers SET password = ? || id"},
        {"vouchers.profile", "UPDATE vouchers SET profile = ?"},
        {"vouchers.comment", "UPDATE vouchers SET comment = ?"},
        {"vouchers.device_mac", "UPDATE vouchers SET device_mac = ?"},
        {"voucher_batches.package_name", "UPDATE voucher_batches SET package_name = ?"},
        {"voucher_batches.profile", "UPDATE voucher_batches SET profile = ?"},
        {"voucher_batches.failure",
         "UPDATE voucher_batches SET state = 'stopped', failure_kind = 'refused', failure = ?"},
        {"voucher_batches.actor", "UPDATE voucher_batches SET actor = ?"},
        {"voucher_failures.reason",
         "INSERT INTO voucher_failures (voucher_id, batch_id, kind, reason, failed_at) SELECT id, "
         "batch_id, 'refused', ?, created_at FROM vouchers WHERE batch_id IS NOT NULL LIMIT 2"},
        {"voucher_delivery_logs.error_message",
         "INSERT INTO voucher_delivery_logs (purchase_id, phone, status, error_message, error_kind, channel, "
         "created_at) "
         "SELECT id, '6281234567890', 'failed', ?, 'refused', 'fonnte', created_at FROM voucher_purchases"},
        {"voucher_delivery_logs.vendor_message_id", "UPDATE voucher_delivery_logs SET vendor_message_id = ? || id"},
        {"staff.name", "UPDATE staff SET name = ? || id"},
        {"shifts.cashier", "UPDATE shifts SET cashier = ?"},
        {"shifts.closed_by", "UPDATE shifts SET closed_by = ? WHERE closed_at <> ''"},
        {"shifts.note", "UPDATE shifts SET note = ?"},
        {"cash_movements.actor", "UPDATE cash_movements SET actor = ?"},
        {"cash_movements.reason", "UPDATE cash_movements SET reason = ?"},
        {"counter_sales.voided_by", "UPDATE counter_sales SET voided_by = ? WHERE voided_at <> ''"},
        {"counter_sales.void_reason", "UPDATE counter_sales SET void_reason = ? WHERE voided_at <> ''"},
        {"audit_log.actor", "UPDATE audit_log SET actor = ?"},
        {"alerts.subject", "UPDATE alerts SET subject = ? || id"},
        {"alerts.reason", "UPDATE alerts SET reason = ?"},
        {"api_tokens.name", "UPDATE api_tokens SET name = ?"},
        {"settlement_runs.error", "INSERT INTO settlement_runs (day, gateway, checked_at, asked, unanswered, error) "
                                  "VALUES ('2026-01-02', 'tripay', '2026-01-03T00:00:00.000Z', 1, 1, ?)"},
        {"settlement_differences.order_id", "INSERT INTO settlement_differences (day, gateway, order_id, kind, "
                                            "found_at) VALUES ('2026-01-02', 'tripay', ?, "
                                            "'unknown_here', '2026-01-03T00:00:00.000Z')"},
        {"schedule_runs.message", "UPDATE schedule_runs SET message = ?"},
        {"payment_events.reference",
         "INSERT INTO payment_events (gateway, event_key, purchase_id, state, amount, reference, source, raw_body, "
         "received_at) SELECT 'tripay', id, id, 'paid', amount, ?, 'webhook', x'7b7d', created_at FROM "
         "voucher_purchases"},
        {"payment_pages.pay_code",
         "INSERT OR REPLACE INTO payment_pages (purchase_id, pay_code, qr_string) SELECT id, ?, "
         "'' FROM voucher_purchases"},
        {"payment_pages.qr_string", "UPDATE payment_pages SET qr_string = ?"},
        {"jobs.error", "UPDATE jobs SET error = ?"},
        {"voucher_purchases.imported_number",
         "UPDATE voucher_purchases SET imported_from = 'gembok', imported_number = ? WHERE id IN (SELECT id FROM "
         "voucher_purchases WHERE status = 'completed' AND delivery_status NOT IN ('failed', 'error') AND needs_review "
         "= 0 ORDER BY id LIMIT 2)"},
        {"imports.origin", "INSERT INTO imports (source, origin, state, started_at, actor) "
                           "VALUES ('vouchers', ?, 'done', '2026-01-03T00:00:00.000Z', 'owner')"},
        {"imports.actor", "UPDATE imports SET actor = ?"},
        {"imports.report", "UPDATE imports SET report = json_object('skipped', json_array(json_object('what', "
                           "'vouchers', 'why', 'name_taken', 'count', 1, 'examples', json_array(?))))"},
        {"import_items.key", "INSERT INTO import_items (import_id, source, kind, key, state) "
                             "SELECT id, source, 'package', ?, 'done' FROM imports"},
        {"import_items.undo", "UPDATE import_items SET undo = json_object('was', ?)"},
        {"report_buckets.value",
         "UPDATE report_buckets SET value = ? || value WHERE dimension IN ('package', 'cashier')"},
    };
    return all;
}

inline void writeHostileTexts(const QString& file)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"hostile"_s);
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        for (const StoredText& text : storedTexts()) {
            QSqlQuery query(database);
            const bool isPrepared = query.prepare(QString::fromLatin1(text.statement));
            query.bindValue(0, hostile(QString::fromLatin1(text.place)));
            if (!isPrepared || !query.exec())
                qFatal("%s: %s", text.place, qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(u"hostile"_s);
}

inline QString marked(const char* place)
{
    return hostile(QString::fromLatin1(place));
}

// Few of one kind, which are rows, and many of another, which are a table.
inline QList<importing::Question> hostileQuestions()
{
    QList<importing::Question> questions;
    questions += {.id = u"setting"_s,
                  .about = importing::About::KeepSetting,
                  .subject = marked("import.few"),
                  .values = {marked("import.value"), u"x"_s},
                  .choices = {u"ours"_s, u"theirs"_s},
                  .byDefault = u"ours"_s,
                  .answer = {}};
    for (int i = 0; i < 20; ++i)
        questions += {.id = u"batch:%1"_s.arg(i),
                      .about = importing::About::BatchSold,
                      .subject = marked("import.many"),
                      .values = {},
                      .choices = {u"stock"_s, u"sold"_s},
                      .byDefault = u"sold"_s,
                      .answer = {}};
    return questions;
}

// What only a router says.
inline void poison(Sandboxes& world)
{
    sandbox::RouterModel& model = world.router.model();
    model.menu("/system/identity")
        .write(model.menu("/system/identity").ids().first(), {{"name", marked("router.identity").toUtf8()}});
    const QByteArray guest = marked("router.user").toUtf8();
    model.addStranger(guest, marked("router.comment").toUtf8());
    model.guestLogsIn(guest, "somebody-else", "A4:77:33:01:2F:02");
    // Made as by a ledger that is not this one: a difference, which shows its name and comment.
    model.menu("/ip/hotspot/user")
        .insert({{"name", marked("router.leftover").toUtf8()},
                 {"profile", "5k"},
                 {"comment", "loket:LK261119-7QKM3ZP9RT2XCWVH:2"}});
    model.menu("/ip/hotspot/user/profile").insert({{"name", marked("router.profile").toUtf8()}});
    world.settings[u"business.name"_s] = marked("business.name");
}

inline engine::EngineState hostileState(engine::EngineState state)
{
    using engine::AlertKind;
    state.alerts.clear();
    for (int kind = 0; kind <= int(AlertKind::UsersLost); ++kind)
        state.alerts += {.kind = AlertKind(kind),
                         .subject = marked("alerts.subject"),
                         .why = core::quoted(marked("alerts.reason")),
                         .since = QDateTime::currentDateTimeUtc()};
    const core::Error problem{core::ErrorKind::Refused, marked("state.problem")};
    state.channel = {.name = marked("state.channel"),
                     .condition = engine::ChannelState::Condition::Paused,
                     .problem = problem,
                     .since = QDateTime::currentDateTimeUtc()};
    state.fallback = state.channel;
    state.businessName = marked("business.name");
    for (engine::TaskState& task : state.schedule) {
        task.lastStart = task.lastEnd = QDateTime::currentDateTimeUtc();
        task.message = marked("schedule_runs.message");
        task.because.clear();
        task.succeeded = false;
    }
    return state;
}

inline engine::EngineState awayState(engine::EngineState state)
{
    for (engine::RouterState& router : state.routers) {
        router.reach = engine::RouterState::Reach::Away;
        router.problem = {core::ErrorKind::Refused, marked("state.problem")};
    }
    state.server.problem = marked("state.server");
    return state;
}

// One line for each action that Loket writes, with every value a line may have.
inline void writeActivity(const QString& file, qint64 purchase)
{
    QSet<QString> actions;
    for (char letter = 'a'; letter <= 'z'; ++letter) {
        for (const QString& action : ui::ActivityWords::actionsSaying(QString(QLatin1Char(letter))))
            actions += action;
    }
    QJsonObject detail{{u"count"_s, 1}, {u"kind"_s, u"refused"_s}, {u"last"_s, true}};
    for (const char* key : {"name", "key", "keys", "package", "id", "code", "profile", "task", "router", "channel",
                            "gateway", "why", "reason", "note", "by", "from", "to", "reference", "file"})
        detail[QString::fromLatin1(key)] = hostile(u"audit_log."_s + QString::fromLatin1(key));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"activity"_s);
        database.setDatabaseName(file);
        if (!database.open() || !database.transaction())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        if (!query.prepare(u"INSERT INTO audit_log (at, actor, action, purchase_id, detail) VALUES (?, ?, ?, ?, ?)"_s))
            qFatal("%s", qPrintable(query.lastError().text()));
        for (const QString& action : std::as_const(actions)) {
            query.addBindValue(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
            query.addBindValue(u"system"_s);
            query.addBindValue(action);
            query.addBindValue(purchase);
            query.addBindValue(QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact)));
            if (!query.exec())
                qFatal("%s", qPrintable(query.lastError().text()));
        }
        if (!database.commit())
            qFatal("%s", qPrintable(database.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"activity"_s);
}

} // namespace loket::tests
