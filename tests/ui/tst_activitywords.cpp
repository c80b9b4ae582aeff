// Every line that any part of Loket writes into the activity log has its text: the actions are read from the sources
// themselves, so that a new one cannot be missed.
#include "core/Phrases.h"
#include "core/Reasons.h"
#include "domain/ports/PaymentGateway.h"
#include "sales/vouchers/Drift.h"
#include "ui/text/ActivityWords.h"
#include "ui/text/DoctorWords.h"
#include "ui/text/Language.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

using namespace loket;
using namespace loket::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

// The string literals in the statements that write to the log ("note...(", "audit.insert(" and their helpers).
QSet<QString> actionsIn(const QString& source)
{
    static const QRegularExpression writes(
        u"(\\bnote\\w*|audit\\.insert|AuditRepository\\S*|\\bchecked|\\bchange)\\("_s);
    static const QRegularExpression action(u"u?\"([a-z]+\\.[a-z_]+)\""_s);
    QSet<QString> actions;
    for (const QString& statement : source.split(u';')) {
        if (!writes.match(statement).hasMatch())
            continue;
        for (auto match = action.globalMatch(statement); match.hasNext();)
            actions += match.next().captured(1);
    }
    return actions;
}

QSet<QString> actionsInTheSources()
{
    QSet<QString> actions;
    QDirIterator files(QStringLiteral(LOKET_SOURCES), {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            actions |= actionsIn(QString::fromUtf8(file.readAll()));
    }
    // Those whose second half is a state.
    for (const auto state : {domain::PaymentState::Paid, domain::PaymentState::Failed, domain::PaymentState::Expired,
                             domain::PaymentState::Refunded})
        actions += u"payment."_s + domain::toString(state);
    for (const auto remark : {domain::PaymentRemark::Challenge, domain::PaymentRemark::PartialRefund,
                              domain::PaymentRemark::PartialChargeback, domain::PaymentRemark::Chargeback})
        actions += u"payment."_s + domain::toString(remark);
    for (const auto status :
         {domain::DeliveryStatus::Delivered, domain::DeliveryStatus::Read, domain::DeliveryStatus::Failed})
        actions += u"message."_s + domain::toString(status);
    for (const auto mended : {sales::DriftAction::Remove, sales::DriftAction::Adopt, sales::DriftAction::MakeAgain,
                              sales::DriftAction::WriteOff, sales::DriftAction::SetRight})
        actions += u"voucher."_s + sales::toString(mended);
    return actions;
}

storage::AuditEntry entryOf(const QString& action)
{
    storage::AuditEntry entry;
    entry.row.line.action = action;
    entry.row.line.actor = u"system"_s;
    return entry;
}

} // namespace

class TestActivityWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_language.use(u"en"_s);
        m_actions = actionsInTheSources();
    }

    void theSourcesAreFound()
    {
        QVERIFY2(m_actions.size() > 70, qPrintable(QString::number(m_actions.size())));
        for (const char* action : {"payment.claimed", "webhook.refused", "webhook.refused_many", "stock.swept",
                                   "channel.paused", "package.saved", "token.created", "staff.login", "shift.cash_in",
                                   "schedule.run", "settlement.differs", "voucher.first_login", "batch.begun"})
            QVERIFY2(m_actions.contains(QString::fromLatin1(action)), action);
    }

    void everyActionHasItsWords()
    {
        QStringList without;
        for (const QString& action : std::as_const(m_actions)) {
            const StoryEntry words = ActivityWords::entry(entryOf(action));
            if (words.title.isEmpty() || words.title.contains(action) || words.icon.isEmpty())
                without += action;
        }
        without.sort();
        QCOMPARE(without, QStringList());
    }

    void everyActionIsFoundByItsWords()
    {
        QSet<QString> found;
        for (char letter = 'a'; letter <= 'z'; ++letter) {
            for (const QString& action : ActivityWords::actionsSaying(QString(QLatin1Char(letter))))
                found += action;
        }
        QStringList lost = (m_actions - found).values();
        lost.sort();
        QCOMPARE(lost, QStringList());
    }

    void aLineOfANewerLoketIsShownAllTheSame()
    {
        QCOMPARE(ActivityWords::entry(entryOf(u"moon.landed"_s)).title, u"Something else: moon.landed"_s);
    }

    // And every check of the doctor has a title.
    void everyCheckHasItsTitle()
    {
        static const QRegularExpression name(u"u\"((?:[a-z]+\\.)+[a-z_]+)\"_s"_s);
        QSet<QString> checks;
        for (const char* path : {"engine/doctor/LocalChecks.cpp", "engine/doctor/PublicAddressCheck.cpp",
                                 "engine/doctor/Doctor.cpp", "router/Diagnosis.cpp"}) {
            QFile file(QStringLiteral(LOKET_SOURCES "/") + QLatin1String(path));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto match = name.globalMatch(QString::fromUtf8(file.readAll())); match.hasNext();)
                checks += match.next().captured(1);
        }
        QVERIFY(checks.size() > 30);
        QStringList without;
        for (const QString& check : std::as_const(checks)) {
            if (DoctorWords::title({.check = check}) == check)
                without += check;
        }
        QCOMPARE(without, QStringList());
    }

    // What is stored with a phrase is shown in the window's language.
    void theClockIsBelievedInTheLanguageOfTheWindow()
    {
        storage::AuditEntry entry = entryOf(u"clock.believed"_s);
        const core::Phrase why{core::PhraseId::ClockRoutersAgree};
        entry.row.line.detail = {{u"why"_s, core::english(why)}, {u"because"_s, core::phraseToJson(why)}};
        for (const QString& language : {u"id"_s, u"en"_s}) {
            m_language.use(language);
            QCOMPARE(ActivityWords::entry(entry).detail, core::wordsOf(why, language));
        }
    }

    // A stored reason is shown in the window's language; an older line has only the text.
    void aRefusedNoticeTellsItsReason()
    {
        storage::AuditEntry entry = entryOf(u"webhook.refused"_s);
        entry.row.line.detail = {{u"gateway"_s, u"tripay"_s}, {u"why"_s, u"as it was told"_s}};
        QVERIFY(ActivityWords::entry(entry).detail.contains(u"as it was told"_s));
        const auto error = core::makeError(core::Reason::WebhookNotJson, {u"Tripay"_s});
        entry.row.line.detail[u"because"_s] = core::reasonToJson(error);
        QCOMPARE(ActivityWords::entry(entry).detail, u"A payment notice of Tripay cannot be read."_s);
    }

private:
    Language m_language;
    QSet<QString> m_actions;
};

QTEST_MAIN(TestActivityWords)
#include "tst_activitywords.moc"
