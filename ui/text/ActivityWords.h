// Every line of the activity log as text, also those without an order. Pure but for the translator that is
// installed.
#pragma once

#include "storage/LogModels.h"
#include "ui/text/StoryWords.h"

namespace loket::ui {

// What a line is about; the filter of the screen.
enum class ActivityFamily { Orders, Payments, Vouchers, Messages, Counter, Settings, Other };

struct ActivityWords
{
    Q_DECLARE_TR_FUNCTIONS(ActivityWords)

public:
    static StoryEntry entry(const storage::AuditEntry& entry);
    static QString family(ActivityFamily family);
    // The part before the dot of its actions; of Other: those of all the others.
    static QStringList prefixes(ActivityFamily family);
    // The actions whose text contains `text`, for the search.
    static QStringList actionsSaying(const QString& text);

private:
    static QString shiftDetail(const storage::StoryLine& line);
    static QString settingsDetail(const storage::StoryLine& line);
    static QString detailOf(const storage::AuditEntry& entry);
    struct Known;
    static const QList<Known>& known();
};

inline constexpr std::array allActivityFamilies{
    ActivityFamily::Orders,  ActivityFamily::Payments, ActivityFamily::Vouchers, ActivityFamily::Messages,
    ActivityFamily::Counter, ActivityFamily::Settings, ActivityFamily::Other};

} // namespace loket::ui
