#include "ui/widgets/SearchEdit.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int searchEditLeastWidth = 160;
constexpr int searchEditMostLetters = 100;

} // namespace

SearchEdit::SearchEdit(const UiContext& context, QWidget* parent) : QLineEdit(parent), m_context(context)
{
    setClearButtonEnabled(true);
    addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    setMinimumWidth(searchEditLeastWidth);
    setMaxLength(searchEditMostLetters);
    connect(this, &QLineEdit::textChanged, this, &SearchEdit::reportSoon);
}

void SearchEdit::reportSoon()
{
    const quint64 typed = ++m_typed;
    m_context.clock.callAfter(typingPause, this, [this, typed] {
        if (typed == m_typed)
            emit searched();
    });
}

void SearchEdit::reset()
{
    clear();
    ++m_typed;
}

void SearchEdit::focusAll()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

} // namespace loket::ui
