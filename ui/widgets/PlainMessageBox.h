// A message box that shows its texts verbatim, for the reason in PlainLabel, and never lets Enter remove something that
// nobody chose to: where a button does, and no other one is the default, the way back is. UI thread.
#pragma once

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace loket::ui {

class PlainMessageBox : public QMessageBox
{
    Q_OBJECT

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

protected:
    void showEvent(QShowEvent* event) override
    {
        const QList<QAbstractButton*> all = buttons();
        const auto with = [&](ButtonRole role) {
            const auto button =
                std::find_if(all.begin(), all.end(), [&](QAbstractButton* one) { return buttonRole(one) == role; });
            return button == all.end() ? nullptr : qobject_cast<QPushButton*>(*button);
        };
        if (QPushButton* back = with(RejectRole); back && !defaultButton() && with(DestructiveRole)) {
            setDefaultButton(back);
            back->setFocus();
        }
        QMessageBox::showEvent(event);
    }
};

} // namespace loket::ui
