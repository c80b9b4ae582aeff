// Copies a text to the clipboard and confirms it for a moment. UI thread.
#pragma once

#include "ui/theme/Theme.h"

#include <QToolButton>

namespace loket::ui {

class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    CopyButton(const Theme& theme, const QString& text, QWidget* parent = nullptr);

    void setCopiedText(const QString& text) { m_text = text; }
    void setLabel(const QString& label); // a word beside the icon

protected:
    void changeEvent(QEvent* event) override;

private:
    void copy();
    void settle();

    const Theme& m_theme;
    QString m_text;
};

} // namespace loket::ui
