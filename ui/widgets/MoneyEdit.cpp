#include "ui/widgets/MoneyEdit.h"

#include <QEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleOptionFrame>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Rupiah;

namespace {

constexpr int mostDigits = 10;
constexpr Rupiah thousand = 1000;
constexpr int gapBeside = 8; // between what is booked and what is typed
const QString currency = u"Rp"_s;

// A pasted "20.000,00" is twenty thousand.
QString digitsOf(const QString& text)
{
    static const QRegularExpression fraction(u",[0-9]*\\s*\\z"_s);
    QString digits = QString(text).remove(fraction);
    digits.removeIf([](QChar c) { return c < u'0' || c > u'9'; });
    return digits.left(mostDigits);
}

bool isToTheLetter(const QString& text)
{
    return text.trimmed().startsWith(u'r', Qt::CaseInsensitive);
}

// As it stands in the field; `toTheLetter`: a small number does not count as thousands.
QString inField(const QString& digits, bool toTheLetter)
{
    if (digits.isEmpty())
        return toTheLetter ? currency + u' ' : QString();
    const Rupiah number = digits.toLongLong();
    const QString withCurrency = core::formatRupiah(number);
    return toTheLetter && number > 0 && number < thousand ? withCurrency : withCurrency.sliced(currency.size() + 1);
}

} // namespace

MoneyEdit::MoneyEdit(QWidget* parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight);
    connect(this, &QLineEdit::textEdited, this, &MoneyEdit::regroup);
    connect(this, &QLineEdit::returnPressed, this, &MoneyEdit::writeOut);
    connect(this, &QLineEdit::textChanged, this, [this] {
        showBooked();
        emit valueChanged();
    });
    showBooked();
}

void MoneyEdit::setValue(Rupiah value)
{
    setText(inField(QString::number(value), true));
}

Rupiah MoneyEdit::value() const
{
    const Rupiah number = digitsOf(text()).toLongLong();
    return isShort() ? number * thousand : number;
}

bool MoneyEdit::isShort() const
{
    const Rupiah number = digitsOf(text()).toLongLong();
    return number > 0 && number < thousand && !isToTheLetter(text());
}

QString MoneyEdit::booked() const
{
    return isShort() ? u"= "_s + core::formatRupiah(value()) : isToTheLetter(text()) ? QString() : currency;
}

// The cursor stays behind the same digit, however many dots are added or removed before it.
void MoneyEdit::regroup()
{
    const qsizetype digitsBehind = digitsOf(text().mid(cursorPosition())).size();
    const QString wanted = inField(digitsOf(text()), isToTheLetter(text()));
    if (wanted == text())
        return;
    setText(wanted);
    qsizetype position = wanted.size();
    for (qsizetype digits = 0; position > 0 && digits < digitsBehind; --position)
        digits += wanted[position - 1].isDigit() ? 1 : 0;
    setCursorPosition(int(position));
}

void MoneyEdit::writeOut()
{
    if (isShort())
        setValue(value());
}

void MoneyEdit::showBooked()
{
    setTextMargins(booked().isEmpty() ? 0 : fontMetrics().horizontalAdvance(booked()) + gapBeside, 0, 0, 0);
    setAccessibleDescription(isEmpty() ? QString() : core::formatRupiah(value()));
    update();
}

QSize MoneyEdit::minimumSizeHint() const
{
    const int most = fontMetrics().horizontalAdvance(u"= Rp 999.000 999"_s) + 2 * gapBeside;
    return QLineEdit::minimumSizeHint().expandedTo({most, 0});
}

QSize MoneyEdit::sizeHint() const
{
    return QLineEdit::sizeHint().expandedTo(minimumSizeHint());
}

void MoneyEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect inside = style()->subElementRect(QStyle::SE_LineEditContents, &option, this);
    QPainter painter(this);
    painter.setPen(palette().color(isShort() ? QPalette::Text : QPalette::PlaceholderText));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, booked());
}

void MoneyEdit::focusOutEvent(QFocusEvent* event)
{
    if (event->reason() != Qt::PopupFocusReason)
        writeOut();
    QLineEdit::focusOutEvent(event);
}

void MoneyEdit::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        showBooked();
}

} // namespace loket::ui
