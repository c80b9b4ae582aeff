// The orders. A change of one is applied by difference; the rows of a new filter are shown at once where they are kept.
// UI thread.
#pragma once

#include "ui/models/LazyListModel.h"
#include "ui/text/Words.h"

namespace loket::ui {

// A row, and where the list is about what went wrong, the last attempt to send its message.
struct OrderRow
{
    domain::Purchase purchase;
    QString messageErrorKind;
    QString messageError;
    QString messageBecause;       // core::storedReason() of it
    bool waitsForChannel = false; // its message is queued, and its channel is paused
};

class OrdersModel : public LazyList<OrderRow>
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Invoice,
        Customer,
        Phone,
        Package,
        Quantity,
        Amount,
        Status,
        Delivery,
        Gateway,
        Reason,
        Remedy,
        ColumnCount
    };

    enum OwnRole { WaitsForChannelRole = ActionRole + 1 }; // of Remedy: the channel has to go on, not the order

    explicit OrdersModel(const UiContext& context, QObject* parent = nullptr);

    void setFilter(const storage::PurchaseFilter& filter);
    [[nodiscard]] const storage::PurchaseFilter& filter() const { return m_filter; }
    // Null while it has not been fetched; calling this fetches it. Valid until control returns to the event loop.
    [[nodiscard]] const domain::Purchase* purchaseAt(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] qint64 purchaseIdAt(int row) const override { return idAt(row); }
    [[nodiscard]] QString textOf(int row) const override;

public slots:
    void noteChanged(qint64 purchaseId);

protected:
    [[nodiscard]] ListQuestion listQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] qint64 idOf(const OrderRow& row) const override { return row.purchase.id; }
    [[nodiscard]] bool canSort(int column) const override;
    [[nodiscard]] std::pair<int, int> timeColumns() const override { return {Time, Time}; }
    void replaced() override {} // every change of an order is signalled: what is kept is up to date

private:
    void askForChanges();
    void applyChanges(const Ids& asked, const Rows& matching);

    [[nodiscard]] QVariant display(const OrderRow& row, int column) const;
    [[nodiscard]] QVariant toolTip(const OrderRow& row, int column) const;
    struct Trouble
    {
        ErrorWords words;
        QString said;             // the reason itself, or what the counterpart said
        bool isQuotation = false; // it is no sentence of its own

        // What helps: the reason where it is known, else what happened and what was said.
        [[nodiscard]] QString sentence() const;
        [[nodiscard]] QString whole() const;
    };
    [[nodiscard]] static Trouble troubleOf(const OrderRow& row);
    [[nodiscard]] static std::optional<PurchaseAction> remedyOf(const OrderRow& row);

    storage::PurchaseFilter m_filter;
    QSet<qint64> m_changed;
    bool m_changeScheduled = false;
};

} // namespace loket::ui
