// Every answer of the five WhatsApp channels in app/delivery/FACTS.md, sections 1 to 6, with the expected result:
// the row of the delivery log, and when the next attempt is due.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace loket::tests {

// What happens after the attempt.
enum class Next {
    None,    // accepted: the message is sent
    Never,   // no further automatic attempt
    Backoff, // after the gap of the settings
    Held,    // the channel is paused, the message keeps its attempts
};

struct VendorRow
{
    const char* channel;
    QByteArray what;
    int http;
    QByteArray body;
    const char* logged; // sent, failed, error
    const char* kind;   // of the error; empty: sent
    Next next;
    int after = 0;         // seconds required by the vendor or the table; 0: the gap of the settings
    int retryAfter = -1;   // sent along by the vendor; -1: no such header
    const char* id = "";   // the vendor's message id
    const char* said = ""; // must be in the reason
};

inline QList<VendorRow> fonnteRows()
{
    const auto no = [](const char* reason, const char* kind, Next next) {
        return VendorRow{"fonnte", reason, 200,   R"({"status":false,"reason":")" + QByteArray(reason) + "\"}",
                         "failed", kind,   next,  0,
                         -1,       "",     reason};
    };
    return {
        {"fonnte", "taken as documented", 200,
         R"({"detail":"success! message in queue","id":["80367170"],"process":"pending","requestid":2937124,)"
         R"("status":true,"target":["628123456789"]})",
         "sent", "", Next::None, 0, -1, "80367170"},
        no("token invalid", "unauthorized", Next::Held),
        no("input invalid", "refused", Next::Never),
        no("target invalid", "invalid_input", Next::Never),
        no("insufficient quota", "refused", Next::Never),
        no("url invalid", "refused", Next::Never),
        no("JSON format invalid", "refused", Next::Never),
        no("device disconnected", "rate_limited", Next::Backoff),
        {"fonnte", "Status in capitals", 200, R"({"Status":false,"reason":"target invalid"})", "failed",
         "invalid_input", Next::Never, 0, -1, "", "target invalid"},
        {"fonnte", "an answer without status", 200, R"({"detail":"ok"})", "error", "protocol", Next::Backoff},
        {"fonnte", "disconnected, with a time", 503, R"({"status":false,"reason":"device disconnected"})", "failed",
         "rate_limited", Next::Backoff, 200, 200},
    };
}

inline QList<VendorRow> wahaRows()
{
    QList<VendorRow> rows{
        {"waha", "taken, id a text", 201, R"({"id":"true_628123456789@c.us_3EB0AA"})", "sent", "", Next::None, 0, -1,
         "3EB0AA"},
        {"waha", "taken, id an object", 201, R"({"id":{"fromMe":true,"_serialized":"true_628@c.us_3EB0BB"}})", "sent",
         "", Next::None, 0, -1, "3EB0BB"},
        {"waha", "unauthorized", 401, R"({"message":"Unauthorized","statusCode":401})", "failed", "unauthorized",
         Next::Held, 0, -1, "", "Unauthorized"},
        {"waha", "no LID", 500,
         R"({"statusCode":500,"message":"Internal server error","exception":{"message":"no LID found"}})", "error",
         "unavailable", Next::Backoff, 0, -1, "", "no LID found"},
        {"waha", "no such session", 422, R"({"message":"Session shop does not exist","statusCode":422})", "failed",
         "rate_limited", Next::Backoff, 0, -1, "", "Session shop does not exist"},
        {"waha", "session starts, with a time", 422, R"({"error":"STARTING"})", "failed", "rate_limited", Next::Backoff,
         150, 150},
        {"waha", "taken without an id", 201, R"({"timestamp":1})", "error", "protocol", Next::Backoff},
    };
    for (const QByteArray state : {"STOPPED", "STARTING", "SCAN_QR_CODE", "FAILED"})
        rows += {"waha",   "session " + state, 422,          R"({"error":"Session status is ")" + state + "\"}",
                 "failed", "rate_limited",     Next::Backoff};
    return rows;
}

inline QList<VendorRow> gowaRows()
{
    return {
        {"gowa", "taken as documented", 200,
         R"({"code":"SUCCESS","message":"sent","results":{"message_id":"3EB0FF","status":"sent"}})", "sent", "",
         Next::None, 0, -1, "3EB0FF"},
        {"gowa", "a field is blank", 400, R"({"code":"400","message":"field cannot be blank"})", "failed",
         "invalid_input", Next::Never, 0, -1, "", "field cannot be blank"},
        {"gowa", "unauthorized", 401, "Unauthorized", "failed", "unauthorized", Next::Held},
        {"gowa", "the device is logged out", 500, R"({"code":"INTERNAL_SERVER_ERROR","message":"you are not loggin"})",
         "error", "misconfigured", Next::Held, 0, -1, "", "you are not loggin"},
        {"gowa", "no device is named", 400, R"({"code":"DEVICE_ID_REQUIRED","message":"device_id is required"})",
         "error", "misconfigured", Next::Held, 0, -1, "", "delivery.gowa.device_id"},
        {"gowa", "no such device", 404, R"({"code":"DEVICE_NOT_FOUND","message":"device not found"})", "error",
         "misconfigured", Next::Held, 0, -1, "", "delivery.gowa.device_id"},
        {"gowa", "time lock", 500, R"({"code":"INTERNAL_SERVER_ERROR","message":"server returned error 463"})",
         "failed", "refused", Next::Never, 0, -1, "", "463"},
        {"gowa", "another 500", 500, R"({"code":"INTERNAL_SERVER_ERROR","message":"websocket not connected"})", "error",
         "unavailable", Next::Backoff, 0, -1, "", "websocket not connected"},
        {"gowa", "200 that is no success", 200, R"({"code":"INVALID_JID","message":"no such user"})", "failed",
         "refused", Next::Never, 0, -1, "", "no such user"},
        {"gowa", "taken without an id", 200, R"({"code":"SUCCESS","results":{}})", "error", "protocol", Next::Backoff},
    };
}

inline QList<VendorRow> wablasRows()
{
    const auto no = [](const char* reason, int http, const char* logged, const char* kind, Next next) {
        return VendorRow{"wablas", QByteArray(reason) + " with " + QByteArray::number(http),
                         http,     R"({"status":false,"message":")" + QByteArray(reason) + "\"}",
                         logged,   kind,
                         next,     0,
                         -1,       "",
                         reason};
    };
    return {
        {"wablas", "taken, the phone a number", 200,
         R"({"status":true,"message":"Message is pending and waiting to be processed","data":{"device_id":"D",)"
         R"("quota":999,"messages":[{"id":"a-b-c","phone":6281335614467,"message":"x","status":"pending"}]}})",
         "sent", "", Next::None, 0, -1, "a-b-c"},
        {"wablas", "taken, the phone a text", 200,
         R"({"status":true,"data":{"messages":[{"id":"d-e","phone":"628"}]}})", "sent", "", Next::None, 0, -1, "d-e"},
        no("token invalid", 200, "failed", "unauthorized", Next::Held),
        no("token invalid", 500, "failed", "unauthorized", Next::Held),
        no("secret key invalid", 403, "failed", "unauthorized", Next::Held),
        no("phone number not found", 400, "failed", "invalid_input", Next::Never),
        no("your quota is 0", 400, "failed", "refused", Next::Never),
        no("device is disconnected", 400, "failed", "rate_limited", Next::Backoff),
        no("a reason nobody knows", 400, "failed", "refused", Next::Never),
        no("a reason nobody knows", 500, "error", "unavailable", Next::Backoff),
        {"wablas", "taken as rejected", 200, R"({"status":true,"data":{"messages":[{"id":"u","status":"reject"}]}})",
         "failed", "refused", Next::Never},
    };
}

inline QList<VendorRow> cloudRows()
{
    QList<VendorRow> rows{{"cloud", "accepted", 200,
                           R"({"messaging_product":"whatsapp","contacts":[{"input":"628","wa_id":"628"}],)"
                           R"("messages":[{"id":"wamid.HBgL","message_status":"accepted"}]})",
                           "sent", "", Next::None, 0, -1, "wamid.HBgL"}};
    const auto code = [&rows](int number, int http, const char* logged, const char* kind, Next next, int after = 0) {
        rows += {"cloud",
                 "code " + QByteArray::number(number) + " with " + QByteArray::number(http),
                 http,
                 R"({"error":{"message":"why","type":"OAuthException","code":)" + QByteArray::number(number) +
                     R"(,"error_data":{"messaging_product":"whatsapp","details":"why it is so"},"fbtrace_id":"x"}})",
                 logged,
                 kind,
                 next,
                 after,
                 -1,
                 "",
                 "why it is so"};
    };
    for (const int never :
         {131047, 131026, 131048, 131049, 130472, 131050, 100, 131008, 131009, 33, 132000, 132001, 132012})
        code(never, 400, "failed", "refused", Next::Never);
    code(130429, 400, "failed", "rate_limited", Next::Backoff);
    code(130429, 429, "failed", "rate_limited", Next::Backoff);
    for (const int limit : {131056, 80007, 4})
        code(limit, 400, "failed", "rate_limited", Next::Backoff, 60);
    for (const int down : {1, 2, 131000, 131016})
        code(down, 503, "error", "unavailable", Next::Backoff);
    for (const int token : {0, 190, 10, 200, 299, 131005})
        code(token, 401, "failed", "unauthorized", Next::Held);
    for (const int account : {131031, 368, 131042})
        code(account, 400, "failed", "forbidden", Next::Held);
    return rows;
}

// The table of the HTTP layer, for answers whose body is no help (section 6.6).
inline QList<VendorRow> httpRows(const char* channel)
{
    const QByteArray name = channel;
    const auto row = [channel](int http, const char* logged, const char* kind, Next next, int retryAfter = -1) {
        return VendorRow{channel,   "HTTP " + QByteArray::number(http) + (retryAfter > 0 ? " with a time" : ""),
                         http,      "<html>",
                         logged,    kind,
                         next,      retryAfter > 0 ? retryAfter : 0,
                         retryAfter};
    };
    QList<VendorRow> rows{
        row(200, "error", "protocol", Next::Backoff),        row(301, "error", "misconfigured", Next::Held),
        row(401, "failed", "unauthorized", Next::Held),      row(403, "failed", "forbidden", Next::Held),
        row(404, "failed", "refused", Next::Never),          row(405, "failed", "refused", Next::Never),
        row(413, "failed", "refused", Next::Never),          row(415, "failed", "refused", Next::Never),
        row(408, "failed", "rate_limited", Next::Backoff),   row(425, "failed", "rate_limited", Next::Backoff),
        row(429, "failed", "rate_limited", Next::Backoff),   row(429, "failed", "rate_limited", Next::Backoff, 300),
        row(500, "error", "connection_lost", Next::Backoff), row(502, "error", "connection_lost", Next::Backoff),
        row(503, "error", "connection_lost", Next::Backoff), row(503, "error", "connection_lost", Next::Backoff, 120),
        row(504, "error", "timeout", Next::Backoff),         row(524, "error", "timeout", Next::Backoff),
    };
    rows += row(400, "failed", name == "gowa" ? "invalid_input" : "refused", Next::Never);
    rows +=
        name == "waha" ? row(422, "failed", "rate_limited", Next::Backoff) : row(422, "failed", "refused", Next::Never);
    return rows;
}

} // namespace loket::tests
