// Asks what to make in advance: the package, how many, on which router; shows the result in advance. Closes itself when
// the batch has begun; what was refused is shown in it. UI thread.
#pragma once

#include "ui/context/UiContext.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace loket::ui {

class MakeVouchersDialog : public QDialog
{
    Q_OBJECT

public:
    // `routers`: those that are set up.
    MakeVouchersDialog(const UiContext& context, const QList<domain::Package>& packages, const QStringList& routers,
                       QWidget* parent = nullptr);

    [[nodiscard]] QComboBox* package() const { return m_package; }
    [[nodiscard]] QSpinBox* quantity() const { return m_quantity; }
    [[nodiscard]] QPushButton* makeButton() const { return m_make; }
    [[nodiscard]] QLabel* preview() const { return m_preview; }
    [[nodiscard]] QLabel* problem() const { return m_problem; }

signals:
    void begun(const loket::domain::Batch& batch);

private:
    void describe();
    void make();
    [[nodiscard]] domain::Package chosen() const;

    const UiContext& m_context;
    QList<domain::Package> m_packages;
    QComboBox* m_package;
    QComboBox* m_router;
    QSpinBox* m_quantity;
    QLabel* m_preview;
    QLabel* m_problem;
    QPushButton* m_make;
};

} // namespace loket::ui
