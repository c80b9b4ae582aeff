#include "ui/shell/UpdateNotice.h"

#include <QVBoxLayout>

namespace loket::ui {

UpdateNotice::UpdateNotice()
{
    setWindowTitle(QStringLiteral("Loket"));
    auto* layout = new QVBoxLayout(this);
    m_text.setWordWrap(true);
    m_bar.setObjectName(QStringLiteral("updateProgress"));
    layout->addWidget(&m_text);
    layout->addWidget(&m_bar);
    constexpr int width = 420;
    setMinimumWidth(width);
}

void UpdateNotice::show(const storage::UpdateProgress& progress)
{
    const bool isCopying = progress.total == 0;
    m_text.setText(isCopying
                       ? tr("The database is being copied, before this version of Loket changes it.")
                       : tr("The database is being brought up to date. This takes a few minutes where there are many "
                            "orders; payments are not lost meanwhile. Please leave the computer on."));
    m_bar.setRange(0, progress.total); // nothing to count yet: it moves automatically
    m_bar.setValue(progress.done);
    QWidget::show();
}

} // namespace loket::ui
