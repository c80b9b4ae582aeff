#include "importing/sources/MikhmonComment.h"

#include "router/Values.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype dateLength = 10; // "2026-03-20"; with a month's name one more
constexpr qsizetype timeLength = 8;

std::optional<int> number(QStringView text)
{
    int value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
        value = value * 10 + (c.unicode() - u'0');
    }
    return text.isEmpty() || text.size() > 4 ? std::nullopt : std::optional(value);
}

// "03.19.26": month, day, year.
QDate shortDate(QStringView text)
{
    if (text.size() != 8 || text[2] != u'.' || text[5] != u'.')
        return {};
    const auto month = number(text.first(2));
    const auto day = number(text.sliced(3, 2));
    const auto year = number(text.sliced(6, 2));
    return month && day && year ? QDate(2000 + *year, *month, *day) : QDate();
}

// A date and a time at the beginning; more text may follow.
QDateTime endOf(QStringView text)
{
    // One of the forks puts the number of the month before the whole date.
    if (text.size() > 6 && text[2] == u'/' && text[6] == u'/' && !text[3].isDigit())
        text = text.sliced(3);
    for (const qsizetype length : {dateLength, dateLength + 1}) {
        if (text.size() < length + 1 + timeLength || text[length] != u' ')
            continue;
        const QDate date = dateOf(text.first(length));
        const QTime time = timeOf(text.sliced(length + 1, timeLength));
        if (date.isValid() && time.isValid())
            return QDateTime(date, time, QTimeZone::utc()).toUTC();
    }
    return {};
}

} // namespace

QDate dateOf(QStringView text)
{
    if (text.size() == dateLength && text[2] == u'/' && text[5] == u'/') {
        const auto month = number(text.first(2));
        const auto day = number(text.sliced(3, 2));
        const auto year = number(text.sliced(6, 4));
        return month && day && year ? QDate(*year, *month, *day) : QDate();
    }
    if (text.size() == dateLength && text[4] == u'-' && text[7] == u'-') {
        const auto year = number(text.first(4));
        const auto month = number(text.sliced(5, 2));
        const auto day = number(text.sliced(8, 2));
        return month && day && year ? QDate(*year, *month, *day) : QDate();
    }
    if (text.size() == dateLength + 1 && text[3] == u'/' && text[6] == u'/' && number(text.sliced(4, 2)) &&
        number(text.sliced(7, 4)))
        return router::parseRouterDate(text.toLatin1()).value_or(QDate());
    return {};
}

QTime timeOf(QStringView text)
{
    if (text.size() != timeLength || text[2] != u':' || text[5] != u':')
        return {};
    const auto hour = number(text.first(2));
    const auto minute = number(text.sliced(3, 2));
    const auto second = number(text.sliced(6, 2));
    return hour && minute && second ? QTime(*hour, *minute, *second) : QTime();
}

Comment readComment(const QString& text)
{
    if (text.isEmpty())
        return {.form = CommentForm::Empty};
    if (text.startsWith(u"loket:"_s))
        return {.form = CommentForm::Ours};
    if (const QDateTime ends = endOf(text); ends.isValid())
        return {.form = CommentForm::Ends, .ends = ends};
    if (!text.startsWith(u"vc-"_s) && !text.startsWith(u"up-"_s))
        return {.form = CommentForm::Stranger};
    Comment comment{.form = CommentForm::OneByOne, .isCode = text.startsWith(u"vc-"_s)};
    const qsizetype dash = text.indexOf(u'-', 3);
    if (dash <= 3)
        return comment;
    comment.form = CommentForm::Batch;
    const QStringView rest = QStringView(text).sliced(dash + 1);
    if (rest.size() >= 8)
        comment.made = shortDate(rest.first(8));
    if (!comment.made.isValid() && rest.size() >= dateLength)
        comment.made = dateOf(rest.first(dateLength));
    return comment;
}

QString withoutNumbers(QString text)
{
    static const QRegularExpression longNumber(u"\\+?[0-9][0-9 .-]{6,}[0-9]"_s);
    for (qsizetype from = 0;;) {
        const auto match = longNumber.match(text, from);
        if (!match.hasMatch())
            return text;
        qsizetype digits = 0;
        for (const QChar c : match.capturedView())
            digits += c.isDigit() ? 1 : 0;
        // A batch's number and date have nine digits, with dots between them.
        constexpr qsizetype ofAPhone = 9;
        const bool isDate = match.capturedView().contains(u'.') || match.capturedView().count(u'-') > 1;
        if (digits >= ofAPhone && !isDate)
            text.replace(match.capturedStart(), match.capturedLength(), u"\u2026"_s);
        from = digits >= ofAPhone && !isDate ? match.capturedStart() + 1 : match.capturedEnd();
    }
}

} // namespace loket::importing::mikhmon
