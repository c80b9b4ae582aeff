#include "sandbox/gateways/PhpJson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace loket::sandbox {

namespace {

QByteArray phpString(const QString& text)
{
    QByteArray out("\"");
    for (const QChar c : text) {
        const ushort code = c.unicode();
        if (code == '"' || code == '\\' || code == '/')
            out += QByteArray("\\") + char(code);
        else if (code == '\n')
            out += "\\n";
        else if (code == '\r')
            out += "\\r";
        else if (code == '\t')
            out += "\\t";
        else if (code >= 0x20 && code < 0x7f)
            out += char(code);
        else
            out += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
    }
    return out + '"';
}

QByteArray phpValue(const QJsonValue& value)
{
    if (value.isString())
        return phpString(value.toString());
    const QByteArray inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return inArray.mid(1, inArray.size() - 2);
}

} // namespace

QByteArray phpJson(const QList<std::pair<QString, QJsonValue>>& fields)
{
    QByteArray out("{");
    for (const auto& [name, value] : fields) {
        if (out.size() > 1)
            out += ',';
        out += phpString(name) + ':' + phpValue(value);
    }
    return out + '}';
}

} // namespace loket::sandbox
