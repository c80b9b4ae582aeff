// Shows every tool tip of the program verbatim, from any source: a widget, a list, a chart. Qt guesses
// whether a tip is markup, and tips contain names, routers' and vendors' texts. Installs itself on the application; one
// is enough and more do no harm. UI thread.
#pragma once

#include <QObject>

namespace loket::ui {

class PlainToolTips : public QObject
{
    Q_OBJECT

public:
    explicit PlainToolTips(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace loket::ui
