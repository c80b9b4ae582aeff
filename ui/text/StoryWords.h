// A purchase's history as text: from the audit log and the delivery log, oldest first, as the lines of a timeline.
// Pure but for the translator that is installed.
#pragma once

#include "storage/ReadModels.h"
#include "ui/text/Words.h"

namespace loket::ui {

struct StoryEntry
{
    QDateTime at;
    Tone tone = Tone::Neutral;
    QString icon;
    QString title;  // "The vouchers could not be made (attempt 2)"
    QString detail; // reason and what to do; may be empty
    QString actor;  // "Tripay", "Operator"; empty: Loket itself

    bool operator==(const StoryEntry&) const = default;
};

struct StoryWords
{
    Q_DECLARE_TR_FUNCTIONS(StoryWords)

public:
    static QList<StoryEntry> entries(const storage::Story& story);
    // Why the purchase is stuck and what to do; empty texts where nothing is wrong.
    struct Trouble
    {
        QString what;
        QString remedy;
        QString technical; // the stored reason in words, else what was said as a quotation
        bool mendsItself = false;
    };
    // `recovers`: UiContext::recoversByItself.
    static Trouble troubleOf(const storage::Story& story, bool recovers);
    // One line; an unknown action keeps its name as its title.
    static StoryEntry entryOf(const storage::StoryLine& line, const domain::Purchase& purchase);

    // What was approved, and who asked for it.
    static QString approvalDetail(const storage::StoryLine& line);

private:
    static StoryEntry paymentEntry(const storage::StoryLine& line, const domain::Purchase& purchase);
    static StoryEntry messageEntry(const storage::StoryLine& line);
    static StoryEntry voucherEntry(const storage::StoryLine& line);
    static StoryEntry lifeEntry(const storage::StoryLine& line, const domain::Purchase& purchase);
    static StoryEntry careEntry(const storage::StoryLine& line, const QString& which);
};

} // namespace loket::ui
