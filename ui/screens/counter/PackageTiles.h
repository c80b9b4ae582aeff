// The packages on sale as tiles, each with the digit that picks it. One widget with a single focus: digits,
// arrow keys and Enter, or a click. UI thread.
#pragma once

#include "domain/Package.h"
#include "ui/theme/Theme.h"

#include <QHash>
#include <QWidget>

namespace loket::ui {

class PackageTiles : public QWidget
{
    Q_OBJECT

public:
    explicit PackageTiles(const Theme& theme, QWidget* parent = nullptr);

    void setPackages(const QList<domain::Package>& packages);
    [[nodiscard]] const QList<domain::Package>& packages() const { return m_packages; }
    // The package of the order that is being taken; -1: none.
    void setChosen(int place);
    [[nodiscard]] int chosen() const { return m_chosen; }

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void picked(int place);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintTile(QPainter& painter, int place) const;
    void showAccessible();
    void scrollToCurrent();
    [[nodiscard]] int columns() const;
    [[nodiscard]] QRect tileRect(int place) const;
    [[nodiscard]] int placeAt(const QPoint& point) const;

    const Theme& m_theme;
    QList<domain::Package> m_packages;
    int m_current = 0; // where the arrow keys are
    int m_chosen = -1;
    int m_hovered = -1;
};

} // namespace loket::ui
