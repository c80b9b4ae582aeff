// The small dialogs of a shift: cash in and out, the count at its end, its report, and the void of a sale. Each calls
// the engine itself, shows its answer, and closes when done. Keyboard: Enter continues, Escape closes. UI
// thread.
#pragma once

#include "engine/window/Session.h"
#include "sales/people/Shifts.h"
#include "storage/ShiftRepository.h"
#include "ui/context/UiContext.h"
#include "ui/printing/Ticket.h"

#include <QDialog>
#include <QMap>

class QComboBox;
class QDialogButtonBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace loket::ui {

class MoneyEdit;

// A title, a form, a line for problems and two buttons.
class ShiftDialog : public QDialog
{
    Q_OBJECT

public:
    ShiftDialog(const UiContext& context, QWidget* parent);
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QPushButton& go() const { return *m_go; }

protected:
    void showProblem(const QString& text);
    void setBusy(bool busy);
    [[nodiscard]] engine::Session& session() const;

    const UiContext& m_context;
    QLabel* m_title;
    QVBoxLayout* m_form;
    QHBoxLayout* m_buttons;
    QLabel* m_problem;
    QPushButton* m_go;
    QPushButton* m_close;
};

class CashDialog : public ShiftDialog
{
    Q_OBJECT

public:
    CashDialog(const UiContext& context, QWidget* parent);
    [[nodiscard]] QComboBox& direction() const { return *m_direction; }
    [[nodiscard]] MoneyEdit& amount() const { return *m_amount; }
    [[nodiscard]] QLineEdit& reason() const { return *m_reason; }

private:
    void book();

    QComboBox* m_direction;
    MoneyEdit* m_amount;
    QLineEdit* m_reason;
};

// The drawer is counted blind: what should be in it is shown after the count.
class CloseShiftDialog : public ShiftDialog
{
    Q_OBJECT

public:
    CloseShiftDialog(const UiContext& context, qint64 shiftId, QWidget* parent);
    [[nodiscard]] QLineEdit& pieces(core::Rupiah denomination) const { return *m_pieces[denomination]; }
    [[nodiscard]] core::Rupiah counted() const;

signals:
    void closed(const loket::storage::ShiftReport& report);

private:
    [[nodiscard]] sales::CashCount count() const;
    void recount();
    void closeShift();

    qint64 m_shiftId;
    QMap<core::Rupiah, QLineEdit*> m_pieces;
    QMap<core::Rupiah, QLabel*> m_sums;
    QLabel* m_total;
    QLineEdit* m_note;
};

class ShiftReportDialog : public ShiftDialog
{
    Q_OBJECT

public:
    ShiftReportDialog(const UiContext& context, const storage::ShiftReport& report, QWidget* parent);
    [[nodiscard]] const storage::ShiftReport& report() const { return m_report; }
    [[nodiscard]] QPushButton& printButton() const { return *m_print; }
    [[nodiscard]] QString notice() const;

private:
    void line(QGridLayout& grid, const QString& what, const QString& amount, const char* role = nullptr);
    void addScrolling(QGridLayout* grid);
    void copy();
    void print();

    storage::ShiftReport m_report;
    Slip m_slip; // the same lines for paper
    QPushButton* m_print;
    QLabel* m_notice;
};

class VoidDialog : public ShiftDialog
{
    Q_OBJECT

public:
    VoidDialog(const UiContext& context, const storage::ShiftSale& sale, QWidget* parent);
    [[nodiscard]] QLineEdit& reason() const { return *m_reason; }
    [[nodiscard]] QLineEdit& secret() const { return *m_secret; }
    [[nodiscard]] QComboBox& owner() const { return *m_owner; }

private:
    void loadOwners();
    void voidSale();

    storage::ShiftSale m_sale;
    QLineEdit* m_reason;
    QComboBox* m_owner;
    QLineEdit* m_secret;
};

} // namespace loket::ui
