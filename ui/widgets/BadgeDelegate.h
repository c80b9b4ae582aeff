// Paints a state as a badge: an icon and a word on a soft background, so nothing is shown by colour alone. Reads the
// roles of OrdersModel (tone, icon, text). UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QStyledItemDelegate>

namespace loket::ui {

class BadgeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    BadgeDelegate(const Theme& theme, int toneRole, int iconRole, int textRole, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_theme;
    int m_toneRole;
    int m_iconRole;
    int m_textRole;
};

// The badge itself, for widgets that are no lists.
void paintBadge(QPainter& painter, const QRect& area, const Theme& theme, Tone tone, const QString& icon,
                const QString& text, const QFont& font);

} // namespace loket::ui
