#include "sandbox/whatsapp/WhatsAppSandbox.h"

#include "sandbox/whatsapp/InboxPage.h"

#include <QJsonArray>

#include <algorithm>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxReceiptCopies = 100;

HttpResponse done()
{
    return HttpResponse::json({{u"ok"_s, true}});
}

HttpResponse misunderstood(const QString& what)
{
    return HttpResponse::json({{u"error"_s, what}}, 400);
}

std::optional<std::chrono::milliseconds> delayFrom(const QJsonValue& value,
                                                   std::optional<std::chrono::milliseconds> unchanged)
{
    if (!value.isDouble())
        return unchanged;
    if (value.toInt() < 0)
        return std::nullopt;
    return std::chrono::milliseconds(value.toInt());
}

} // namespace

WhatsAppSandbox::WhatsAppSandbox(core::Clock& clock, const WhatsAppAccounts& accounts, QObject* parent)
    : QObject(parent), m_clock(clock), m_poster(clock), m_vendors(allVendors(accounts))
{
    for (const auto& vendor : m_vendors) {
        MessageVendor* receiver = vendor.get();
        for (const QByteArray& path : receiver->paths())
            m_server.route("POST", '/' + receiver->name().toLatin1() + path,
                           [this, receiver](const HttpRequest& request) { return submit(*receiver, request); });
    }
    for (const auto& vendor : m_vendors) {
        const MessageVendor* asked = vendor.get();
        const auto [method, path] = asked->question();
        m_server.route(method, '/' + asked->name().toLatin1() + path,
                       [this, asked](const HttpRequest& request) { return answerQuestion(*asked, request); });
    }
    m_server.route("GET", "/_messages", [this](const HttpRequest& request) { return listMessages(request); });
    m_server.route("GET", "/", [this](const HttpRequest& request) { return inbox(request); });
    m_server.route("POST", "/_press", [this](const HttpRequest& request) { return pressed(request); });
    m_server.setControl([this](const QJsonObject& command) { return control(command); });
}

core::Result<quint16> WhatsAppSandbox::listen(quint16 port)
{
    return m_server.listen(port);
}

QUrl WhatsAppSandbox::url() const
{
    QUrl url = m_server.url();
    url.setPath(u"/"_s);
    return url;
}

QUrl WhatsAppSandbox::baseUrl(const QString& channel) const
{
    QUrl url = m_server.url();
    url.setPath(u'/' + channel);
    return url;
}

void WhatsAppSandbox::complain(Complaint complaint, int times, const QString& channel)
{
    m_complaints += StandingComplaint{complaint, times, channel};
}

void WhatsAppSandbox::setAutomaticReceipts(std::optional<std::chrono::milliseconds> delivered,
                                           std::optional<std::chrono::milliseconds> read)
{
    m_deliveredAfter = delivered;
    m_readAfter = read;
}

HttpResponse WhatsAppSandbox::submit(MessageVendor& vendor, const HttpRequest& request)
{
    const VendorReading reading = vendor.read(request);
    if (const auto* refusal = std::get_if<HttpResponse>(&reading))
        return *refusal;
    const auto& submissions = std::get<QList<Submission>>(reading);
    if (const auto complaint = complaintAbout(vendor.name(), submissions)) {
        HttpResponse refusal = vendor.complain(*complaint);
        if (*complaint == Complaint::RateLimited)
            refusal.headers.emplace_back("Retry-After", QByteArray::number(m_retryAfterSeconds));
        return refusal;
    }
    QList<WhatsAppMessage> taken;
    for (const Submission& submission : submissions)
        taken += take(vendor, submission);
    return vendor.taken(taken);
}

// A query uses up no complaint: the present state is returned.
HttpResponse WhatsAppSandbox::answerQuestion(const MessageVendor& vendor, const HttpRequest& request) const
{
    bool isConnected = true;
    for (const StandingComplaint& standing : m_complaints) {
        if (!standing.channel.isEmpty() && standing.channel != vendor.name())
            continue;
        if (standing.complaint == Complaint::TokenInvalid || standing.complaint == Complaint::Internal)
            return vendor.complain(standing.complaint);
        isConnected = isConnected && standing.complaint != Complaint::Disconnected;
    }
    return vendor.deviceState(request, isConnected);
}

std::optional<Complaint> WhatsAppSandbox::complaintAbout(const QString& channel, const QList<Submission>& submissions)
{
    for (qsizetype i = 0; i < m_complaints.size(); ++i) {
        StandingComplaint& standing = m_complaints[i];
        if (!standing.channel.isEmpty() && standing.channel != channel)
            continue;
        // A template may be sent outside of the window.
        if (standing.complaint == Complaint::OutsideWindow && submissions.first().isTemplate)
            continue;
        const Complaint complaint = standing.complaint;
        if (standing.times != Mood::always && --standing.times <= 0)
            m_complaints.removeAt(i);
        return complaint;
    }
    return std::nullopt;
}

WhatsAppMessage WhatsAppSandbox::take(MessageVendor& vendor, const Submission& submission)
{
    WhatsAppMessage message;
    message.number = ++m_lastNumber;
    message.channel = vendor.name();
    message.to = submission.to;
    message.text = submission.text;
    message.isTemplate = submission.isTemplate;
    message.id = vendor.newId(submission);
    message.at = m_clock.now();
    m_messages += message;
    if (m_messages.size() > maxInboxMessages)
        m_messages.removeFirst();
    planReceipt(message.id, WhatsAppState::Delivered, m_deliveredAfter);
    planReceipt(message.id, WhatsAppState::Read, m_readAfter);
    emit messageArrived(message);
    return message;
}

void WhatsAppSandbox::planReceipt(const QString& id, WhatsAppState state,
                                  std::optional<std::chrono::milliseconds> delay)
{
    if (delay)
        m_clock.callAfter(*delay, this, [this, id, state] { report(id, state); });
}

bool WhatsAppSandbox::report(const QString& id, WhatsAppState state)
{
    WhatsAppMessage* message = find(id);
    if (!message || state == WhatsAppState::Sent)
        return false;
    message->state = state;
    const QUrl url = m_receiptUrls.value(message->channel);
    if (url.isEmpty())
        return true;
    const ReceiptPost receipt = vendorNamed(message->channel)->receipt(*message, state);
    const auto answered = [this, id](int status) {
        WhatsAppMessage* reported = find(id);
        if (reported && status >= 200 && status < 300)
            ++reported->receiptsPosted;
        emit receiptAnswered(id, status);
    };
    for (int copy = 0; copy < m_receiptCopies; ++copy)
        m_poster.post(url, receipt, answered);
    return true;
}

HttpResponse WhatsAppSandbox::control(const QJsonObject& command)
{
    if (command.value("reset"_L1).toBool()) {
        stopComplaining();
        return done();
    }
    if (command.value("clear"_L1).toBool()) {
        m_messages.clear();
        return done();
    }
    if (command.contains("complaint"_L1)) {
        const auto complaint = complaintFromString(command.value("complaint"_L1).toString());
        const int times = command.value("times"_L1).toInt(Mood::always);
        const QString channel = command.value("channel"_L1).toString();
        if (!complaint || (times < 1 && times != Mood::always) || (!channel.isEmpty() && !vendorNamed(channel)))
            return misunderstood(
                u"a complaint is one of disconnected, token_invalid, quota, number_invalid, rate_limited, "
                "outside_window, internal; channel is one of cloud, fonnte, waha, gowa, wablas; times is "
                "at least 1"_s);
        setRetryAfter(command.value("retry_after"_L1).toInt(m_retryAfterSeconds));
        complain(*complaint, times, channel);
        return done();
    }
    if (command.contains("receipts"_L1))
        return controlReceipts(command.value("receipts"_L1).toObject());
    if (command.contains("receipt"_L1)) {
        const auto state = whatsAppStateFromString(command.value("receipt"_L1).toString());
        const QString newest = m_messages.isEmpty() ? QString() : m_messages.last().id;
        if (!state || !report(command.value("id"_L1).toString(newest), *state))
            return misunderstood(
                u"a receipt is one of delivered, read, failed; id is that of a message in the inbox"_s);
        return done();
    }
    return misunderstood(u"commands are mood, complaint, receipts, receipt, clear, reset"_s);
}

HttpResponse WhatsAppSandbox::controlReceipts(const QJsonObject& settings)
{
    if (settings.contains("channel"_L1)) {
        const QString channel = settings.value("channel"_L1).toString();
        if (!vendorNamed(channel))
            return misunderstood(u"channel is one of cloud, fonnte, waha, gowa, wablas"_s);
        setReceiptUrl(channel, QUrl(settings.value("url"_L1).toString()));
    }
    const int copies = settings.value("copies"_L1).toInt(m_receiptCopies);
    if (copies < 1 || copies > maxReceiptCopies)
        return misunderstood(u"copies is 1 to %1"_s.arg(maxReceiptCopies));
    setReceiptCopies(copies);
    setAutomaticReceipts(delayFrom(settings.value("delivered_after_ms"_L1), m_deliveredAfter),
                         delayFrom(settings.value("read_after_ms"_L1), m_readAfter));
    return done();
}

HttpResponse WhatsAppSandbox::listMessages(const HttpRequest& request) const
{
    const QString to = request.queryValue(u"to");
    const QString channel = request.queryValue(u"channel");
    QJsonArray list;
    for (const WhatsAppMessage& message : m_messages) {
        if ((to.isEmpty() || message.to == to) && (channel.isEmpty() || message.channel == channel))
            list += toJson(message);
    }
    return HttpResponse::json({{u"messages"_s, list}});
}

HttpResponse WhatsAppSandbox::inbox(const HttpRequest& request) const
{
    InboxView view;
    view.only = request.queryValue(u"to");
    for (const StandingComplaint& standing : m_complaints)
        view.complaints += toString(standing.complaint);
    HttpResponse page = HttpResponse::html(inboxPage(m_messages, view));
    page.headers.emplace_back(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    page.headers.emplace_back("Cache-Control", "no-store");
    return page;
}

// The buttons of the inbox page.
HttpResponse WhatsAppSandbox::pressed(const HttpRequest& request)
{
    const QString complaint = request.formValue(u"complaint");
    if (const auto state = whatsAppStateFromString(request.formValue(u"state")))
        report(request.formValue(u"id"), *state);
    else if (const auto known = complaintFromString(complaint); known || complaint == "none"_L1) {
        stopComplaining();
        if (known)
            complain(*known);
    }
    return HttpResponse::seeOther(url());
}

WhatsAppMessage* WhatsAppSandbox::find(const QString& id)
{
    const auto found = std::find_if(m_messages.begin(), m_messages.end(),
                                    [&](const WhatsAppMessage& message) { return message.id == id; });
    return found == m_messages.end() ? nullptr : &*found;
}

MessageVendor* WhatsAppSandbox::vendorNamed(const QString& channel) const
{
    for (const auto& vendor : m_vendors) {
        if (vendor->name() == channel)
            return vendor.get();
    }
    return nullptr;
}

} // namespace loket::sandbox
