// A button in a table's cell: the cell's text is its label; an empty one has no button. Paints only; the view reports
// a press (LiveTableView::buttonPressed). UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QStyledItemDelegate>

namespace loket::ui {

class ButtonDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ButtonDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] QRect buttonRect(const QStyleOptionViewItem& option, const QString& text) const;

    const Theme& m_theme;
};

} // namespace loket::ui
