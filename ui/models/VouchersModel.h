// The vouchers, sold or in stock. A change of a purchase or a batch is applied by difference. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/models/LazyListModel.h"

namespace loket::ui {

struct Look;

class VouchersModel : public LazyList<storage::VoucherRow>
{
    Q_OBJECT

public:
    enum Column { Code, Package, Status, Owner, Router, Made, Printed, Sold, FirstLogin, Ends, ColumnCount };

    static constexpr auto changesPause = std::chrono::milliseconds(150);

    explicit VouchersModel(const UiContext& context, QObject* parent = nullptr);

    void setFilter(const storage::VoucherFilter& filter);
    [[nodiscard]] const storage::VoucherFilter& filter() const { return m_filter; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] qint64 purchaseIdAt(int row) const override;
    [[nodiscard]] QString textOf(int row) const override;

    // The state of one voucher as shown: being withdrawn, or refused, has precedence.
    static Look lookOf(const storage::VoucherRow& row);
    static QString stateOf(const storage::VoucherRow& row);

protected:
    [[nodiscard]] ListQuestion listQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] qint64 idOf(const storage::VoucherRow& row) const override { return row.voucher.id; }
    [[nodiscard]] std::pair<int, int> timeColumns() const override { return {Made, Ends}; }

private:
    struct Difference
    {
        Ids matching;       // of the query; ascending
        Ids asked;          // likewise
        bool whole = false; // the query covered everything
    };

    void noteChanged();
    void askForChanges();
    void apply(const Difference& difference);
    [[nodiscard]] QVariant display(const storage::VoucherRow& row, int column) const;
    [[nodiscard]] QVariant toolTip(const storage::VoucherRow& row, int column) const;
    [[nodiscard]] QDateTime timeOf(const storage::VoucherRow& row, int column) const;

    storage::VoucherFilter m_filter;
    QSet<qint64> m_changedPurchases;
    QSet<qint64> m_changedBatches;
    bool m_changeScheduled = false;
};

} // namespace loket::ui
