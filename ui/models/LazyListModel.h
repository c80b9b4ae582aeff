// A list from the database, newest first or sorted by a column, however long: the ids of all that belong to it are held
// (8 bytes each); the rows themselves are fetched in blocks when they are shown and dropped when they are not.
// Changes are applied by difference, so selection and scroll position survive; the list is replaced only where its
// filter or its order is. All reading happens in the reader's thread. What a row is, the models of the single lists
// define: orders, vouchers, messages, the activity. UI thread.
#pragma once

#include "core/Reasons.h"
#include "storage/LogModels.h"
#include "ui/context/UiContext.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>

#include <atomic>
#include <functional>

namespace loket::ui {

class LazyListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ToneRole = Qt::UserRole + 1, BadgeIconRole, BadgeTextRole, ActionRole };
    enum class State { Loading, Ready, Failed };

    static constexpr int blockRows = 128;   // fetched at once
    static constexpr int cachedRows = 4096; // kept
    static constexpr int idsAtOnce = 500;   // in one query
    static constexpr auto coalesce = std::chrono::milliseconds(100);

    ~LazyListModel() override;

    void reload();
    // By the database, in the reader's thread. What arrives while another order than by age is active is on top, where
    // it is visible, until the list is read again.
    void sort(int column, Qt::SortOrder order) override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const core::Error& error() const { return m_error; }
    [[nodiscard]] qint64 idAt(int row) const;     // 0: no such row
    [[nodiscard]] int rowOf(qint64 id) const;     // -1: not in this list
    [[nodiscard]] QList<qint64> shownIds() const; // from the first row to the last
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

    // The order a row belongs to; 0 where there is none, or it is not known yet.
    [[nodiscard]] virtual qint64 purchaseIdAt(int row) const = 0;
    // A line of plain text for the clipboard; empty where the row has not been fetched.
    [[nodiscard]] virtual QString textOf(int row) const = 0;

public slots:
    // Texts and relative times have changed: repaint what is shown.
    void refreshWords();
    // For lists that are only added to: soon, several requests as one.
    void lookForNew();

signals:
    void stateChanged();
    // Some rows hold other data now, or have been fetched.
    void rowsChanged(const QList<qint64>& ids);

protected:
    // Downwards by `ageColumn`, the list is in the order in which its rows were stored.
    LazyListModel(const UiContext& context, int ageColumn, QObject* parent);

    using Ids = QList<qint64>;
    // All that belong to the list now, in its present order; the last one is shown first. For lists that are only added
    // to: up to where was checked, and those after `after` alone where it is not 0.
    using ListQuestion = std::function<core::Result<storage::LogIds>(const storage::ReadModels&, qint64 after)>;
    [[nodiscard]] virtual ListQuestion listQuestion() const = 0;
    // Reads these rows and keeps them; `done` gets which, or that it was not possible, or nothing where the list has
    // become another one.
    virtual void fetch(const Ids& ids, std::function<void(const core::Result<Ids>&)> done) = 0;
    virtual void forget(qint64 id) = 0;
    virtual void forgetAll() = 0;
    // The list has been read again: cached rows may be out of date.
    virtual void replaced() { forgetAll(); }
    [[nodiscard]] virtual bool canSort(int column) const;
    // The columns with relative times, from the first to the last.
    [[nodiscard]] virtual std::pair<int, int> timeColumns() const = 0;

    void setState(State state, const core::Error& error = {});
    [[nodiscard]] const Ids& ids() const { return m_ids; } // the last one is shown first
    [[nodiscard]] bool isByAge() const { return m_sortColumn == m_ageColumn && m_sortOrder == Qt::DescendingOrder; }
    struct SortOrder
    {
        int column;
        bool descending; // as the database is to be asked: the other way round, because the last one is shown first
        bool isByAge;
    };
    [[nodiscard]] SortOrder sortOrder() const { return {m_sortColumn, m_sortOrder == Qt::AscendingOrder, isByAge()}; }
    // What was found, put into the order by `sorted`, where it is not by age and not only what is new.
    template <class Sorted>
    static core::Result<storage::LogIds> inOrder(core::Result<storage::LogIds> found, qint64 after,
                                                 const SortOrder& order, Sorted sorted)
    {
        if (!found || order.isByAge || after > 0)
            return found;
        auto ids = sorted(found->ids);
        if (!ids)
            return core::Failure(ids.error());
        found->ids = std::move(*ids);
        return found;
    }
    void want(int row) const;         // fetches the block around it after painting
    void insertIds(const Ids& ids);   // ascending, none of them in the list
    void removeId(qint64 id);         // also where it is only kept and not listed
    void tellChanged(const Ids& ids); // repaints those that are listed

    // A query's answer is valid while this has not changed; the reader's thread checks it before it begins.
    using Generation = std::shared_ptr<std::atomic<quint64>>;
    [[nodiscard]] const Generation& generation() const { return m_generation; }

    const UiContext& m_context;

private:
    [[nodiscard]] qsizetype place(int row) const { return m_ids.size() - 1 - row; }
    void fetchWanted();
    void blockFetched(qsizetype block, const Ids& ids);
    void ask(qint64 after, std::function<void(const core::Result<storage::LogIds>&)> then);
    void tick();

    const int m_ageColumn;
    State m_state = State::Loading;
    core::Error m_error;
    int m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    Ids m_ids;                        // the last one is shown first: a new one is appended, which costs nothing
    mutable QSet<qsizetype> m_wanted; // blocks, counted from the oldest, so they stay valid when rows are added
    QSet<qsizetype> m_fetching;
    qint64 m_upTo = 0; // checked so far
    bool m_newScheduled = false;
    bool m_asking = false;
    mutable bool m_fetchScheduled = false;
    Generation m_generation = std::make_shared<std::atomic<quint64>>(0);
};

// With the rows it keeps. `Row` is copied between threads.
template <class Row>
class LazyList : public LazyListModel
{
public:
    // Null while it has not been fetched; calling this fetches it. Valid until control returns to the event loop.
    [[nodiscard]] const Row* rowAt(int row) const
    {
        if (row < 0 || row >= rowCount())
            return nullptr;
        const Row* found = m_rows.object(idAt(row));
        if (!found)
            want(row);
        return found;
    }

protected:
    using LazyListModel::LazyListModel;
    using Rows = QList<Row>;
    // In the reader's thread, newest first or in any order; what is not there any more is left out.
    using RowsQuestion = std::function<core::Result<Rows>(const storage::ReadModels&, const Ids& ids)>;
    [[nodiscard]] virtual RowsQuestion rowsQuestion() const = 0;
    [[nodiscard]] virtual qint64 idOf(const Row& row) const = 0;

    void keep(const Row& row) { m_rows.insert(idOf(row), new Row(row)); }
    [[nodiscard]] const QCache<qint64, Row>& kept() const { return m_rows; }

    void fetch(const Ids& ids, std::function<void(const core::Result<Ids>&)> done) override
    {
        const quint64 asked = *generation();
        core::whenReady(
            m_context.reader.template ask<Rows>([ids, asked, current = generation(), question = rowsQuestion()](
                                                    const storage::ReadModels& models) -> core::Result<Rows> {
                if (*current != asked)
                    return core::fail(core::Reason::OtherFilter);
                return question(models, ids);
            }),
            this, [this, asked, done = std::move(done)](const core::Result<Rows>& rows) {
                if (*generation() != asked)
                    return;
                if (!rows)
                    return done(core::Failure(rows.error()));
                Ids read;
                for (const Row& row : *rows) {
                    keep(row);
                    read += idOf(row);
                }
                done(read);
            });
    }
    void forget(qint64 id) override { m_rows.remove(id); }
    void forgetAll() override { m_rows.clear(); }

private:
    QCache<qint64, Row> m_rows{cachedRows};
};

} // namespace loket::ui
