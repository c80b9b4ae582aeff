// A purchase's history as a column of events, each with its icon on a line, its text and its time. Changed by
// difference: what stays the same is not touched, so nothing flickers while it grows. UI thread.
#pragma once

#include "ui/context/UiContext.h"
#include "ui/text/StoryWords.h"

#include <QWidget>

class QVBoxLayout;

namespace loket::ui {

class Timeline : public QWidget
{
    Q_OBJECT

public:
    explicit Timeline(const UiContext& context, QWidget* parent = nullptr);

    void setEntries(const QList<StoryEntry>& entries);
    [[nodiscard]] const QList<StoryEntry>& entries() const { return m_entries; }

private:
    const UiContext& m_context;
    QVBoxLayout* m_layout;
    QList<StoryEntry> m_entries;
    QList<QWidget*> m_rows;
};

} // namespace loket::ui
