// Who is online on all routers, by router and name; changed by difference. UI thread.
#pragma once

#include "sales/vouchers/VoucherCare.h"
#include "ui/context/UiContext.h"
#include "ui/models/KeyedRows.h"

namespace loket::ui {

struct OnlineRow
{
    QString router;
    sales::OnlineGuest guest;
};

class OnlineModel : public KeyedRows<OnlineRow>
{
    Q_OBJECT

public:
    enum Column { Guest, Package, Since, Left, Data, Device, Address, Router, ColumnCount };
    enum Role { SearchRole = Qt::UserRole + 1, SortRole }; // SortRole: the value a column is sorted by

    using Row = OnlineRow;

    explicit OnlineModel(const UiContext& context, QObject* parent = nullptr);

    // Routers that could not be read keep their last known state.
    void setRouters(const QList<sales::OnlineRouter>& routers);
    [[nodiscard]] const Row& at(int row) const { return m_rows[row]; }
    void refreshWords();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const Row& row, int column) const;
    [[nodiscard]] QVariant sortValue(const Row& row, int column) const;
    [[nodiscard]] QString leftOf(const sales::OnlineGuest& guest) const;

    const UiContext& m_context;
};

} // namespace loket::ui
