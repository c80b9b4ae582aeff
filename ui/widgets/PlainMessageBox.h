// A message box that shows its texts verbatim, for the reason in PlainLabel. UI thread.
#pragma once

#include <QLabel>
#include <QMessageBox>

namespace loket::ui {

class PlainMessageBox : public QMessageBox
{
public:
    explicit PlainMessageBox(QWidget* parent = nullptr) : QMessageBox(parent) { setTextFormat(Qt::PlainText); }

    // The text comes last: anything set before the format would be guessed.
    PlainMessageBox(Icon icon, const QString& title, const QString& text, StandardButtons buttons = NoButton,
                    QWidget* parent = nullptr)
        : PlainMessageBox(parent)
    {
        setIcon(icon);
        setWindowTitle(title);
        setStandardButtons(buttons);
        setText(text);
    }

    // Qt's label for this text is made with the first one and does not follow the box's format.
    void setInformativeText(const QString& text)
    {
        QMessageBox::setInformativeText(QStringLiteral("-"));
        if (auto* label = findChild<QLabel*>(QStringLiteral("qt_msgbox_informativelabel")))
            label->setTextFormat(Qt::PlainText);
        QMessageBox::setInformativeText(text);
    }
};

} // namespace loket::ui
