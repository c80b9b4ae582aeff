// The packages in the order they are listed in, and how each matches its router: does its profile exist, and how fast
// is it. Rows are added, removed and moved by difference; dragging requests a new order. UI thread.
#pragma once

#include "domain/Package.h"
#include "engine/window/SetupValues.h"
#include "ui/theme/Theme.h"

#include <QAbstractTableModel>

namespace loket::ui {

class PackagesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Price, Duration, Profile, Limits, OnSale, ColumnCount };
    enum Role { ToneRole = Qt::UserRole + 1, IconRole, BadgeRole };
    enum class Drift {
        Unknown, // the router has not answered
        Present,
        Missing,
        Devices, // the profile allows another number of devices than the package
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setPackages(const QList<domain::Package>& packages);
    // What a router has; nothing while unknown.
    void setProfiles(const QString& router, const std::optional<QList<engine::RouterProfile>>& profiles);

    [[nodiscard]] const QList<domain::Package>& packages() const { return m_packages; }
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] std::optional<QList<engine::RouterProfile>> profiles(const QString& router) const;
    [[nodiscard]] Drift drift(const domain::Package& package) const;
    // Where there are several, the list says on which one a package is.
    void setRouters(const QStringList& routers);
    static QString routerOf(const domain::Package& package);
    static QString counting(domain::Counting counting);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

signals:
    void orderWanted(const QStringList& ids);

private:
    [[nodiscard]] QString text(const domain::Package& package, int column) const;
    [[nodiscard]] QString limits(const domain::Package& package) const;
    [[nodiscard]] QVariant badge(const domain::Package& package, int column, int role) const;

    QList<domain::Package> m_packages;
    [[nodiscard]] QString place(const domain::Package& package) const;

    QStringList m_routers;
    QHash<QString, QList<engine::RouterProfile>> m_profiles;
};

} // namespace loket::ui
