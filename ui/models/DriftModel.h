// Where the routers and the ledger differ, with the action that repairs each; changed by difference. UI thread.
#pragma once

#include "sales/vouchers/Drift.h"
#include "ui/context/UiContext.h"
#include "ui/models/KeyedRows.h"

namespace loket::ui {

class DriftModel : public KeyedRows<sales::DriftItem>
{
    Q_OBJECT

public:
    enum Column { Kind, Voucher, Router, Details, Remedy, ColumnCount };
    enum Role { ToneRole = Qt::UserRole + 1, BadgeIconRole, BadgeTextRole, SearchRole };

    explicit DriftModel(const UiContext& context, QObject* parent = nullptr);

    void setReports(const QList<sales::DriftReport>& reports);
    [[nodiscard]] const sales::DriftItem& at(int row) const { return m_rows[row]; }
    void refreshWords();

    static QString word(sales::DriftKind kind);
    static QString word(sales::DriftAction action);
    // What has been done, once it is.
    static QString done(sales::DriftAction action);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString details(const sales::DriftItem& item);
    [[nodiscard]] static QString fieldWord(const QString& field);
    // As the router writes it, or as text where people would not.
    [[nodiscard]] static QString valueWord(const QString& field, const QString& value);

    const UiContext& m_context;
};

} // namespace loket::ui
