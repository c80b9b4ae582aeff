#include "ui/widgets/MoneyEdit.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostDigits = 10;
constexpr core::Rupiah thousand = 1000;

QString digitsOf(const QString& text)
{
    QString digits = text;
    digits.removeIf([](QChar c) { return c < u'0' || c > u'9'; });
    return digits.left(mostDigits);
}

QString grouped(const QString& digits)
{
    const qlonglong number = digits.toLongLong();
    return digits.isEmpty() ? QString() : core::formatRupiah(number).remove(u"Rp"_s).trimmed();
}

} // namespace

MoneyEdit::MoneyEdit(QWidget* parent) : QLineEdit(parent)
{
    setAlignment(Qt::AlignRight);
    connect(this, &QLineEdit::textEdited, this, &MoneyEdit::regroup);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            m_set.reset();
        emit valueChanged();
    });
}

void MoneyEdit::setValue(core::Rupiah value)
{
    m_set = value;
    setText(grouped(QString::number(value)));
}

core::Rupiah MoneyEdit::value() const
{
    if (m_set)
        return *m_set;
    const core::Rupiah number = digitsOf(text()).toLongLong();
    return m_shorthand && number > 0 && number < thousand ? number * thousand : number;
}

// The cursor stays behind the same digit, however many dots are added or removed before it.
void MoneyEdit::regroup()
{
    m_set.reset();
    const qsizetype digitsBehind = digitsOf(text().mid(cursorPosition())).size();
    const QString wanted = grouped(digitsOf(text()));
    if (wanted == text())
        return;
    setText(wanted);
    qsizetype position = wanted.size();
    for (qsizetype digits = 0; position > 0 && digits < digitsBehind; --position)
        digits += wanted[position - 1].isDigit() ? 1 : 0;
    setCursorPosition(int(position));
}

} // namespace loket::ui
