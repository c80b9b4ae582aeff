// The orders, newest first or sorted by a column, however many there are: the ids of all that match the filter are held
// (8 bytes each), the rows themselves are fetched in blocks when they are looked at and forgotten when they are not. A
// change is applied by difference, so selection and scroll position survive; the list is replaced only where the filter
// is. All reading happens in the reader's thread. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

#include <atomic>

namespace loket::ui {

struct ErrorWords;

class OrdersModel : public QAbstractTableModel
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
    enum Role { ToneRole = Qt::UserRole + 1, BadgeIconRole, BadgeTextRole, ActionRole };
    enum class State { Loading, Ready, Failed };

    static constexpr int blockRows = 128;     // fetched at once
    static constexpr int cachedRows = 4096;   // kept
    static constexpr int changesAtOnce = 500; // ids in one question
    static constexpr auto coalesce = std::chrono::milliseconds(100);

    explicit OrdersModel(const UiContext& context, QObject* parent = nullptr);
    ~OrdersModel() override;

    void setFilter(const storage::PurchaseFilter& filter);
    [[nodiscard]] const storage::PurchaseFilter& filter() const { return m_filter; }
    void reload();
    // By the database, in the reader's thread. What comes in afterwards stands on top until the list is read again.
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QList<qint64> ids() const; // as they are shown

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const core::Error& error() const { return m_error; }

    [[nodiscard]] qint64 idAt(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const; // -1: not in this list
    // Null while it has not been fetched; asking fetches it. Valid until control returns to the event loop.
    [[nodiscard]] const domain::Purchase* purchaseAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    // A line of plain text for the clipboard; empty where the row has not been fetched.
    [[nodiscard]] QString textOf(int row) const;

public slots:
    void noteChanged(qint64 purchaseId);
    // Words and relative times are new: repaint what is there.
    void refreshWords();

signals:
    void stateChanged();
    // Some rows hold other data now, or have been fetched.
    void rowsChanged(const QList<qint64>& ids);

private:
    // A row, and where the list is about what went wrong, the last try to send its message.
    struct Row
    {
        domain::Purchase purchase;
        QString messageErrorKind;
        QString messageError;
        QString messageBecause; // core::storedReason() of it
    };
    using Rows = QList<Row>;
    static core::Result<Rows> fetch(const storage::ReadModels& models, const storage::PurchaseFilter& filter,
                                    bool withMessages);

    void setState(State state, const core::Error& error = {});
    void replaceIds(QList<qint64> ids);
    void want(qsizetype block) const;
    void fetchWanted();
    void receive(qsizetype block, const core::Result<Rows>& rows);
    void askForChanges();
    void applyChanges(const QList<qint64>& asked, const Rows& matching);
    void insertIds(const QList<qint64>& ids);
    void removeId(qint64 id);
    void emitRow(int row);
    void tick();

    // Newest first: then the ids are in ascending order and are found by halving.
    [[nodiscard]] bool isByAge() const { return m_sortColumn == Time && m_sortOrder == Qt::DescendingOrder; }
    [[nodiscard]] qsizetype place(int row) const { return m_ids.size() - 1 - row; }
    [[nodiscard]] const Row* rowAt(int row) const;
    [[nodiscard]] QVariant display(const Row& row, int column) const;
    [[nodiscard]] QVariant toolTip(const Row& row, int column) const;
    [[nodiscard]] static QPair<ErrorWords, QString> troubleOf(const Row& row);

    const UiContext& m_context;
    storage::PurchaseFilter m_filter;
    State m_state = State::Loading;
    core::Error m_error;
    Column m_sortColumn = Time;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<qint64> m_ids; // the last one is shown first: a new purchase is appended, which costs nothing
    QCache<qint64, Row> m_cache{cachedRows};
    mutable QSet<qsizetype> m_wanted; // blocks, counted from the oldest, so they stay in place when new rows come
    QSet<qsizetype> m_fetching;
    mutable bool m_fetchScheduled = false;
    QSet<qint64> m_changed;
    bool m_changeScheduled = false;
    // Questions of an older filter are dropped before they cost anything.
    std::shared_ptr<std::atomic<quint64>> m_generation = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace loket::ui
