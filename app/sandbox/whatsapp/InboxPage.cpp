#include "sandbox/whatsapp/InboxPage.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxPhones = 24;
constexpr qsizetype maxBubbles = 20;

constexpr QStringView head = uR"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3"><title>Sandbox WhatsApp</title><style>
:root{color-scheme:light dark;--bg:#eef1f0;--card:#fff;--ink:#111b21;--soft:#667781;--line:#dfe5e3;--bar:#00766a;--on:#00766a;--onink:#fff;

--chat:#efeae2;--bubble:#fff;--tick:#1d9bd1;--bad:#c0392b;--link:#02698a}
@media (prefers-color-scheme:dark){:root{--bg:#0b1216;--card:#111b21;--ink:#e9edef;--soft:#93a3ab;--line:#22303a;
--bar:#1f2c34;--on:#00a884;--onink:#04130f;--chat:#0b141a;--bubble:#202c33;--tick:#53bdeb;--bad:#ff8577;--link:#53bdeb}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.45 system-ui,"Segoe UI",Roboto,
"Noto Sans",sans-serif}header,main{max-width:1240px;margin:0 auto;padding:20px}h1{font-size:20px;margin:0}
header p{margin:4px 0 0;color:var(--soft)}.moods{display:flex;flex-wrap:wrap;align-items:center;gap:6px;margin-top:12px}
.moods span{color:var(--soft);font-size:13px;margin-right:4px}
button{font:inherit;font-size:13px;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:99px;
padding:4px 12px;cursor:pointer}button:hover{border-color:var(--soft)}button:focus-visible,a:focus-visible{outline:2px solid
var(--tick);outline-offset:2px}button.on{background:var(--on);border-color:var(--on);color:var(--onink)}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(310px,1fr));gap:20px;padding-top:0;align-items:start}
.phone{background:var(--card);border:1px solid var(--line);border-radius:22px;overflow:hidden}
.top{display:flex;align-items:center;gap:12px;background:var(--bar);color:#fff;padding:12px 16px}.top a{color:#fff;
text-decoration:none}.face{width:36px;height:36px;border-radius:50%;background:rgba(255,255,255,.22);display:grid;
place-items:center;font-weight:600}.top small{opacity:.85}.chat{background:var(--chat);padding:14px;display:flex;
flex-direction:column;gap:10px;min-height:150px;max-height:660px;overflow:auto}.bubble{background:var(--bubble);
border-radius:4px 14px 14px 14px;padding:9px 12px;max-width:94%;align-self:flex-start;overflow-wrap:anywhere;
white-space:pre-wrap}.bubble a{color:var(--link)}.meta{display:flex;flex-wrap:wrap;gap:6px;align-items:center;
white-space:normal;color:var(--soft);font-size:12px;margin-top:6px}.meta .read{color:var(--tick)}.meta .failed{color:
var(--bad)}.tag{border:1px solid var(--line);border-radius:99px;padding:0 8px}.meta form{display:inline}.meta button{
font-size:11px;padding:1px 8px}.empty{grid-column:1/-1;text-align:center;color:var(--soft);padding:80px 20px;border:1px
dashed var(--line);border-radius:22px}
</style></head><body>
)";

// WhatsApp's own *bold*, and links. `text` is already escaped.
QString decorated(QString text)
{
    static const QRegularExpression bold(u"(?<![\\w*])\\*([^*\\n]+)\\*(?![\\w*])"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    // An address ends at a quote or a bracket, which are entities by now, and before the full stop of the sentence.
    static const QRegularExpression address(
        u"(https?://(?:(?!&(?:quot|lt|gt);)[^\\s<])*(?!&(?:quot|lt|gt);)[^\\s<.,;:!?)])"_s);
    text.replace(address, u"<a href=\"\\1\" rel=\"noreferrer\">\\1</a>"_s);
    text.replace(bold, u"<b>\\1</b>"_s);
    return text;
}

QString shownNumber(const QString& digits)
{
    if (digits.size() < 9)
        return u'+' + digits;
    return u"+%1 %2-%3-%4"_s.arg(digits.left(2), digits.mid(2, 3), digits.mid(5, 4), digits.mid(9));
}

QString button(const QString& id, WhatsAppState state)
{
    return u"<form method=\"post\" action=\"/_press\"><input type=\"hidden\" name=\"id\" value=\"%1\">"
           "<button name=\"state\" value=\"%2\">%2</button></form>"_s.arg(id.toHtmlEscaped(), toString(state));
}

QString stateMark(WhatsAppState state)
{
    switch (state) {
    case WhatsAppState::Sent:
        return u"<span>\u2713 sent</span>"_s;
    case WhatsAppState::Delivered:
        return u"<span>\u2713\u2713 delivered</span>"_s;
    case WhatsAppState::Read:
        return u"<span class=\"read\">\u2713\u2713 read</span>"_s;
    case WhatsAppState::Failed:
        return u"<span class=\"failed\">\u2717 failed</span>"_s;
    }
    return {};
}

QString bubble(const WhatsAppMessage& message)
{
    QString html = u"<div class=\"bubble\">"_s + decorated(message.text.toHtmlEscaped()) + u"<div class=\"meta\">"_s;
    html += u"<time>%1</time>"_s.arg(message.at.toLocalTime().toString(u"HH:mm:ss"_s));
    html += stateMark(message.state);
    html += u"<span class=\"tag\">%1%2</span>"_s.arg(message.channel.toHtmlEscaped(),
                                                     message.isTemplate ? u", template"_s : QString());
    if (message.state == WhatsAppState::Sent)
        html += button(message.id, WhatsAppState::Delivered) + button(message.id, WhatsAppState::Failed);
    if (message.state == WhatsAppState::Sent || message.state == WhatsAppState::Delivered)
        html += button(message.id, WhatsAppState::Read);
    return html + u"</div></div>"_s;
}

QString phone(const QString& number, const QList<const WhatsAppMessage*>& messages)
{
    QString html =
        u"<section class=\"phone\"><div class=\"top\"><div class=\"face\">%1</div><div><a href=\"/?to=%2\"><b>%3</b>"
        "</a><br><small>%4</small></div></div><div class=\"chat\">"_s.arg(
            number.right(2).toHtmlEscaped(), number.toHtmlEscaped(), shownNumber(number).toHtmlEscaped(),
            messages.size() == 1 ? u"1 message"_s : u"%1 messages"_s.arg(messages.size()));
    // The newest first: what just arrived is visible without scrolling, and stays in place when the page refreshes.
    for (qsizetype i = messages.size() - 1; i >= std::max<qsizetype>(0, messages.size() - maxBubbles); --i)
        html += bubble(*messages.at(i));
    return html + u"</div></section>\n"_s;
}

QString moodButtons(const QStringList& complaints)
{
    struct Choice
    {
        const char* value;
        const char* label;
    };
    constexpr std::array choices{
        Choice{"none", "All well"},
        Choice{"disconnected", "Device disconnected"},
        Choice{"token_invalid", "Token invalid"},
        Choice{"quota", "No quota"},
        Choice{"number_invalid", "Number invalid"},
        Choice{"rate_limited", "Too many requests"},
        Choice{"outside_window", "Outside of 24 hours"},
        Choice{"internal", "Server error"},
    };
    QString html = u"<form class=\"moods\" method=\"post\" action=\"/_press\"><span>The vendors answer:</span>"_s;
    for (const Choice& choice : choices) {
        const QString value = QString::fromLatin1(choice.value);
        const bool on = complaints.isEmpty() ? value == "none"_L1 : complaints.contains(value);
        html += u"<button name=\"complaint\" value=\"%1\"%2>%3</button>"_s.arg(
            value, on ? u" class=\"on\" aria-pressed=\"true\""_s : QString(), QString::fromLatin1(choice.label));
    }
    return html + u"</form>"_s;
}

} // namespace

QString inboxPage(const QList<WhatsAppMessage>& messages, const InboxView& view)
{
    QStringList numbers; // the one with the newest message first
    QHash<QString, QList<const WhatsAppMessage*>> byNumber;
    for (auto message = messages.crbegin(); message != messages.crend(); ++message) {
        if (!view.only.isEmpty() && message->to != view.only)
            continue;
        if (!byNumber.contains(message->to))
            numbers += message->to;
        byNumber[message->to].prepend(&*message);
    }

    QString page = head.toString();
    page +=
        u"<header><h1>Sandbox WhatsApp</h1><p>What customers would see on their phones. Nothing leaves this computer.%1</p>"_s
            .arg(view.only.isEmpty() ? QString() : u" <a href=\"/\">Show everybody</a>"_s);
    page += moodButtons(view.complaints) + u"</header>\n<main>\n"_s;
    for (const QString& number : numbers.mid(0, maxPhones))
        page += phone(number, byNumber.value(number));
    if (numbers.isEmpty())
        page += u"<p class=\"empty\">No message yet. As soon as a voucher is sent, it shows up here.</p>"_s;
    return page + u"</main></body></html>\n"_s;
}

} // namespace loket::sandbox
