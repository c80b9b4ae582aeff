// What an import finds, asks and leaves out, in the user's language: the one place. Texts from outside (names, codes,
// comments) are shown to the letter. Pure but for the translator that is installed.
#pragma once

#include "importing/Imports.h"

#include <QCoreApplication>
#include <QLocale>

#include <span>

namespace loket::ui {

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)

public:
    // All of an enum, in the order they are shown; a test compares them with the headers of the room.
    static std::span<const importing::What> allWhats();
    static std::span<const importing::Why> allWhys();
    static std::span<const importing::About> allAbouts();
    static std::span<const importing::Step> allSteps();

    // "Mikhmon", "a list of vouchers"; an unknown name as it is.
    static QString source(const QString& source);
    // "Vouchers", as the heading of a row.
    static QString name(importing::What what);
    // "3 vouchers".
    static QString counted(importing::What what, int count);
    // A whole sentence: why it stays out, or why undo kept it, and what can be done.
    static QString why(importing::Why why);
    // "12 vouchers: ..."
    static QString leftOut(const importing::LeftOut& leftOut);
    // "For example: abc42, abc43 and 10 more"; empty without examples.
    static QString examples(const importing::LeftOut& leftOut, const QLocale& locale);
    static QString step(importing::Step step);

    // Of all questions of one kind: what is asked, and what follows from the answers.
    static QString question(importing::About about);
    static QString hint(importing::About about);
    // Of one: what it is about ("Paket-1Hari"). `names`: of packages by their id.
    static QString subject(const importing::Question& question);
    static QString choice(const importing::Question& question, const QString& choice,
                          const QHash<QString, QString>& names = {});

    // What the other program lost, one sentence each; empty: nothing is known.
    static QStringList lost(const importing::Lost& lost);
    // "5 packages, 3 vouchers"; "nothing".
    static QString sum(const QMap<importing::What, int>& counts);
    static int total(const QMap<importing::What, int>& counts);

private:
    static QString duration(const QString& text);
    static QString column(const QString& choice);
};

} // namespace loket::ui
