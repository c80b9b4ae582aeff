// Every line of the activity log in words, also those that belong to no order. Pure but for the translator that is
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
    // What stands before the dot of its actions; of Other: what belongs to all the others.
    static QStringList prefixes(ActivityFamily family);
    // The actions whose words contain `text`, for the search.
    static QStringList actionsSaying(const QString& text);

private:
    struct Known;
    static const QList<Known>& known();
};

inline constexpr std::array allActivityFamilies{
    ActivityFamily::Orders,  ActivityFamily::Payments, ActivityFamily::Vouchers, ActivityFamily::Messages,
    ActivityFamily::Counter, ActivityFamily::Settings, ActivityFamily::Other};

} // namespace loket::ui
