// The closed shifts, those closed last first: who, when, what was counted and what was expected. UI thread.
#pragma once

#include "storage/ShiftRepository.h"
#include "ui/context/UiContext.h"
#include "ui/text/Words.h"

#include <QAbstractTableModel>

namespace loket::ui {

class ClosedShiftsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Closed, Cashier, Opened, Expected, Counted, Result, Note, ColumnCount };
    enum Role { ToneRole = Qt::UserRole, IconRole, TextRole };

    explicit ClosedShiftsModel(const UiContext& context, QObject* parent = nullptr);

    void setShifts(const QList<storage::Shift>& shifts);
    [[nodiscard]] const storage::Shift* shiftAt(int row) const;
    void refreshWords();
    // For the clipboard, with the values of each column.
    [[nodiscard]] QString textOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // "Rp 5.000 missing", "Rp 5.000 too much", "It adds up".
    static QString resultOf(core::Rupiah difference);
    // The cashier's name; where there was no staff yet: what is said instead.
    static QString nameOf(const QString& cashier);

private:
    [[nodiscard]] QString text(const storage::Shift& shift, int column) const;

    const UiContext& m_context;
    QList<storage::Shift> m_shifts;
};

} // namespace loket::ui
