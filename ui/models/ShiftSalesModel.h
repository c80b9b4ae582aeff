// The sales of a shift, newest first, changed by difference so that selection and scroll position stay. UI thread.
#pragma once

#include "storage/ShiftRepository.h"
#include "ui/text/Words.h"

#include <QAbstractTableModel>
#include <QLocale>
#include <QTimeZone>

namespace loket::ui {

class ShiftSalesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, What, Amount, State, ColumnCount };
    enum Role { ToneRole = Qt::UserRole, IconRole, TextRole };

    ShiftSalesModel(const QTimeZone& zone, QObject* parent = nullptr);

    void setSales(const QList<storage::ShiftSale>& sales);
    void setRecovers(bool recovers);
    [[nodiscard]] const storage::ShiftSale* saleAt(int row) const;
    [[nodiscard]] int rowOf(qint64 purchaseId) const; // -1: none
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // A sale's state at the counter: a void is distinct from a refund.
    // `recovers`: UiContext::recoversByItself.
    static Look lookOf(const storage::ShiftSale& sale, bool recovers = true);
    static QString stateOf(const storage::ShiftSale& sale, bool recovers = true);

private:
    const QTimeZone& m_zone; // the context's, which can change
    QList<storage::ShiftSale> m_sales;
    bool m_recovers = true;
};

} // namespace loket::ui
