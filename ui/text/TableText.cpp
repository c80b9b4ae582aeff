#include "ui/text/TableText.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

QString withoutFormula(const QString& text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        return u'\'' + text;
    return text;
}

QString clipboardRow(const QStringList& cells)
{
    QStringList plain;
    for (QString cell : cells) {
        for (const QChar breaking : {u'\t', u'\n', u'\r'})
            cell.replace(breaking, u' ');
        plain += withoutFormula(cell.trimmed());
    }
    return plain.join(u'\t');
}

} // namespace loket::ui
