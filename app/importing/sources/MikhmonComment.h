// What the comment of a hotspot user says in the conventions of Mikhmon and its forks. Pure; the text is the router's.
#pragma once

#include <QDateTime>
#include <QString>

namespace loket::importing::mikhmon {

enum class CommentForm {
    Batch,    // made with others, not logged in yet
    OneByOne, // made alone, not logged in yet
    Ends,     // logged in once: the date of the end
    Empty,    // made by hand, or reset
    Ours,     // Loket's
    Stranger, // anything else
};

struct Comment
{
    CommentForm form = CommentForm::Stranger;
    bool isCode = false; // the password is the name
    QDate made;          // of a batch, where it says
    QDateTime ends;      // the router's local time, as a UTC time of the same digits
};

Comment readComment(const QString& text);

// "mar/20/2026", "2026-03-20", "03/20/2026"; invalid where it is none of them.
QDate dateOf(QStringView text);
// "16:05:11"; invalid otherwise.
QTime timeOf(QStringView text);

// Without what could be a phone number.
QString withoutNumbers(QString text);

} // namespace loket::importing::mikhmon
