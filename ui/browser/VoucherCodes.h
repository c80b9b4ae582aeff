// The codes of a purchase, large enough to be read out, each with its state and a copy button. UI thread.
#pragma once

#include "domain/Purchase.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QVBoxLayout;

namespace loket::ui {

class VoucherCodes : public QWidget
{
    Q_OBJECT

public:
    explicit VoucherCodes(const Theme& theme, QWidget* parent = nullptr);

    void setVouchers(const QList<domain::Voucher>& vouchers);

private:
    [[nodiscard]] QWidget* cardOf(const domain::Voucher& voucher);

    const Theme& m_theme;
    QVBoxLayout* m_layout;
};

} // namespace loket::ui
