// What is shown instead of the window while the database of an older version is updated. UI thread; exists as
// long as the start of the engine takes.
#pragma once

#include "storage/Database.h"
#include "ui/widgets/PlainLabel.h"

#include <QProgressBar>
#include <QWidget>

namespace loket::ui {

class UpdateNotice : public QWidget
{
    Q_OBJECT

public:
    UpdateNotice();

    // Shows itself with the first call.
    void show(const storage::UpdateProgress& progress);

private:
    PlainLabel m_text;
    QProgressBar m_bar;
};

} // namespace loket::ui
