// Who did what, newest first. UI thread.
#pragma once

#include "ui/models/LazyListModel.h"

namespace loket::ui {

class ActivityModel : public LazyList<storage::AuditEntry>
{
    Q_OBJECT

public:
    enum Column { Time, Actor, What, Detail, Order, ColumnCount };

    explicit ActivityModel(const UiContext& context, QObject* parent = nullptr);

    void setQuery(const storage::AuditQuery& query);
    [[nodiscard]] const storage::AuditQuery& query() const { return m_query; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] qint64 purchaseIdAt(int row) const override;
    [[nodiscard]] QString textOf(int row) const override;

protected:
    [[nodiscard]] ListQuestion listQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] qint64 idOf(const storage::AuditEntry& entry) const override { return entry.row.id; }
    [[nodiscard]] std::pair<int, int> timeColumns() const override { return {Time, Time}; }

private:
    storage::AuditQuery m_query;
};

} // namespace loket::ui
