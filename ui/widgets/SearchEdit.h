// The search field of a list: its text is reported after a short pause in typing, so that not every letter asks the
// database. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QLineEdit>

namespace loket::ui {

class SearchEdit : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr auto typingPause = std::chrono::milliseconds(200);

    explicit SearchEdit(const UiContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString words() const { return text().trimmed(); }
    // Empties it and reports nothing, not even what was typed just before.
    void reset();
    // For its shortcut: what is in it can be overwritten at once.
    void focusAll();

signals:
    void searched();

private:
    void reportSoon();

    const UiContext& m_context;
    quint64 m_typed = 0;
};

} // namespace loket::ui
