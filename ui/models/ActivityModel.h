// Who did what, newest first. UI thread.
#pragma once

#include "ui/models/LogModel.h"

#include <QCache>

namespace loket::ui {

class ActivityModel : public LogModel
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
    [[nodiscard]] qint64 purchaseAt(int row) const override;
    [[nodiscard]] QString textOf(int row) const override;

protected:
    [[nodiscard]] IdQuestion idQuestion() const override;
    [[nodiscard]] OrderQuestion orderQuestion(int column, bool descending) const override;
    void fetch(const QList<qint64>& ids, std::function<void(bool)> done) override;
    void forgetAll() override { m_cache.clear(); }

private:
    [[nodiscard]] const storage::AuditEntry* entryAt(int row) const;

    storage::AuditQuery m_query;
    QCache<qint64, storage::AuditEntry> m_cache{cachedRows};
};

} // namespace loket::ui
