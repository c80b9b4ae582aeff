// The counterpart of Loket's message channels: the endpoints of five WhatsApp vendors, each below its own prefix
// (base_url http://127.0.0.1:PORT/fonnte, .../cloud, .../waha, .../gowa, .../wablas), an inbox page that shows what the
// customers would see on their phones, and receipts posted back as the vendors do.
//   GET  /            the inbox page        GET /_messages?to=&channel=   the same as JSON
//   POST /_control    moods of http/Mood.h, and these commands:
//     {"complaint": "disconnected", "channel": "fonnte", "times": 3}   also token_invalid, quota, number_invalid,
//                                    rate_limited, outside_window, internal; every channel and always without the
//                                    others
//     {"receipts": {"channel": "fonnte", "url": "http://..."}}         that channel's receipts ("": none)
//     {"receipts": {"delivered_after_ms": 500, "read_after_ms": 2000}} report automatically (-1: not)
//     {"receipts": {"copies": 3}}                                      post each receipt that often
//     {"receipt": "delivered", "id": "..."}   or read, failed; the newest message without an id
//     {"clear": true}   empties the inbox      {"reset": true}   back to good behaviour
// Lives in the thread it was made in; the clock must outlive it. Keeps the newest maxInboxMessages messages.
#pragma once

#include "core/Clock.h"
#include "sandbox/http/HttpServer.h"
#include "sandbox/whatsapp/MessageVendor.h"
#include "sandbox/whatsapp/ReceiptPoster.h"

#include <QHash>

namespace loket::sandbox {

inline constexpr qsizetype maxInboxMessages = 5000;

class WhatsAppSandbox : public QObject
{
    Q_OBJECT

public:
    explicit WhatsAppSandbox(core::Clock& clock, const WhatsAppAccounts& accounts = {}, QObject* parent = nullptr);

    // Port 0 picks a free one. Conflict: the port is in use.
    core::Result<quint16> listen(quint16 port = 0);
    // As a vendor that is switched off; the inbox stays.
    void close() { m_server.close(); }

    // The inbox page.
    [[nodiscard]] QUrl url() const;
    // What delivery.CHANNEL.base_url has to be.
    [[nodiscard]] QUrl baseUrl(const QString& channel) const;
    [[nodiscard]] const QList<WhatsAppMessage>& messages() const { return m_messages; }
    // For moods of the transport: latency, silence, cut connections, any HTTP status.
    [[nodiscard]] HttpServer& server() { return m_server; }

    // The next `times` messages that would be accepted are refused with the vendor's text; an empty channel means all.
    void complain(Complaint complaint, int times = Mood::always, const QString& channel = {});
    void stopComplaining() { m_complaints.clear(); }
    // The Retry-After of rate_limited answers, in seconds.
    void setRetryAfter(int seconds) { m_retryAfterSeconds = seconds; }

    void setReceiptUrl(const QString& channel, const QUrl& url) { m_receiptUrls.insert(channel, url); }
    // Every message accepted from now on is automatically reported that much later.
    void setAutomaticReceipts(std::optional<std::chrono::milliseconds> delivered,
                              std::optional<std::chrono::milliseconds> read);
    // Vendors send duplicates: every receipt is posted that often, at least once.
    void setReceiptCopies(int copies) { m_receiptCopies = copies; }
    // Changes the state of a message and posts the receipt, where the channel has an address for it. False: no such id.
    bool report(const QString& id, WhatsAppState state);

signals:
    void messageArrived(const loket::sandbox::WhatsAppMessage& message);
    // The answer to a receipt; 0: no answer.
    void receiptAnswered(const QString& id, int httpStatus);

private:
    struct StandingComplaint
    {
        Complaint complaint;
        int times;
        QString channel;
    };

    HttpResponse submit(MessageVendor& vendor, const HttpRequest& request);
    [[nodiscard]] HttpResponse answerQuestion(const MessageVendor& vendor, const HttpRequest& request) const;
    std::optional<Complaint> complaintAbout(const QString& channel, const QList<Submission>& submissions);
    WhatsAppMessage take(MessageVendor& vendor, const Submission& submission);
    void planReceipt(const QString& id, WhatsAppState state, std::optional<std::chrono::milliseconds> delay);
    HttpResponse control(const QJsonObject& command);
    HttpResponse controlReceipts(const QJsonObject& settings);
    [[nodiscard]] HttpResponse listMessages(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse inbox(const HttpRequest& request) const;
    HttpResponse pressed(const HttpRequest& request);
    WhatsAppMessage* find(const QString& id);
    MessageVendor* vendorNamed(const QString& channel) const;

    core::Clock& m_clock;
    HttpServer m_server;
    ReceiptPoster m_poster;
    std::vector<std::unique_ptr<MessageVendor>> m_vendors;
    QList<WhatsAppMessage> m_messages;
    QList<StandingComplaint> m_complaints;
    QHash<QString, QUrl> m_receiptUrls;
    std::optional<std::chrono::milliseconds> m_deliveredAfter;
    std::optional<std::chrono::milliseconds> m_readAfter;
    int m_receiptCopies = 1;
    int m_retryAfterSeconds = 5;
    int m_lastNumber = 0;
};

} // namespace loket::sandbox
