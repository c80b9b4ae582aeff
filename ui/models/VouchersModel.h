// The vouchers, newest first or sorted by a column, however many there are: ids of all that match the filter are held
// (8 bytes each), rows are fetched in blocks when they are shown and dropped when they are not. A change of a
// purchase or a batch is applied by difference, so selection and scroll position survive. All reading happens in the
// reader's thread. UI thread.
#pragma once

#include "storage/VoucherModels.h"
#include "ui/context/UiContext.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

#include <atomic>

namespace loket::ui {

struct Look;

class VouchersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Code, Package, Status, Owner, Router, Made, Printed, Sold, FirstLogin, Ends, ColumnCount };
    enum Role { ToneRole = Qt::UserRole + 1, BadgeIconRole, BadgeTextRole };
    enum class State { Loading, Ready, Failed };

    static constexpr int blockRows = 128;   // fetched at once
    static constexpr int cachedRows = 4096; // kept
    static constexpr int rowsAtOnce = 500;  // ids in one query
    static constexpr auto coalesce = std::chrono::milliseconds(150);

    explicit VouchersModel(const UiContext& context, QObject* parent = nullptr);
    ~VouchersModel() override;

    void setFilter(const storage::VoucherFilter& filter);
    [[nodiscard]] const storage::VoucherFilter& filter() const { return m_filter; }
    void reload();
    // By any column; Made downwards is the order in which they were stored. What arrives while another order
    // is active is on top, where it is visible, until it is sorted again.
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const core::Error& error() const { return m_error; }
    [[nodiscard]] qint64 idAt(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const; // -1: not in this list
    // Null while it has not been fetched; calling this fetches it. Valid until control returns to the event loop.
    [[nodiscard]] const storage::VoucherRow* rowAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    // A line of plain text for the clipboard; empty where the row has not been fetched.
    [[nodiscard]] QString textOf(int row) const;

    // The state of one voucher as shown: being withdrawn, or refused, has precedence.
    static Look lookOf(const storage::VoucherRow& row);
    static QString stateOf(const storage::VoucherRow& row);

public slots:
    void refreshWords();

signals:
    void stateChanged();
    void rowsChanged(const QList<qint64>& ids); // some hold other data now, or have been fetched

private:
    using Rows = QList<storage::VoucherRow>;
    struct Difference
    {
        QList<qint64> matching; // of the query; ascending
        QList<qint64> asked;    // likewise
        bool whole = false;     // the query covered everything
    };

    void setState(State state, const core::Error& error = {});
    void want(qsizetype block) const;
    void fetchWanted();
    void ask(const QList<qint64>& ids, std::function<void(const core::Result<Rows>&)> then);
    void noteChanged();
    void askForChanges();
    void apply(const Difference& difference);
    void insertIds(const QList<qint64>& ids);
    void removeId(qint64 id);
    void tick();

    [[nodiscard]] bool isByAge() const { return m_sortColumn == Made && m_sortOrder == Qt::DescendingOrder; }
    [[nodiscard]] qsizetype place(int row) const { return m_ids.size() - 1 - row; }
    [[nodiscard]] QVariant display(const storage::VoucherRow& row, int column) const;
    [[nodiscard]] QVariant toolTip(const storage::VoucherRow& row, int column) const;
    [[nodiscard]] QDateTime timeOf(const storage::VoucherRow& row, int column) const;

    const UiContext& m_context;
    storage::VoucherFilter m_filter;
    State m_state = State::Loading;
    core::Error m_error;
    Column m_sortColumn = Made;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<qint64> m_ids; // the last one is shown first: a new voucher is appended, which costs nothing
    QCache<qint64, storage::VoucherRow> m_cache{cachedRows};
    mutable QSet<qsizetype> m_wanted; // blocks, counted from the oldest, so they stay valid when rows are added
    QSet<qsizetype> m_fetching;
    mutable bool m_fetchScheduled = false;
    QSet<qint64> m_changedPurchases;
    QSet<qint64> m_changedBatches;
    bool m_changeScheduled = false;
    // Queries of an older filter are dropped before they cost anything.
    std::shared_ptr<std::atomic<quint64>> m_generation = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace loket::ui
