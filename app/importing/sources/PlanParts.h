// What the plans of programs with a file of their own share: what is left out, what is asked, which settings would be
// set, and how text from outside becomes a name, a time or an amount. Pure; any thread.
#pragma once

#include "importing/Plan.h"
#include "importing/Source.h"

#include <QSet>
#include <QTimeZone>

#include <optional>

class QJsonObject;

namespace loket::importing {

// Collects what is left out: one row for each thing and reason, with a few examples. Only names of packages and
// routers, keys of settings and numbers of rows may be examples: a voucher's code can be its password, and the user
// name of a customer can be a phone number.
class LeftOutRows
{
public:
    void add(What what, Why why, int count = 1);
    void add(What what, Why why, const QString& example);
    [[nodiscard]] const QList<LeftOut>& rows() const { return m_rows; }

    static constexpr int mostExamples = 5;

private:
    LeftOut& row(What what, Why why);

    QList<LeftOut> m_rows;
};

// Asks, with the owner's answers at hand.
class Asking
{
public:
    explicit Asking(const Answers& answers) : m_answers(answers) {}

    // The owner's answer, or the default.
    QString ask(Question question);
    // InvalidInput: an answer to no question, or one that is none of its choices.
    [[nodiscard]] core::Result<QList<Question>> finish() const;

private:
    Answers m_answers;
    QList<Question> m_questions;
    std::optional<core::Error> m_problem;
};

// Compares what the other program has set with what is set here.
class SettingsPart
{
public:
    SettingsPart(const Ours& ours, Asking& asking, LeftOutRows& leftOut);

    // The value is set where ours is not; where both are and differ, the owner is asked. One that ours cannot be is
    // left out. `into` is not touched where nothing has to be set.
    void value(PlannedSettings& into, const QString& key, const QString& theirs);
    // Ours is kept where one is set: nobody can compare secrets by looking at them.
    void secret(PlannedSettings& into, const QString& key, const core::Secret& theirs);

private:
    const Ours& m_ours;
    Asking& m_asking;
    LeftOutRows& m_leftOut;
};

// A router of the other program.
struct ForeignRouter
{
    QString name; // as it is called there
    QString host;
    QString port; // empty: the usual one
    QString user;
    core::Secret password;
    bool isEnabled = true;
};

// Which of our routers the other program's are: the one of the same address and port, or a new one.
class RoutersPart
{
public:
    RoutersPart(const Ours& ours, SettingsPart& settings, LeftOutRows& leftOut);

    // Its name here; empty where it is left out. What has to be set is added to `settings`.
    QString place(const ForeignRouter& router, QList<PlannedSettings>& settings);
    // All that there will be, ours first.
    [[nodiscard]] const QStringList& names() const { return m_names; }
    // Where something belongs that names no router: the first.
    [[nodiscard]] QString byDefault() const { return m_names.isEmpty() ? QStringLiteral("main") : m_names.first(); }

private:
    const Ours& m_ours;
    SettingsPart& m_settings;
    LeftOutRows& m_leftOut;
    QStringList m_names;
    QHash<QString, QString> m_byAddress; // of those of this import: "host:port" to name
};

// One of ours that has the same id, profile and price is that package.
bool isSamePackage(const domain::Package& ours, const domain::Package& theirs);
// An id of a package made from a name: what an id cannot have becomes a hyphen, and a number makes it unlike `taken`,
// which it joins.
QString freePackageId(const QString& name, QSet<QString>& taken);

// One line: without control characters, trimmed, at most `most` characters.
QString lineOf(const QString& text, qsizetype most);
// An example for a report: empty where it looks like a phone number.
QString exampleOf(const QString& name);
// 3 to 64 printable characters of ASCII without a space: what a user of the router can be called.
bool isAcceptableCode(const QString& code);
// International digits; empty where it is no number of a phone.
QString phoneOf(const QString& typed);
// Whole rupiah: "3000", "3000.00", 3000.0. Nothing where it is negative, not whole or too much.
std::optional<core::Rupiah> rupiahOf(const QString& text);
// "2026-01-23 20:15:32", also with a T, fractions and Z. Invalid where it is none of these, and for MySQL's zeros.
QDateTime utcTimeOf(const QString& text);
// The same as a clock on the wall in `zone` shows it.
QDateTime localTimeOf(const QString& text, const QTimeZone& zone);
// Before there were such programs, or later than tomorrow: a clock that was wrong.
bool isImpossible(const QDateTime& time, const QDateTime& now);

} // namespace loket::importing
