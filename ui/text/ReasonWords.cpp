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
                                 printReasons(), jobsReasons(), salesReasons(), importingReasons(), serverReasons(),
                                 engineReasons(), windowReasons(), netReasons(), paymentsReasons(), deliveryReasons()})
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

QString ReasonWords::said(const core::Error& error)
{
    const QString words = of(error);
    return words.isEmpty() ? Words::quotation(error.detail) : words;
}

QString ReasonWords::said(const QString& because, const QString& text)
{
    return said(core::errorFromStored({}, text, because));
}

QString ReasonWords::ofStored(const QJsonObject& because, const QString& otherwise)
{
    const auto phrase = core::phraseFromJson(because);
    if (!phrase)
        return otherwise;
    const QString words = phrase->error ? of(*phrase->error) : core::wordsOf(*phrase, Language::current());
    return words.isEmpty() ? otherwise : words;
}

} // namespace loket::ui
