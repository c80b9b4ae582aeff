// What is not seen whole: texts, chips and buttons that have less room than they need.
#pragma once

#include "ui/widgets/FilterChip.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>

namespace loket::tests {

inline bool isInsideScrollArea(const QWidget* widget, const QWidget* root)
{
    for (const QWidget* around = widget->parentWidget(); around && around != root; around = around->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea*>(around))
            return true;
    }
    return false;
}

// A part of it lies beyond a widget around it. What can be scrolled to is not lost.
inline bool isBeyondEdge(const QWidget* widget, const QWidget* root)
{
    if (isInsideScrollArea(widget, root))
        return false;
    const QRect area(widget->mapTo(root, QPoint()), widget->size());
    return !root->rect().contains(area);
}

inline bool isCut(const QLabel* label)
{
    if (label->text().isEmpty() || !label->pixmap().isNull())
        return false;
    if (label->wordWrap())
        return label->height() < label->heightForWidth(label->width());
    return label->width() < label->sizeHint().width() || label->height() < label->minimumSizeHint().height();
}

inline QStringList cutTexts(const QWidget* root)
{
    QStringList cut;
    for (const QLabel* label : root->findChildren<QLabel*>()) {
        if (label->isVisibleTo(root) && label->window() == root->window() && !label->text().isEmpty() &&
            (isCut(label) || isBeyondEdge(label, root)))
            cut += QStringLiteral("label \"%1\" %2x%3").arg(label->text()).arg(label->width()).arg(label->height());
    }
    for (const QAbstractButton* button : root->findChildren<QAbstractButton*>()) {
        const bool hasWords = qobject_cast<const QPushButton*>(button) || qobject_cast<const ui::FilterChip*>(button);
        if (hasWords && button->isVisibleTo(root) && button->window() == root->window() && !button->text().isEmpty() &&
            (button->width() < button->sizeHint().width() || isBeyondEdge(button, root)))
            cut += QStringLiteral("button \"%1\" %2 of %3")
                       .arg(button->text())
                       .arg(button->width())
                       .arg(button->sizeHint().width());
    }
    return cut;
}

} // namespace loket::tests
