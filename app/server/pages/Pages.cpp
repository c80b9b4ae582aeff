#include "server/pages/Pages.h"

#include "core/Money.h"
#include "core/ZoneName.h"
#include "server/pages/PayPage.h"
#include "server/pages/Ways.h"

#include <QCryptographicHash>
#include <QLocale>
#include <QTimeZone>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;
using domain::DeliveryStatus;
using domain::Purchase;
using domain::PurchaseStatus;

namespace {

constexpr int longCode = 14; // characters from which on a code needs smaller letters at 360 pixels

// So that a browser may keep these files, and still gets a newer one at once.
QString filesVersion()
{
    static const QString version = QString::fromLatin1(
        QCryptographicHash::hash(pageFile("style.css") + pageFile("page.js"), QCryptographicHash::Sha256)
            .toHex()
            .left(8));
    return version;
}

// How a page keeps itself up to date: by its script, where scripts run, without a blink; else by the browser.
struct Refresh
{
    int seconds = 0; // 0: not at all
    QString watch;   // the address of the order as JSON; empty: the page is reloaded each time
    QDateTime seen;  // of that order: Purchase::updatedAt
};

QByteArray framed(const Reader& reader, const QString& title, const QString& content, const Refresh& refreshing = {})
{
    const Words& words = reader.words;
    QString help;
    if (!reader.business.phone.isEmpty())
        help = escaped(words(u"help.call"_s)) + u' ' + escaped(reader.business.phone);
    QString refresh;
    QString news;
    if (refreshing.seconds > 0) {
        refresh = u"<noscript><meta http-equiv=\"refresh\" content=\"%1\"></noscript>\n"_s.arg(refreshing.seconds);
        news = u" data-refresh=\"%1\""_s.arg(refreshing.seconds);
        if (!refreshing.watch.isEmpty())
            news +=
                u" data-watch=\"%1\" data-seen=\"%2\""_s.arg(escaped(refreshing.watch), core::toIso(refreshing.seen));
    }
    return render("frame.html", words,
                  {{u"language"_s, words.language()},
                   {u"title"_s, title},
                   {u"business"_s, reader.business.name.isEmpty() ? u"Hotspot"_s : reader.business.name},
                   {u"filesVersion"_s, filesVersion()},
                   {u"news"_s, news},
                   {u"otherLanguage"_s, words.otherLanguage()},
                   {u"otherLanguageName"_s, Words::in(words.otherLanguage())(u"language.name"_s)},
                   {u"otherLanguageLink"_s, reader.languageLink},
                   {u"refresh"_s, refresh},
                   {u"content"_s, content},
                   {u"help"_s, help}})
        .toUtf8();
}

QString button(const QString& address, const QString& label)
{
    return u"<a class=\"primary\" href=\"%1\">%2</a>"_s.arg(escaped(address), escaped(label));
}

QString localTime(const Reader& reader, const QDateTime& time)
{
    const QTimeZone zone(reader.business.timeZone);
    const QDateTime local = zone.isValid() ? time.toTimeZone(zone) : time.toUTC();
    const QLocale locale(reader.words.language() == u"en" ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                                          : QLocale(QLocale::Indonesian, QLocale::Indonesia));
    // "07:37 WIB" is not broken
    return locale.toString(local, u"d MMM yyyy, HH:mm"_s) + QChar::Nbsp + core::zoneName(local.timeZone(), local);
}

QString dataSize(qint64 bytes)
{
    constexpr qint64 mega = 1024 * 1024;
    constexpr qint64 giga = 1024 * mega;
    if (bytes % giga == 0 || bytes >= 10 * giga)
        return u"%1 GB"_s.arg(bytes / giga);
    if (bytes >= giga)
        return u"%1 GB"_s.arg(QString::number(double(bytes) / double(giga), 'f', 1));
    return u"%1 MB"_s.arg(std::max<qint64>(1, bytes / mega));
}

QString packageCards(const Reader& reader, const ShopForm& form)
{
    QString cards;
    for (const domain::Package& package : form.packages) {
        // How the time counts is said as everywhere: delivery::validityInWords().
        const bool isEndless = package.counts == domain::Counting::Never;
        const QString counts = reader.words(u"counts."_s + domain::toString(package.counts));
        QStringList extra;
        if (!isEndless)
            extra += counts;
        if (package.quotaBytes > 0)
            extra += reader.words(u"shop.quota"_s).arg(dataSize(package.quotaBytes));
        if (package.sharedUsers > 1)
            extra += reader.words(u"shop.devices"_s).arg(package.sharedUsers);
        if (form.severalRouters)
            extra += reader.words(u"shop.worksAt"_s).arg(domain::routerOf(package));
        const bool checked = form.packageId == package.id || form.packages.size() == 1;
        cards += render("package.html", reader.words,
                        {{u"id"_s, package.id},
                         {u"checked"_s, checked ? u" checked"_s : QString()},
                         {u"duration"_s, isEndless ? counts : reader.words.duration(package.duration)},
                         {u"price"_s, core::formatRupiah(package.price)},
                         {u"name"_s, package.name},
                         {u"extra"_s, extra.join(u" · "_s)}});
    }
    return cards;
}

// Marks the field that the problem is about, and focuses it.
QString fieldState(const ShopForm& form, QStringView problem)
{
    return form.problem == problem ? u" aria-invalid=\"true\" aria-errormessage=\"problem\" autofocus"_s : QString();
}

// The progress of an order: 0 ordered, 1 paid, 2 being made, 3 ready; and where it has stopped, if it has.
struct Progress
{
    int now;
    bool stopped = false;
    bool finished = false;
};

Progress progressOf(PurchaseStatus status)
{
    switch (status) {
    case PurchaseStatus::Pending:
        return {.now = 1};
    case PurchaseStatus::Paid:
        return {.now = 2};
    case PurchaseStatus::VoucherGenerationFailed:
        return {.now = 2};
    case PurchaseStatus::Completed:
        return {.now = 4, .finished = true};
    case PurchaseStatus::Failed:
    case PurchaseStatus::Expired:
    case PurchaseStatus::Cancelled:
    case PurchaseStatus::Refunded:
        return {.now = 1, .stopped = true, .finished = true};
    }
    return {.now = 1};
}

QString stepList(const Reader& reader, PurchaseStatus status)
{
    if (status == PurchaseStatus::Refunded)
        return {};
    const Progress progress = progressOf(status);
    const QStringList names{u"step.ordered"_s, u"step.paid"_s, u"step.making"_s, u"step.ready"_s};
    QString steps;
    for (int i = 0; i < names.size(); ++i) {
        const QString state = i < progress.now   ? u"done"_s
                              : i > progress.now ? u"next"_s
                              : progress.stopped ? u"stopped"_s
                                                 : u"now"_s;
        steps += render("step.html", reader.words,
                        {{u"state"_s, state},
                         {u"current"_s, i == progress.now ? u" aria-current=\"step\""_s : QString()},
                         {u"label"_s, reader.words(names.at(i) + u'.' + state)},
                         {u"stateWord"_s, reader.words(u"stepState."_s + state)}});
    }
    return u"<ol class=\"steps\" aria-label=\"%1\">%2</ol>"_s.arg(escaped(reader.words(u"status.steps"_s)), steps);
}

// `what`: "code", "user" or "password".
QString codeRow(const Words& words, const QString& what, const QString& code)
{
    const QString label = what == u"code" ? QString()
                                          : u"<span class=\"what\">%1</span>"_s.arg(escaped(
                                                words(what == u"user" ? u"status.user"_s : u"status.password"_s)));
    return u"<span class=\"row\">%1<span class=\"code\" translate=\"no\">%2</span>"
           "<button class=\"copy\" type=\"button\" hidden data-copy=\"%2\" data-copied=\"%3\">%4</button></span>"_s.arg(
               label, escaped(code), escaped(words(u"copy.done"_s)), escaped(words(u"copy."_s + what)));
}

QString loginPart(const Reader& reader, const OrderView& order, const domain::Voucher& voucher)
{
    if (order.loginUrl.isEmpty())
        return {};
    const Words& words = reader.words;
    const bool one = order.vouchers.size() == 1;
    return render("login.html", words,
                  {{u"address"_s, loginAddress(order.loginUrl, voucher)},
                   {u"label"_s, one ? words(u"login.now"_s) : words(u"login.nowNumber"_s).arg(voucher.number)},
                   {u"picture"_s,
                    u"/voucher/login-qr/"_s + order.purchase.statusToken + u'/' + QString::number(voucher.number)}});
}

QString codeList(const Reader& reader, const OrderView& order)
{
    const QList<domain::Voucher>& vouchers = order.vouchers;
    if (vouchers.isEmpty())
        return {};
    QString items;
    for (const domain::Voucher& voucher : vouchers) {
        const bool one = voucher.username == voucher.password;
        const QString rows = one ? codeRow(reader.words, u"code"_s, voucher.username)
                                 : codeRow(reader.words, u"user"_s, voucher.username) +
                                       codeRow(reader.words, u"password"_s, voucher.password);
        const bool isLong = std::max(voucher.username.size(), voucher.password.size()) > longCode;
        items += render(
            "code.html", reader.words,
            {{u"long"_s, isLong ? u" long"_s : QString()},
             {u"number"_s, vouchers.size() == 1
                               ? QString()
                               : u"<span class=\"number\">%1/%2</span>"_s.arg(voucher.number).arg(vouchers.size())},
             {u"rows"_s, rows},
             {u"login"_s, loginPart(reader, order, voucher)}});
    }
    return u"<ul class=\"codes\" aria-label=\"%1\">%2</ul>"_s.arg(escaped(reader.words(u"status.codesLabel"_s)), items);
}

QString deliveryNote(const Reader& reader, const Purchase& purchase)
{
    if (purchase.deliveryStatus == DeliveryStatus::NotRequired || purchase.customerPhone.isEmpty() ||
        purchase.status != PurchaseStatus::Completed)
        return {};
    const bool bad =
        purchase.deliveryStatus == DeliveryStatus::Failed || purchase.deliveryStatus == DeliveryStatus::Error;
    const QString phone = purchase.customerPhone.left(3) + u"•••••"_s + purchase.customerPhone.right(4);
    const QString text = reader.words(u"delivery."_s + domain::toString(purchase.deliveryStatus)).arg(phone);
    return u"<p class=\"note%1\">%2</p>"_s.arg(bad ? u" warn"_s : QString(), escaped(text));
}

QString toneOf(PurchaseStatus status)
{
    switch (status) {
    case PurchaseStatus::Completed:
        return u"good"_s;
    case PurchaseStatus::VoucherGenerationFailed:
        return u"warn"_s;
    case PurchaseStatus::Failed:
    case PurchaseStatus::Expired:
    case PurchaseStatus::Cancelled:
        return u"bad"_s;
    default:
        return u"plain"_s;
    }
}

// The last hour is counted down, at each refresh of the page.
QString deadlineRow(const Reader& reader, const OrderView& order)
{
    constexpr qint64 hour = 3600;
    const QDateTime end = endOfPaying(order);
    QString text = localTime(reader, end);
    const qint64 left = order.now.secsTo(end);
    if (left > 0 && left < hour) {
        const domain::Seconds minutes(std::max<qint64>(60, left / 60 * 60));
        text += u" ("_s + reader.words(u"status.left"_s).arg(reader.words.duration(minutes)) + u')';
    }
    return u"<dt>%1</dt><dd>%2</dd>"_s.arg(escaped(reader.words(u"status.deadline"_s)), escaped(text));
}

struct Telling
{
    QString headline;
    QString explanation;
};

Telling tell(const Words& words, const OrderView& order)
{
    const Purchase& purchase = order.purchase;
    if (!order.replacedBy.isEmpty() && purchase.status == PurchaseStatus::Cancelled)
        return {words(u"state.replaced"_s), words(u"state.replaced.text"_s)};
    QString key = u"state."_s + domain::toString(purchase.status);
    if (purchase.status == PurchaseStatus::Pending && sales::isCash(purchase.gateway))
        return {words(u"state.pendingCash"_s),
                words(u"state.pendingCash.text"_s).arg(core::formatRupiah(purchase.amount))};
    const QString headline = words(key);
    const bool twoParts =
        !order.vouchers.isEmpty() && order.vouchers.first().username != order.vouchers.first().password;
    if (purchase.status == PurchaseStatus::Completed && twoParts)
        key = u"state.completedUser"_s;
    return {headline, words(key + u".text"_s)};
}

// Often while seconds matter, seldom while the buyer has yet to pay, never once it is over.
int refreshSeconds(const OrderView& order)
{
    const Purchase& purchase = order.purchase;
    const bool preparing = !sales::isCash(purchase.gateway) && purchase.paymentUrl.isEmpty();
    switch (purchase.status) {
    case PurchaseStatus::Paid:
        return 2;
    case PurchaseStatus::Pending:
        return preparing && !isPayingTroubled(order) ? 2 : 5;
    case PurchaseStatus::VoucherGenerationFailed:
        return 15;
    case PurchaseStatus::Completed:
        return purchase.deliveryStatus == DeliveryStatus::Queued ? 5 : 0;
    default:
        return 0;
    }
}

} // namespace

Reader readerOf(const Request& request, const Business& business, const QString& otherwise)
{
    QString language = request.query.value(u"lang");
    if (language != u"id" && language != u"en")
        language = Words::preferred(request.header("accept-language"), otherwise);
    const Words& words = Words::in(language);
    return {words, business, u"?lang="_s + words.otherLanguage()};
}

QByteArray shopPage(const Reader& reader, const ShopForm& form)
{
    const Words& words = reader.words;
    const QString title = words(u"shop.title"_s);
    if (form.packages.isEmpty() || form.ways.isEmpty()) {
        return framed(reader, title,
                      render("notice.html", words,
                             {{u"headline"_s, words(u"shop.empty"_s)},
                              {u"explanation"_s, words(u"shop.emptyText"_s)},
                              {u"tone"_s, u"plain"_s}}));
    }
    QString problem;
    if (!form.problem.isEmpty())
        problem = u"<p class=\"problem\" id=\"problem\" role=\"alert\"><strong>%1.</strong> %2</p>"_s.arg(
            escaped(words(u"error.title"_s)), escaped(words(form.problem)));
    QString content =
        render("shop.html", words,
               {{u"language"_s, words.language()},
                {u"problem"_s, problem},
                {u"idempotencyKey"_s, form.idempotencyKey},
                {u"packages"_s, packageCards(reader, form)},
                {u"methods"_s, wayCards(words, form.ways, form.way)},
                {u"methodsClass"_s, form.ways.size() > 1 ? u"several"_s : u"absent"_s},
                {u"phoneHint"_s, words(form.sendsMessages ? u"shop.phoneHint"_s : u"shop.phoneHintNoDelivery"_s)},
                {u"customerName"_s, form.customerName},
                {u"customerPhone"_s, form.customerPhone},
                {u"quantity"_s, form.quantity},
                {u"nameState"_s, fieldState(form, u"reason.field.customerName")},
                {u"phoneState"_s, fieldState(form, u"reason.field.customerPhone")},
                {u"quantityState"_s, fieldState(form, u"reason.field.quantity")}});
    return framed(reader, title, content);
}

QByteArray orderPage(const Reader& reader, const OrderView& order)
{
    const Words& words = reader.words;
    const Purchase& purchase = order.purchase;
    const Telling telling = tell(words, order);
    const bool pending = purchase.status == PurchaseStatus::Pending;
    QString action;
    QString deadline;
    const QString other = order.replacedBy.isEmpty() ? otherWays(reader, order) : QString();
    if (!order.replacedBy.isEmpty())
        action =
            button(u"/voucher/status/"_s + order.replacedBy + u"?lang="_s + words.language(), words(u"status.goOn"_s));
    else if (purchase.status == PurchaseStatus::Failed && !other.isEmpty())
        action.clear(); // the other ways are listed below
    else if (progressOf(purchase.status).stopped)
        action = button(u"/voucher/?lang="_s + words.language(), words(u"status.shopAgain"_s));
    if (pending)
        deadline = deadlineRow(reader, order);
    const int refresh = refreshSeconds(order);
    QString footnote;
    if (refresh > 0)
        footnote = words(u"status.refreshes"_s);
    else if (purchase.status == PurchaseStatus::Completed)
        footnote = words(u"status.keep"_s);
    const QString content = render("status.html", words,
                                   {{u"tone"_s, toneOf(purchase.status)},
                                    {u"headline"_s, telling.headline},
                                    {u"explanation"_s, telling.explanation},
                                    {u"pay"_s, paySection(reader, order)},
                                    {u"action"_s, action},
                                    {u"codes"_s, codeList(reader, order)},
                                    {u"other"_s, other},
                                    {u"steps"_s, stepList(reader, purchase.status)},
                                    {u"delivery"_s, deliveryNote(reader, purchase)},
                                    {u"package"_s, purchase.packageName},
                                    {u"quantity"_s, QString::number(purchase.quantity)},
                                    {u"amount"_s, core::formatRupiah(purchase.amount)},
                                    {u"invoice"_s, purchase.invoiceId},
                                    {u"time"_s, localTime(reader, purchase.createdAt)},
                                    {u"deadline"_s, deadline},
                                    {u"footnote"_s, footnote}});
    return framed(reader, telling.headline, content,
                  {refresh, u"/voucher/status/"_s + purchase.statusToken, purchase.updatedAt});
}

QByteArray waitingForGatewayPage(const Reader& reader, const QString& statusToken, bool takesLong)
{
    const Words& words = reader.words;
    constexpr int seconds = 2;
    constexpr int secondsLater = 15;
    return framed(reader, words(u"pay.title"_s),
                  render("notice.html", words,
                         {{u"headline"_s, words(u"pay.title"_s)},
                          {u"explanation"_s, words(takesLong ? u"pay.late"_s : u"pay.text"_s)},
                          {u"tone"_s, u"plain"_s},
                          {u"action"_s, button(u"/voucher/status/"_s + statusToken, words(u"pay.back"_s))}}),
                  {takesLong ? secondsLater : seconds, {}, {}});
}

QString loginAddress(const QUrl& loginUrl, const domain::Voucher& voucher)
{
    const auto encoded = [](const QString& text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    const QString base = loginUrl.toString(QUrl::FullyEncoded);
    return base + (loginUrl.hasQuery() ? u'&' : u'?') + u"username="_s + encoded(voucher.username) + u"&password="_s +
           encoded(voucher.password);
}

QByteArray finishPage(const Reader& reader)
{
    const Words& words = reader.words;
    return framed(reader, words(u"finish.title"_s),
                  render("notice.html", words,
                         {{u"headline"_s, words(u"finish.title"_s)},
                          {u"explanation"_s, words(u"finish.text"_s)},
                          {u"tone"_s, u"plain"_s}}));
}

QByteArray statePage(const Reader& reader, const Purchase& purchase)
{
    const Words& words = reader.words;
    const QString headline = words(u"state."_s + domain::toString(purchase.status));
    return framed(reader, headline,
                  render("notice.html", words,
                         {{u"headline"_s, headline},
                          {u"explanation"_s, words(u"finish.text"_s)},
                          {u"tone"_s, toneOf(purchase.status)}}));
}

QByteArray errorPage(const Reader& reader, int status, const QString& explanation)
{
    const Words& words = reader.words;
    const QString key = status == 404 || status == 405 ? u"missing"_s : u"trouble"_s;
    const QString text = explanation.isEmpty() ? words(key + u".text"_s) : explanation;
    return framed(reader, words(key + u".title"_s),
                  render("notice.html", words,
                         {{u"headline"_s, words(key + u".title"_s)},
                          {u"explanation"_s, text},
                          {u"tone"_s, u"plain"_s},
                          {u"action"_s, button(u"/voucher/?lang="_s + words.language(), words(u"shop.title"_s))}}));
}

} // namespace loket::server
