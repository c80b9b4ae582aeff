// What is not seen whole: texts, chips, buttons and headings of columns that have less room than they need.
#pragma once

#include "ui/widgets/FilterChip.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>

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
    for (const QScrollArea* area : root->findChildren<QScrollArea*>()) {
        const bool isSeen = area->isVisibleTo(root) && area->window() == root->window() && area->widget();
        if (isSeen && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->width() > area->viewport()->width())
            cut += QStringLiteral("content of \"%1\" %2 of %3")
                       .arg(area->accessibleName())
                       .arg(area->viewport()->width())
                       .arg(area->widget()->width());
    }
    for (const QTableView* table : root->findChildren<QTableView*>()) {
        const QHeaderView* header = table->horizontalHeader();
        if (!table->isVisibleTo(root) || table->window() != root->window() || !header->isVisibleTo(root))
            continue;
        for (int column = 0; column < header->count(); ++column) {
            if (!header->isSectionHidden(column) && header->sectionSize(column) < header->sectionSizeHint(column))
                cut += QStringLiteral("heading \"%1\" %2 of %3")
                           .arg(table->model()->headerData(column, Qt::Horizontal).toString())
                           .arg(header->sectionSize(column))
                           .arg(header->sectionSizeHint(column));
        }
    }
    return cut;
}

} // namespace loket::tests
