// The packages on sale as tiles, each with the digit that picks it. One widget with a single focus: digits,
// arrow keys and Enter, or a click; any of them by typing its name, or "/" and its price, and Enter. UI thread.
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
    // Where there are several, each tile says where its vouchers work.
    void setRouters(const QStringList& routers);
    // How many were made in advance, by package id: shown where that is known.
    void setStock(const QHash<QString, int>& stock);
    // The small line of a tile: how many there are, how long it lasts, and where. The first is seen in a narrow tile
    // too.
    [[nodiscard]] QString terms(int place) const;
    // Of the package with this id; -1: it is not on sale.
    [[nodiscard]] int placeOf(const QString& packageId) const;
    // The package of the order that is being taken; -1: none.
    void setChosen(int place);
    [[nodiscard]] int chosen() const { return m_chosen; }
    [[nodiscard]] int current() const { return m_current; }
    // What was typed to find one; empty: nothing.
    [[nodiscard]] QString sought() const { return m_sought; }
    [[nodiscard]] bool isFound(int place) const;
    [[nodiscard]] QRect tileRect(int place) const;

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void picked(int place);
    void soughtChanged();
    // Enter, and no package is called that: an order's number, from a scanner.
    void otherSought(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QFont priceFont(const QString& price, int room) const;
    [[nodiscard]] QFont termsFont(const QString& terms, int room) const;
    void paintTile(QPainter& painter, int place) const;
    void showAccessible();
    bool seek(const QKeyEvent& event);
    void setSought(const QString& text);
    void scrollToCurrent();
    [[nodiscard]] int columns() const;
    [[nodiscard]] int placeAt(const QPoint& point) const;

    const Theme& m_theme;
    QList<domain::Package> m_packages;
    QStringList m_routers;
    QHash<QString, int> m_stock;
    QString m_sought;
    int m_current = 0; // where the arrow keys are
    int m_chosen = -1;
    int m_hovered = -1;
};

} // namespace loket::ui
