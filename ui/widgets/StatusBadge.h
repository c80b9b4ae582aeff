// A state as a badge, outside of lists. UI thread.
#pragma once

#include "ui/text/Words.h"

#include <QWidget>

namespace loket::ui {

class StatusBadge : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBadge(const Theme& theme, QWidget* parent = nullptr);
    void show(const Look& look, const QString& text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Look m_look;
    QString m_text;
};

} // namespace loket::ui
