// F1: the manual. On the left the pages, or the results of a search over all of them; on the right the page. Follows
// the window's language and appearance. Nothing is loaded from the network: links open other pages, or the browser. Not
// modal, so that it can be read while working; one for each window. UI thread; same lifetime as its parent.
#pragma once

#include "ui/text/Manual.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;
class QTextDocument;
class QToolButton;
class QUrl;

namespace loket::ui {

class Language;
class PlainLabel;
class Theme;

class ManualDialog : public QDialog
{
    Q_OBJECT

public:
    // `theme` and `language` outlive the dialog.
    ManualDialog(Theme& theme, Language& language, QWidget* parent = nullptr);

    // The page of this name (the first one where there is none), at the heading with this anchor. `words` are marked.
    void showPage(const QString& name, const QString& anchor = {}, const QString& words = {});

    [[nodiscard]] QString page() const { return m_page; }
    [[nodiscard]] QLineEdit& search() const { return *m_search; }
    [[nodiscard]] QListWidget& list() const { return *m_list; }
    [[nodiscard]] QTextBrowser& text() const { return *m_text; }

signals:
    void keysWanted();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(const QUrl& link);
    void goBack();
    void fillList();
    void chosen();
    void render();
    void dress(QTextDocument& document) const;
    void goToAnchor(const QString& anchor);
    void mark(const QString& words);
    void retranslate();

    Theme& m_theme;
    Language& m_language;
    Manual m_manual;
    QString m_page;
    QString m_words; // what the page shown was searched for
    QStringList m_before;
    QLineEdit* m_search;
    PlainLabel* m_found;
    QListWidget* m_list;
    QTextBrowser* m_text;
    QToolButton* m_back;
    QPushButton* m_keys;
    QPushButton* m_close;
    bool m_filling = false;
};

} // namespace loket::ui
