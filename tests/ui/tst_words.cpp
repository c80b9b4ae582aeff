#include "server/pages/Words.h"
#include "ui/Arguments.h"
#include "ui/Desk.h"
#include "ui/browser/ActionButtons.h"
#include "ui/printing/PrintWords.h"
#include "ui/screens/settings/SettingWords.h"
#include "ui/shell/StartProblem.h"
#include "ui/text/AlertWords.h"
#include "ui/text/DoctorWords.h"
#include "ui/text/EngineWords.h"
#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/ScheduleWords.h"
#include "ui/text/StoryWords.h"
#include "ui/text/Words.h"

#include <QPushButton>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

constexpr int errorKinds = int(ErrorKind::Internal) + 1;
constexpr std::array origins{Origin::Loket, Origin::Router, Origin::Gateway, Origin::Messenger};

storage::StoryLine line(const QString& action, const QJsonObject& detail = {})
{
    return {QDateTime::fromString(u"2026-01-02T03:04:05.000Z"_s, Qt::ISODateWithMs), u"system"_s, action, detail};
}

} // namespace

class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void everyErrorHasWords_data();
    void everyErrorHasWords();
    void everyStateHasAWordAndALook();
    void aMessageThatWaitsIsToldSo();
    void whoTookTheMoneyIsSaidOrThatItIsNotRecorded_data();
    void whoTookTheMoneyIsSaidOrThatItIsNotRecorded();
    void whatWaitsForARouterIsNoFailure_data();
    void whatWaitsForARouterIsNoFailure();
    void theDoctorLeadsToTheScreen_data();
    void theDoctorLeadsToTheScreen();
    void theButtonsAreThoseOfTheTable_data();
    void theButtonsAreThoseOfTheTable();
    void timesAreRelativeAndExact_data();
    void timesAreRelativeAndExact();
    void theZoneIsNamed();
    void phonesAreMasked();
    void storyLinesBecomeSentences_data();
    void storyLinesBecomeSentences();
    void troubleSaysWhatToDo();
    void storedReasonsSpeakTheLanguageOfTheWindow_data();
    void storedReasonsSpeakTheLanguageOfTheWindow();
    void theEngineIsToldInWords();
    void argumentsAreRead_data();
    void argumentsAreRead();
    void startProblemsHaveTheContractsCodes();
    void pluralsAreEnglish();
    void everySettingHasALabelAndAHint();
    void alertsSpeakTheLanguageOfTheWindow();
    void theTimeOfAVoucherIsSaidTheSameWayEverywhere();
};

// Orders paid in cash before their cashier was stored have none.
void TestWords::whoTookTheMoneyIsSaidOrThatItIsNotRecorded_data()
{
    using domain::SalesChannel;
    QTest::addColumn<QString>("gateway");
    QTest::addColumn<SalesChannel>("channel");
    QTest::addColumn<bool>("paid");
    QTest::addColumn<QString>("cashier");
    QTest::addColumn<QString>("words");
    QTest::newRow("at the counter") << u"cash"_s << SalesChannel::Counter << true << u"Rina"_s << u"Rina"_s;
    QTest::newRow("at the counter, older") << u"cash"_s << SalesChannel::Counter << true << u""_s << u"not recorded"_s;
    QTest::newRow("ordered online, paid in cash")
        << u"cash"_s << SalesChannel::Online << true << u"Rina"_s << u"Rina"_s;
    QTest::newRow("the same, older") << u"cash"_s << SalesChannel::Online << true << u""_s << u"not recorded"_s;
    QTest::newRow("the same, not paid") << u"cash"_s << SalesChannel::Online << false << u""_s << u""_s;
    QTest::newRow("paid online") << u"tripay"_s << SalesChannel::Online << true << u""_s << u""_s;
}

void TestWords::whoTookTheMoneyIsSaidOrThatItIsNotRecorded()
{
    QFETCH(QString, gateway);
    QFETCH(domain::SalesChannel, channel);
    QFETCH(bool, paid);
    QFETCH(QString, cashier);
    domain::Purchase purchase;
    purchase.gateway = gateway;
    purchase.channel = channel;
    purchase.cashier = cashier;
    if (paid)
        purchase.paidAt = QDateTime::currentDateTimeUtc();
    QTEST(Words::cashier(purchase), "words");
}

void TestWords::whatWaitsForARouterIsNoFailure_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("waits");
    QTest::newRow("unreachable") << u"unreachable"_s << true;
    QTest::newRow("cut") << u"connection_lost"_s << true;
    QTest::newRow("silent") << u"timeout"_s << true;
    QTest::newRow("refused") << u"refused"_s << false;
    QTest::newRow("no rights") << u"forbidden"_s << false;
    QTest::newRow("not set up") << u"misconfigured"_s << false;
    QTest::newRow("of a newer Loket") << u"something"_s << false;
}

void TestWords::whatWaitsForARouterIsNoFailure()
{
    QFETCH(QString, kind);
    QFETCH(bool, waits);
    domain::Purchase purchase;
    purchase.status = domain::PurchaseStatus::VoucherGenerationFailed;
    purchase.failureKind = kind;
    QCOMPARE(Words::status(purchase, true), waits ? u"Waiting for the router"_s : u"Paid, no voucher"_s);
    QVERIFY(Words::lookOf(purchase, true).tone == (waits ? Tone::Warn : Tone::Bad));
    // Without automatic recovery it waits for a person.
    QCOMPARE(Words::status(purchase, false), waits ? u"Paid; press Regenerate"_s : u"Paid, no voucher"_s);
    QVERIFY(Words::lookOf(purchase, false).tone == Tone::Bad);
    storage::Story story;
    story.purchase = purchase;
    for (const bool recovers : {true, false}) {
        const StoryWords::Trouble trouble = StoryWords::troubleOf(story, recovers);
        QCOMPARE(trouble.mendsItself, waits && recovers);
        QCOMPARE(trouble.remedy.contains(u"Loket also tries"_s) || trouble.remedy.contains(u"Loket makes them"_s),
                 recovers);
        QVERIFY2(trouble.remedy.contains(u"Regenerate"_s), qPrintable(trouble.remedy));
        QVERIFY(recovers || !trouble.what.contains(u"wait for the router"_s));
    }
    purchase.status = domain::PurchaseStatus::Completed; // it was made since
    QCOMPARE(Words::status(purchase, true), u"Completed"_s);
}

void TestWords::theDoctorLeadsToTheScreen_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const QString& command, const QString& screen, const QString& suggestion = {}) {
        QTest::newRow(qPrintable(command)) << command << screen << suggestion;
    };
    row(u"loketd config set server.port 3001"_s, u"server.port"_s, u"Suggested: 3001"_s);
    row(u"loketd config set payments.gateways cash,tripay"_s, u"payments.gateways"_s, u"Suggested: Cash, Tripay"_s);
    row(u"loketd config set router.main.transport ssh"_s, u"router.main.transport"_s, u"Suggested: SSH tunnel"_s);
    row(u"loketd config set payments.tripay.environment production"_s, u"payments.tripay.environment"_s,
        u"Suggested: Real money (production)"_s);
    row(u"loketd config set server.tls_certificate FILE"_s, u"server.tls_certificate"_s);
    row(u"loketd config get delivery.fonnte.base_url"_s, u"delivery.fonnte.base_url"_s);
    row(u"loketd secret set delivery.fonnte.token"_s, u"delivery.fonnte.token"_s);
    row(u"loketd config list"_s, u"settings"_s);
    row(u"loketd backup \"/data/x.db\""_s, u"backup"_s);
    row(u"loketd package set 3k --price 3000"_s, u"packages"_s);
    row(u"/ip service enable api"_s, QString());
    row(u"sudo timedatectl set-ntp true"_s, QString());
    row(QString(u""_s), QString());
}

void TestWords::theDoctorLeadsToTheScreen()
{
    QFETCH(QString, command);
    QTEST(DoctorWords::screenFor(command), "screen");
    QTEST(DoctorWords::suggestion(command), "suggestion");
}

void TestWords::everyErrorHasWords_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("language");
    for (int kind = 0; kind < errorKinds; ++kind) {
        for (const char* language : {"id", "en"})
            QTest::addRow("%s in %s", qPrintable(core::toString(ErrorKind(kind))), language)
                << kind << QString::fromLatin1(language);
    }
}

void TestWords::everyErrorHasWords()
{
    QFETCH(int, kind);
    QFETCH(QString, language);
    Language used;
    used.use(language);
    for (const Origin origin : origins) {
        const ErrorWords words = Words::error(ErrorKind(kind), origin);
        QVERIFY(words.what.size() > 10);
        QVERIFY(words.what.endsWith(u'.'));
        QVERIFY2(words.remedy.size() > 5 && words.remedy.endsWith(u'.'), qPrintable(words.remedy));
        QVERIFY(!words.both().contains(u"%1"));
    }
}

void TestWords::everyStateHasAWordAndALook()
{
    QSet<QString> words;
    for (const auto status : domain::allPurchaseStatuses()) {
        words += Words::status(status);
        QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(Words::lookOf(status).icon)));
    }
    QCOMPARE(words.size(), qsizetype(domain::allPurchaseStatuses().size()));
    words.clear();
    for (const auto status : domain::allDeliveryStatuses()) {
        words += Words::delivery(status);
        QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(Words::lookOf(status).icon)));
    }
    QCOMPARE(words.size(), qsizetype(domain::allDeliveryStatuses().size()));
    for (const auto status : domain::allVoucherStatuses()) {
        QVERIFY(!Words::voucher(status).isEmpty());
        QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(Words::lookOf(status).icon)));
    }
}

// What the window offers is what the table of domain/PurchaseActions.h allows, and what it does not offer it explains.
void TestWords::theButtonsAreThoseOfTheTable_data()
{
    QTest::addColumn<int>("role");
    for (const domain::Role role :
         {domain::Role::None, domain::Role::Cashier, domain::Role::Operator, domain::Role::Owner})
        QTest::newRow(qPrintable(domain::toString(role))) << int(role);
}

void TestWords::theButtonsAreThoseOfTheTable()
{
    QFETCH(int, role);
    tests::Desk desk;
    ActionButtons buttons(desk.theme);
    buttons.setRole(domain::Role(role));
    for (const auto status : domain::allPurchaseStatuses()) {
        for (const auto delivery : domain::allDeliveryStatuses()) {
            for (const bool whole : {false, true}) {
                domain::Purchase purchase;
                purchase.id = 7;
                purchase.status = status;
                purchase.deliveryStatus = delivery;
                purchase.customerPhone = whole ? u"6281234567890"_s : QString();
                purchase.needsReview = whole;
                buttons.setPurchases({purchase});
                for (const PurchaseAction action : allPurchaseActions) {
                    const bool may = domain::mayDo(domain::Role(role), action);
                    const bool allowed = domain::allows(purchase, action).has_value();
                    const QPushButton* button = buttons.button(action);
                    QCOMPARE(button->isEnabled(), may && allowed);
                    QVERIFY(may || button->isHidden());
                    QVERIFY(!button->toolTip().isEmpty());
                    QCOMPARE(buttons.possible(action).size(), may && allowed ? 1 : 0);
                }
            }
        }
    }
}

void TestWords::timesAreRelativeAndExact_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("words");
    // Now is 22 November 2026, 14:00 in Makassar (UTC+8).
    QTest::newRow("a moment ago") << u"2026-11-22T05:59:30Z"_s << u"just now"_s;
    QTest::newRow("minutes") << u"2026-11-22T05:48:00Z"_s << u"12 min ago"_s;
    QTest::newRow("this morning") << u"2026-11-22T01:30:00Z"_s << u"today 09:30"_s;
    QTest::newRow("today there, yesterday in UTC") << u"2026-11-21T16:05:00Z"_s << u"today 00:05"_s;
    QTest::newRow("yesterday") << u"2026-11-21T15:55:00Z"_s << u"yesterday 23:55"_s;
    QTest::newRow("this year") << u"2026-03-01T04:00:00Z"_s << u"1 Mar 12:00"_s;
    QTest::newRow("another year") << u"2025-12-31T10:00:00Z"_s << u"31 Dec 2025"_s;
}

void TestWords::timesAreRelativeAndExact()
{
    QFETCH(QString, time);
    Language language;
    language.use(u"en"_s);
    const QDateTime now = QDateTime::fromString(u"2026-11-22T06:00:00Z"_s, Qt::ISODate);
    QTEST(
        Format::relative(QDateTime::fromString(time, Qt::ISODate), now, QTimeZone("Asia/Makassar"), language.locale()),
        "words");
}

void TestWords::theZoneIsNamed()
{
    Language language;
    language.use(u"id"_s);
    const QDateTime time = QDateTime::fromString(u"2026-11-22T06:00:00Z"_s, Qt::ISODate);
    QCOMPARE(Format::exact(time, QTimeZone("Asia/Makassar"), language.locale()),
             u"Minggu, 22 November 2026, 14:00:00 WITA"_s);
    QVERIFY(Format::stamp(time, QTimeZone("Asia/Jayapura"), language.locale()).endsWith(u"15:00:00 WIT"));
}

void TestWords::phonesAreMasked()
{
    QCOMPARE(Format::maskedPhone(u"6281234567890"_s), u"0812•••7890"_s);
    QCOMPARE(Format::maskedPhone({}), QString());
    QVERIFY(!Format::maskedPhone(u"6591234567"_s).contains(u"91234"));
    QCOMPARE(Format::phone(u"6281234567890"_s), u"+62 812-3456-7890"_s);
}

void TestWords::storyLinesBecomeSentences_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QJsonObject>("detail");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* action, const QJsonObject& detail, const QString& words) {
        QTest::newRow(action) << QString::fromLatin1(action) << detail << words;
    };
    row("purchase.placed", {}, u"Ordered: 2 × 3rb - 1 Hari"_s);
    row("purchase.completed", {}, u"Completed: every voucher is on the router"_s);
    row("purchase.cleaned_up", {{u"vouchers"_s, 1}}, u"Clean-up of 1 voucher ordered"_s);
    row("payment.created", {}, u"Payment page made at Tripay"_s);
    row("payment.attempt_failed", {{u"attempt"_s, 2}, {u"kind"_s, u"timeout"_s}},
        u"The payment page could not be made (attempt 2)"_s);
    row("payment.paid", {{u"amount"_s, 6000}, {u"from"_s, u"pending"_s}}, u"Paid: Rp 6.000"_s);
    row("payment.failed", {}, u"Tripay reported that the payment failed"_s);
    row("payment.expired", {}, u"Not paid in time: expired"_s);
    row("payment.refunded", {}, u"Refunded; the vouchers are to be removed from the router"_s);
    row("payment.refused", {}, u"A payment notice was refused: it does not match this order"_s);
    row("vouchers.made", {{u"made"_s, 2}, {u"router"_s, u"main"_s}}, u"2 vouchers made on the router main"_s);
    row("vouchers.attempt_failed", {{u"attempt"_s, 3}, {u"last"_s, true}},
        u"The vouchers could not be made (attempt 3, the last)"_s);
    row("vouchers.regenerate", {}, u"Making the vouchers again"_s);
    row("vouchers.removed", {{u"count"_s, 2}}, u"2 vouchers removed from the router"_s);
    row("vouchers.remove_failed", {}, u"The vouchers could not be removed from the router yet"_s);
    row("voucher.first_login", {{u"number"_s, 2}, {u"device"_s, u"02:00:00:00:00:01"_s}}, u"Voucher 2: first login"_s);
    row("voucher.used_up", {{u"uptime"_s, 7200}}, u"Voucher: used up"_s);
    row("voucher.expired", {{u"number"_s, 1}}, u"Voucher 1: its time is over"_s);
    row("voucher.removed", {}, u"Voucher: removed from the router"_s);
    row("voucher.extended", {{u"seconds"_s, 3600}}, u"Voucher: extended by 1 hour"_s);
    row("voucher.unlocked", {}, u"Voucher: released from its device"_s);
    row("voucher.kicked", {}, u"Voucher: disconnected"_s);
    row("voucher.remainder", {}, u"Voucher: only what was left of it is made again"_s);
    row("voucher.make_again", {}, u"Voucher: made again, it was missing on the router"_s);
    row("voucher.set_right", {}, u"Voucher: corrected, the router had other terms"_s);
    row("voucher.write_off", {}, u"Voucher: written off, it was missing on the router"_s);
    row("voucher.adopt", {}, u"Voucher: found on the router and added to the ledger"_s);
    row("voucher.remove", {}, u"Voucher: a leftover was removed from the router"_s);
    row("message.sent", {{u"channel"_s, u"fonnte"_s}}, u"Message handed to Fonnte"_s);
    row("message.attempt_failed", {{u"attempt"_s, 1}}, u"The message could not be sent (attempt 1)"_s);
    row("message.retry", {}, u"Sending the message again"_s);
}

void TestWords::storyLinesBecomeSentences()
{
    QFETCH(QString, action);
    QFETCH(QJsonObject, detail);
    Language language;
    language.use(u"en"_s);
    storage::Story story;
    story.purchase.packageName = u"3rb - 1 Hari"_s;
    story.purchase.quantity = 2;
    story.purchase.gateway = u"tripay"_s;
    story.lines += line(action, detail);
    const QList<StoryEntry> entries = StoryWords::entries(story);
    QCOMPARE(entries.size(), 1);
    QTEST(entries.first().title, "words");
    QVERIFY(QFile::exists(u":/icons/%1.svg"_s.arg(entries.first().icon)));
}

void TestWords::troubleSaysWhatToDo()
{
    Language language;
    language.use(u"en"_s);
    storage::Story story;
    story.purchase.status = domain::PurchaseStatus::VoucherGenerationFailed;
    story.purchase.failureKind = u"unreachable"_s;
    story.purchase.failureReason = u"connect 192.168.88.1:8728: no route"_s;
    const auto stopped = StoryWords::troubleOf(story, true);
    QVERIFY(stopped.what.contains(u"has paid"));
    QVERIFY(stopped.remedy.contains(u"Regenerate"));
    QCOMPARE(stopped.technical, Words::quotation(story.purchase.failureReason));

    story.purchase.status = domain::PurchaseStatus::Completed;
    story.purchase.deliveryStatus = domain::DeliveryStatus::Failed;
    QVERIFY(StoryWords::troubleOf(story, true).remedy.contains(u"Retry delivery"));
    story.purchase.deliveryStatus = domain::DeliveryStatus::Delivered;
    QVERIFY(StoryWords::troubleOf(story, true).what.isEmpty());
    story.purchase.needsReview = true;
    QVERIFY(!StoryWords::troubleOf(story, true).what.isEmpty());
}

// A failure that was stored with its reason is told in the window's language wherever it is shown; one that holds only
// a text (an older row, a counterpart's own words) is a quotation.
void TestWords::storedReasonsSpeakTheLanguageOfTheWindow_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("reason");
    QTest::addColumn<QString>("words");
    const QString text = u"the router \"main\" is not set up: set router.main.host"_s;
    QTest::newRow("Indonesian") << u"id"_s << true
                                << u"Router \"main\" belum disiapkan. Isi alamatnya di pengaturan."_s;
    QTest::newRow("English") << u"en"_s << true
                             << u"The router \"main\" is not set up. Enter its address in the settings."_s;
    QTest::newRow("a text in Indonesian") << u"id"_s << false << u"Katanya: “no route”."_s;
    QTest::newRow("a text in English") << u"en"_s << false << u"It said: “no route”."_s;
}

void TestWords::storedReasonsSpeakTheLanguageOfTheWindow()
{
    QFETCH(QString, language);
    QFETCH(bool, reason);
    QFETCH(QString, words);
    Language used;
    used.use(language);
    const core::Error why = reason ? core::makeError(core::Reason::RouterNotSetUp, {u"main"_s})
                                   : core::Error{core::ErrorKind::Unreachable, u"no route"_s};
    const QString because = core::storedReason(why);
    storage::Story story;
    domain::Purchase& purchase = story.purchase;
    purchase.failureKind = core::toString(why.kind);
    purchase.failureReason = why.detail;
    purchase.failureBecause = because;
    for (const auto status : {domain::PurchaseStatus::VoucherGenerationFailed, domain::PurchaseStatus::Paid,
                              domain::PurchaseStatus::Failed}) {
        purchase.status = status;
        QCOMPARE(StoryWords::troubleOf(story, true).technical, words);
    }
    purchase.status = domain::PurchaseStatus::Completed;
    purchase.deliveryStatus = domain::DeliveryStatus::Failed;
    story.deliveries = {{.errorMessage = why.detail, .errorKind = core::toString(why.kind), .because = because}};
    QCOMPARE(StoryWords::troubleOf(story, true).technical, words);

    QVERIFY(
        ScheduleWords::result({.lastEnd = QDateTime::currentDateTimeUtc(), .message = why.detail, .because = because})
            .endsWith(words));
    for (const auto condition : {engine::ChannelState::Condition::Troubled, engine::ChannelState::Condition::Paused})
        QVERIFY(EngineWords::channel({.name = u"fonnte"_s, .condition = condition, .problem = why})
                    .problem.endsWith(words));
    QCOMPARE(ReasonWords::said(because, why.detail), words);
    QVERIFY(ReasonWords::said({}, {}).isEmpty());
}

void TestWords::theEngineIsToldInWords()
{
    Language language;
    language.use(u"en"_s);
    const QDateTime now = QDateTime::fromString(u"2026-11-22T06:00:00Z"_s, Qt::ISODate);
    const EngineWords::Moment moment{now, QTimeZone("Asia/Makassar"), language.locale()};

    QVERIFY(EngineWords::routers({}, moment).tone == Tone::Warn);
    engine::RouterState router{
        .name = u"main"_s, .address = u"192.168.88.1:8728"_s, .reach = engine::RouterState::Reach::Reachable};
    router.health.activeUsers = 3;
    router.health.cpuLoadPercent = 12;
    QCOMPARE(EngineWords::routers({router}, moment).text, u"Router OK · 3 online · CPU 12%"_s);
    engine::RouterState away = router;
    away.name = u"second"_s;
    away.reach = engine::RouterState::Reach::Away;
    away.problem = {ErrorKind::Unreachable, u"no route to host"_s};
    const PillWords gone = EngineWords::routers({away}, moment);
    QVERIFY(gone.tone == Tone::Bad);
    QVERIFY(gone.problem.contains(u"could not be reached"));
    QCOMPARE(EngineWords::routers({router, away}, moment).text, u"Routers: 1 of 2 reachable"_s);

    QVERIFY(EngineWords::server({}).tone == Tone::Bad);
    QCOMPARE(EngineWords::server({QUrl(u"http://127.0.0.1:3000"_s), {}}).link, QUrl(u"http://127.0.0.1:3000"_s));
    QCOMPARE(EngineWords::queue({}, moment).text, u"Queue empty"_s);
    // A sale whose voucher could not be made waits, though no work does.
    QCOMPARE(EngineWords::queue({.dead = 1}, moment).text, u"Queue: 1 failed"_s);
    QVERIFY(EngineWords::queue({.dead = 1}, moment).tone != Tone::Good);
    QVERIFY(EngineWords::queue({.dead = 1}, moment).problem.contains(u"Attention"_s));
    QCOMPARE(EngineWords::queue({.waiting = 1, .dead = 1}, moment).text, u"Queue: 1 waiting"_s);
    const PillWords old = EngineWords::queue({.waiting = 4, .oldestDue = now.addSecs(-600)}, moment);
    QCOMPARE(old.text, u"Queue: 4 waiting · oldest 10 min"_s);
    QVERIFY(old.tone == Tone::Warn);
    QVERIFY(EngineWords::channel({.name = u"fonnte"_s, .condition = engine::ChannelState::Condition::Troubled}).tone ==
            Tone::Bad);
    QVERIFY(!EngineWords::channel({.name = u"none"_s, .condition = engine::ChannelState::Condition::Off})
                 .problem.isEmpty());
}

void TestWords::argumentsAreRead_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("runs");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("demo");
    QTest::newRow("nothing") << QStringList{} << true << 0 << QString() << false;
    QTest::newRow("demo") << QStringList{u"--demo"_s} << true << 0 << QString() << true;
    QTest::newRow("folder") << QStringList{u"--data-dir"_s, u"/srv/loket"_s} << true << 0 << u"/srv/loket"_s << false;
    QTest::newRow("folder with =") << QStringList{u"--demo"_s, u"--data-dir=/srv/loket"_s} << true << 0
                                   << u"/srv/loket"_s << true;
    QTest::newRow("folder forgotten") << QStringList{u"--data-dir"_s} << false << 2 << QString() << false;
    QTest::newRow("unknown") << QStringList{u"--fast"_s} << false << 2 << QString() << false;
    QTest::newRow("help") << QStringList{u"--help"_s} << false << 0 << QString() << false;
    QTest::newRow("version") << QStringList{u"--version"_s} << false << 0 << QString() << false;
}

void TestWords::argumentsAreRead()
{
    QFETCH(QStringList, arguments);
    const Arguments parsed = parseArguments(arguments);
    QTEST(parsed.outcome == Arguments::Outcome::Run, "runs");
    QTEST(parsed.exitCode, "code");
    if (parsed.outcome == Arguments::Outcome::Run) {
        QTEST(parsed.dataFolder, "folder");
        QTEST(parsed.demo, "demo");
    } else {
        QVERIFY(!parsed.text.isEmpty());
    }
}

void TestWords::startProblemsHaveTheContractsCodes()
{
    QCOMPARE(exitCodeOf(ErrorKind::Conflict), 3);
    QCOMPARE(exitCodeOf(ErrorKind::Misconfigured), 2);
    QCOMPARE(exitCodeOf(ErrorKind::Storage), 1);
}

void TestWords::pluralsAreEnglish()
{
    Language language;
    language.use(u"en"_s);
    QCOMPARE(Words::done(PurchaseAction::CleanUp, {.removed = 1}), u"1 voucher is being removed from the router."_s);
    QCOMPARE(Words::done(PurchaseAction::CleanUp, {.removed = 3}), u"3 vouchers are being removed from the router."_s);
    language.use(u"id"_s);
    QCOMPARE(Words::done(PurchaseAction::CleanUp, {.removed = 3}), u"3 voucher sedang dihapus dari router."_s);
}

// Checks the registry: a new key without its own text is found here.
void TestWords::everySettingHasALabelAndAHint()
{
    Language language;
    const settings::Registry registry;
    for (const QString& code : {u"en"_s, u"id"_s}) {
        language.use(code);
        for (const settings::Setting& setting : registry.all()) {
            const QString label = SettingWords::label(setting);
            QVERIFY2(!label.isEmpty() && label != setting.key, qPrintable(setting.key));
            QVERIFY2(SettingWords::hint(setting) != setting.meaning, qPrintable(setting.key));
            if (!setting.isSecret())
                QVERIFY2(!SettingWords::accepts(setting).isEmpty(), qPrintable(setting.key));
            for (const QString& choice : setting.choices)
                QVERIFY2(!SettingWords::choice(setting.key, choice).isEmpty(), qPrintable(setting.key));
        }
    }
}

// "On its way" is said only of what is.
void TestWords::aMessageThatWaitsIsToldSo()
{
    Language language;
    language.use(u"en"_s);
    QCOMPARE(Words::done(PurchaseAction::RetryDelivery, {}), u"The message is on its way."_s);
    const QString waiting = Words::done(PurchaseAction::RetryDelivery, {.waitsFor = u"fonnte"_s});
    QVERIFY2(waiting.contains(u"Fonnte"_s) && waiting.contains(u"paused"_s), qPrintable(waiting));
}

// As the doctor, the alerts and the message to the owner say it: one table for all of them.
void TestWords::alertsSpeakTheLanguageOfTheWindow()
{
    Language language;
    const engine::Alert full{.kind = engine::AlertKind::DatabaseTrouble,
                             .why = {core::PhraseId::MegabytesFree, {u"7"_s}}};
    language.use(u"id"_s);
    QVERIFY2(AlertWords::text(full).endsWith(u"sisa 7 MB"), qPrintable(AlertWords::text(full)));
    QCOMPARE(Words::quotation(u"quota exhausted"_s), u"Katanya: “quota exhausted”."_s);
    QCOMPARE(Words::quotation(u"quota exhausted."_s), u"Katanya: “quota exhausted.”"_s);
    QCOMPARE(Words::quotation(u"Really?"_s), u"Katanya: “Really?”"_s);
    QCOMPARE(Words::quotation({}), QString());
    language.use(u"en"_s);
    QVERIFY2(AlertWords::text(full).endsWith(u"7 MB free"), qPrintable(AlertWords::text(full)));
}

// Tile, slip and the shop's page.
void TestWords::theTimeOfAVoucherIsSaidTheSameWayEverywhere()
{
    Language language;
    using domain::Counting;
    const domain::Seconds length{3 * 3600};
    for (const QString& code : {u"id"_s, u"en"_s}) {
        language.use(code);
        const server::Words& pages = server::Words::in(code);
        const PrintWords slip(print::PrintSettings{.language = code});
        for (const Counting counts : {Counting::Online, Counting::FirstLogin, Counting::Sale, Counting::Never}) {
            const QString tile = Words::validity(length, counts);
            QCOMPARE(slip.validity(Ticket{.duration = length, .counts = counts}), tile);
            const QString how = pages(u"counts."_s + domain::toString(counts));
            QCOMPARE(counts == Counting::Never ? how : pages.duration(length) + u' ' + how, tile);
        }
    }
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
