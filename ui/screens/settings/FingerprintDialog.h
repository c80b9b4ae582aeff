// "Is this your router?": trust on first use, after a person has compared. A changed fingerprint is explained in
// plain words, and never accepted by pressing Enter. UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QDialog>

class QPushButton;

namespace loket::ui {

class FingerprintDialog : public QDialog
{
    Q_OBJECT

public:
    // `before` is the one that was trusted until now; empty: none.
    FingerprintDialog(const Theme& theme, const QString& fingerprint, const QString& before, bool isSsh,
                      QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* trust() const { return m_trust; }
    // "ab12 cd34 ..." in two lines.
    static QString grouped(const QString& fingerprint);

private:
    QPushButton* m_trust;
};

} // namespace loket::ui
