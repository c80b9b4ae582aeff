// Every attempt to send a message, newest first, with its result. A receipt that arrives changes the lines of
// its order. UI thread.
#pragma once

#include "ui/models/LogModel.h"

#include <QCache>

namespace loket::ui {

class DeliveriesModel : public LogModel
{
    Q_OBJECT

public:
    enum Column { Time, Status, Receipt, Customer, Phone, Package, Channel, Took, Reason, ColumnCount };

    explicit DeliveriesModel(const UiContext& context, QObject* parent = nullptr);

    void setQuery(const storage::AttemptQuery& query);
    [[nodiscard]] const storage::AttemptQuery& query() const { return m_query; }
    [[nodiscard]] const storage::AttemptEntry* entryAt(int row) const; // null while it has not been fetched

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] qint64 purchaseAt(int row) const override;
    [[nodiscard]] QString textOf(int row) const override;

    static QString statusWords(const QString& status);

protected:
    [[nodiscard]] IdQuestion idQuestion() const override;
    [[nodiscard]] OrderQuestion orderQuestion(int column, bool descending) const override;
    void fetch(const QList<qint64>& ids, std::function<void(bool)> done) override;
    void forgetAll() override { m_cache.clear(); }

private:
    void purchaseChanged(qint64 purchaseId);
    void refetchChanged();
    [[nodiscard]] QVariant display(const storage::AttemptEntry& entry, int column) const;
    [[nodiscard]] QVariant toolTip(const storage::AttemptEntry& entry, int column) const;

    storage::AttemptQuery m_query;
    QCache<qint64, storage::AttemptEntry> m_cache{cachedRows};
    QSet<qint64> m_changed; // purchases
    bool m_changeScheduled = false;
};

} // namespace loket::ui
