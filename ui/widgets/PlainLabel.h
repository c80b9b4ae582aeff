// A label that shows its text verbatim. QLabel guesses whether a text is markup, and the guess can be exploited: a
// customer called <img src=/dev/zero> would hang the window. Every label of the window is one of these
// (tests/support/check_house.sh); the one that shows links of our own sets rich text itself. UI thread.
#pragma once

#include <QLabel>

namespace loket::ui {

class PlainLabel : public QLabel
{
public:
    explicit PlainLabel(QWidget* parent = nullptr) : QLabel(parent) { setTextFormat(Qt::PlainText); }
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr) : PlainLabel(parent) { setText(text); }

    // One whose text wraps and can be copied. `role`: of the style sheet ("heading"); null: none.
    static PlainLabel* copyable(const QString& text, const char* role, QWidget* parent)
    {
        auto* label = new PlainLabel(text, parent);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (role)
            label->setProperty("role", QString::fromLatin1(role));
        return label;
    }
};

} // namespace loket::ui
