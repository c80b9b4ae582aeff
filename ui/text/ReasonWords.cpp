#include "ui/text/ReasonWords.h"

#include "core/Phrases.h"
#include "ui/text/Language.h"
#include "ui/text/Words.h"
#include "ui/text/reasons/Tables.h"

namespace loket::ui {

const std::vector<ReasonText>& ReasonWords::all()
{
    static const std::vector<ReasonText> tables = [] {
        std::vector<ReasonText> every;
        for (const auto& room : {coreReasons(), domainReasons(), storageReasons(), settingsReasons(), routerReasons(),
                                 printReasons(), jobsReasons(), salesReasons(), serverReasons(), engineReasons(),
                                 windowReasons(), netReasons(), paymentsReasons(), deliveryReasons()})
            every.insert(every.end(), room.begin(), room.end());
        return every;
    }();
    return tables;
}

QString ReasonWords::of(const core::Error& error)
{
    for (const ReasonText& text : all()) {
        if (text.reason != error.reason)
            continue;
        QStringList values = error.values;
        if (!error.cause.empty() && !values.isEmpty())
            values.last() = Words::error(error.cause.front()).both();
        const QString indonesian = Language::current() == u"id" ? core::indonesianOf(error.reason) : QString();
        return core::fillIn(indonesian.isEmpty() ? QString::fromUtf8(text.words) : indonesian, values);
    }
    return {};
}

QString ReasonWords::ofStored(const QJsonObject& because, const QString& otherwise)
{
    const auto error = core::reasonFromJson(core::ErrorKind::Internal, because);
    const QString words = error ? of(*error) : QString();
    return words.isEmpty() ? otherwise : words;
}

} // namespace loket::ui
