// Looks at everything a window shows, as Qt would show it: which of the marked texts (HostileTexts.h) are there, and
// which of them Qt would take for markup. UI thread.
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRegularExpression>
#include <QSet>
#include <QTextDocument>
#include <QTextEdit>
#include <QToolTip>

namespace loket::tests {

using namespace Qt::Literals::StringLiterals;

class MarkupEye
{
public:
    // Everything in `root`, also what is not visible now.
    void look(QWidget& root)
    {
        lookAt(root);
        const auto widgets = root.findChildren<QWidget*>();
        for (QWidget* widget : widgets)
            lookAt(*widget);
    }

    void note(const QString& text, bool isPlain, const QString& where)
    {
        static const QRegularExpression mark(u"<b>([a-z_.]+)</b>"_s);
        for (auto match = mark.globalMatch(text); match.hasNext();)
            m_seen += match.next().captured(1);
        if (!isPlain && (text.contains(u"<b>"_s) || text.contains(u"<img"_s)))
            m_rich += where + u": "_s + text;
    }

    // Places of which the text was shown.
    [[nodiscard]] const QSet<QString>& seen() const { return m_seen; }
    // What Qt would render instead of showing it.
    [[nodiscard]] const QStringList& rich() const { return m_rich; }
    [[nodiscard]] int tips() const { return int(m_tips.size()); }

private:
    static constexpr int mostRows = 300;

    void lookAt(QWidget& widget)
    {
        const QString where = QString::fromLatin1(widget.metaObject()->className()) + u' ' + widget.objectName();
        if (const auto* label = qobject_cast<QLabel*>(&widget))
            note(label->text(), label->textFormat() == Qt::PlainText, where);
        if (const auto* button = qobject_cast<QAbstractButton*>(&widget)) {
            note(button->text(), true, where);
            if (button->inherits("QPushButton") || button->inherits("QToolButton") || button->inherits("QCheckBox"))
                noteKeys(button->text(), where); // others paint themselves
        }
        if (const auto* line = qobject_cast<QLineEdit*>(&widget))
            note(line->text() + line->placeholderText(), true, where);
        if (const auto* edit = qobject_cast<QPlainTextEdit*>(&widget))
            note(edit->toPlainText(), true, where);
        if (const auto* box = qobject_cast<QGroupBox*>(&widget))
            note(box->title(), true, where);
        if (const auto* bar = qobject_cast<QProgressBar*>(&widget))
            note(bar->format(), true, where);
        if (const auto* edit = qobject_cast<QTextEdit*>(&widget))
            lookInto(*edit->document(), where);
        if (const auto* view = qobject_cast<QGraphicsView*>(&widget))
            lookAtScene(*view, where);
        if (const auto* box = qobject_cast<QComboBox*>(&widget))
            lookAtModel(*box->model(), where);
        if (const auto* view = qobject_cast<QAbstractItemView*>(&widget); view && view->model())
            lookAtModel(*view->model(), where);
        const auto actions = widget.actions();
        for (const QAction* action : actions) {
            note(action->text(), true, where);
            noteKeys(action->text(), where);
            lookAtTip(action->toolTip(), where);
        }
        note(widget.windowTitle() + widget.accessibleName() + widget.accessibleDescription(), true, where);
        note(widget.whatsThis(), false, where + u" (what's this)"_s);
        lookAtTip(widget.toolTip(), where);
    }

    // A single "&" is taken for the mark of a key, and not shown.
    void noteKeys(const QString& text, const QString& where)
    {
        if (text.contains(u"<b>"_s) && QString(text).remove(u"&&"_s).contains(u'&'))
            m_rich += where + u" (loses its &): "_s + text;
    }

    void lookAtModel(const QAbstractItemModel& model, const QString& where)
    {
        for (int row = 0; row < qMin(model.rowCount(), mostRows); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                note(index.data().toString() + index.data(Qt::AccessibleTextRole).toString(), true, where);
                note(index.data(Qt::WhatsThisRole).toString(), false, where + u" (what's this)"_s);
                lookAtTip(index.data(Qt::ToolTipRole).toString(), where);
            }
        }
    }

    void lookAtScene(const QGraphicsView& view, const QString& where)
    {
        if (!view.scene())
            return;
        const auto items = view.scene()->items();
        for (const QGraphicsItem* item : items) {
            if (const auto* text = dynamic_cast<const QGraphicsTextItem*>(item))
                lookInto(*text->document(), where);
            if (const auto* text = dynamic_cast<const QGraphicsSimpleTextItem*>(item))
                note(text->text(), true, where);
            lookAtTip(item->toolTip(), where);
        }
    }

    // A document that shows a text to the letter has the text; one that took it for markup has a picture in its place.
    void lookInto(const QTextDocument& document, const QString& where)
    {
        note(document.toPlainText(), true, where);
        const auto formats = document.allFormats();
        for (const QTextFormat& format : formats) {
            if (format.isImageFormat())
                m_rich += where + u": a picture in a document"_s;
        }
    }

    // As Qt shows it: the tip itself is asked.
    void lookAtTip(const QString& text, const QString& where)
    {
        if (!(text.contains(u"<b>"_s) || text.contains(u"<img"_s)) || m_tips.contains(text))
            return;
        m_tips += text;
        QToolTip::showText(QPoint(40, 40), text);
        bool isShown = false;
        const auto windows = QApplication::topLevelWidgets();
        for (const QWidget* window : windows) {
            if (!window->inherits("QTipLabel") || !window->isVisible())
                continue;
            const auto* tip = static_cast<const QLabel*>(window);
            isShown = isShown || tip->text() == text;
            note(tip->text(), tip->textFormat() == Qt::PlainText, where + u" (tip)"_s);
        }
        if (!isShown)
            m_rich += where + u": the tip is not shown: "_s + text;
    }

    QSet<QString> m_seen;
    QSet<QString> m_tips;
    QStringList m_rich;
};

} // namespace loket::tests
