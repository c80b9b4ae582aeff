// An append-only log, newest first or sorted by a column, however long: the ids of all lines that match are
// held, the lines are fetched in blocks when they are shown. New lines are inserted at the top by difference. What a
// line is, the models of the single logs define. All reading happens in the reader's thread. UI thread.
#pragma once

#include "storage/LogModels.h"
#include "ui/context/UiContext.h"

#include <QAbstractTableModel>
#include <QSet>

#include <atomic>
#include <functional>

namespace loket::ui {

class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { ToneRole = Qt::UserRole + 1, BadgeIconRole, BadgeTextRole };
    enum class State { Loading, Ready, Failed };

    static constexpr int blockRows = 128;   // fetched at once
    static constexpr int cachedRows = 4096; // kept
    static constexpr auto coalesce = std::chrono::milliseconds(100);

    explicit LogModel(const UiContext& context, QObject* parent = nullptr);
    ~LogModel() override;

    void reload();
    // By any column; Time downwards is the order of the log. What arrives while another order is active is on top,
    // where it is visible, until it is sorted again.
    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const core::Error& error() const { return m_error; }
    [[nodiscard]] qint64 idAt(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const;                        // -1: not in this list
    [[nodiscard]] const QList<qint64>& ids() const { return m_ids; } // the last one is shown first
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

    // The order of a line and its text; 0 and empty where it has not been fetched.
    [[nodiscard]] virtual qint64 purchaseAt(int row) const = 0;
    [[nodiscard]] virtual QString textOf(int row) const = 0;

public slots:
    void lookForNew(); // soon, several requests as one
    void refreshWords();

signals:
    void stateChanged();

protected:
    using IdQuestion = std::function<core::Result<storage::LogIds>(const storage::ReadModels&, qint64 after)>;
    [[nodiscard]] virtual IdQuestion idQuestion() const = 0; // of the present filter
    using OrderQuestion = std::function<core::Result<QList<qint64>>(const storage::ReadModels&, const QList<qint64>&)>;
    // These ids, ascending, in the order of a column.
    [[nodiscard]] virtual OrderQuestion orderQuestion(int column, bool descending) const = 0;
    // Reads these lines, keeps them, and answers whether that succeeded.
    virtual void fetch(const QList<qint64>& ids, std::function<void(bool)> done) = 0;
    virtual void forgetAll() = 0;

    void want(int row) const; // fetches the block around it after painting
    void linesChanged(const QList<qint64>& ids);
    const UiContext& m_context;

private:
    void setState(State state, const core::Error& error = {});
    [[nodiscard]] bool isByAge() const { return m_sortColumn == 0 && m_sortOrder == Qt::DescendingOrder; }
    void fetchWanted();
    void ask(qint64 after, std::function<void(const core::Result<storage::LogIds>&)> then);
    void addNew(const storage::LogIds& found);
    void tick();

    State m_state = State::Loading;
    core::Error m_error;
    int m_sortColumn = 0; // the time, in every log
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    QList<qint64> m_ids; // the last one is shown first: a new line is appended, which costs nothing
    qint64 m_upTo = 0;   // checked so far
    bool m_newScheduled = false;
    bool m_asking = false;
    mutable QSet<qsizetype> m_wanted; // blocks, counted from the oldest, so they stay valid when lines are added
    QSet<qsizetype> m_fetching;
    mutable bool m_fetchScheduled = false;
    // Queries of an older filter are dropped before they cost anything.
    std::shared_ptr<std::atomic<quint64>> m_generation = std::make_shared<std::atomic<quint64>>(0);
};

} // namespace loket::ui
