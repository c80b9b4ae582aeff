#include "server/routes/IdList.h"

#include "core/Reasons.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace loket::server {

using namespace Qt::Literals::StringLiterals;

core::Result<QList<qint64>> idsIn(const QByteArray& body, const QString& key, const QString& things)
{
    constexpr double maxExactId = 9007199254740991.0; // 2^53-1: beyond it a JSON number is no longer exact
    const auto wrong = [&] { return core::fail(core::Reason::FieldIds, {key, QString::number(maxIds), things}); };
    const QJsonArray values = QJsonDocument::fromJson(body).object().value(key).toArray();
    if (values.isEmpty() || values.size() > maxIds)
        return wrong();
    QList<qint64> ids;
    for (const QJsonValue& value : values) {
        const double number = value.toDouble(0);
        if (number < 1 || number > maxExactId || std::floor(number) != number)
            return wrong();
        if (!ids.contains(qint64(number)))
            ids += qint64(number);
    }
    return ids;
}

} // namespace loket::server
