// Every attempt to send a message, newest first, with its result. A receipt that arrives changes the lines of
// its order. UI thread.
#pragma once

#include "ui/models/LazyListModel.h"

namespace loket::ui {

class DeliveriesModel : public LazyList<storage::AttemptEntry>
{
    Q_OBJECT

public:
    enum Column { Time, Status, Receipt, Customer, Phone, Package, Channel, Took, Reason, ColumnCount };

    explicit DeliveriesModel(const UiContext& context, QObject* parent = nullptr);

    void setQuery(const storage::AttemptQuery& query);
    [[nodiscard]] const storage::AttemptQuery& query() const { return m_query; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] qint64 purchaseIdAt(int row) const override;
    [[nodiscard]] QString textOf(int row) const override;

    static QString statusWords(const QString& status);

protected:
    [[nodiscard]] ListQuestion listQuestion() const override;
    [[nodiscard]] RowsQuestion rowsQuestion() const override;
    [[nodiscard]] qint64 idOf(const storage::AttemptEntry& entry) const override { return entry.attempt.id; }
    [[nodiscard]] std::pair<int, int> timeColumns() const override { return {Time, Time}; }

private:
    void purchaseChanged(qint64 purchaseId);
    void refetchChanged();
    [[nodiscard]] QVariant display(const storage::AttemptEntry& entry, int column) const;
    [[nodiscard]] QVariant toolTip(const storage::AttemptEntry& entry, int column) const;

    storage::AttemptQuery m_query;
    QSet<qint64> m_changed; // purchases
    bool m_changeScheduled = false;
};

} // namespace loket::ui
