#include "ui/shell/ManualDialog.h"

#include "ui/text/Language.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/PlainLabel.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFontInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize manualFirstSize{1080, 680};
constexpr int manualListWidth = 280;
constexpr int pageMargin = 28;
constexpr int lineHeightPercent = 130;
constexpr int nameRole = Qt::UserRole;
constexpr int anchorRole = Qt::UserRole + 1;

// Shows what it is given and loads nothing.
class PageView : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int, const QUrl&) override { return {}; }
};

} // namespace

ManualDialog::ManualDialog(Theme& theme, Language& language, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_language(language), m_manual(language.code()), m_search(new QLineEdit(this)),
      m_found(new PlainLabel(this)), m_list(new QListWidget(this)), m_text(new PageView(this)),
      m_back(new QToolButton(this)), m_keys(new QPushButton(this)), m_close(new QPushButton(this))
{
    resize(manualFirstSize.boundedTo(screen()->availableSize() - QSize(space::huge, space::huge * 2)));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_found->setProperty("role", u"small"_s);
    m_found->setWordWrap(true);
    m_list->setObjectName(u"manualPages"_s);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_back->setIcon(theme.icon(u"arrow-left"_s, Ink::Muted));
    m_back->setAutoRaise(true);
    m_close->setAutoDefault(false);
    m_keys->setAutoDefault(false);

    auto* top = new QHBoxLayout;
    top->setSpacing(space::small);
    top->addWidget(m_back);
    top->addWidget(m_search, 1);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(space::large, space::large, space::small, space::large);
    left->setSpacing(space::small);
    left->addLayout(top);
    left->addWidget(m_found);
    left->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_keys);
    buttons->addStretch();
    buttons->addWidget(m_close);
    left->addLayout(buttons);
    auto* side = new QWidget(this);
    side->setFixedWidth(manualListWidth);
    side->setLayout(left);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(side);
    layout->addWidget(m_text, 1);

    connect(m_search, &QLineEdit::textChanged, this, &ManualDialog::fillList);
    connect(m_list, &QListWidget::currentRowChanged, this, &ManualDialog::chosen);
    connect(m_text, &QTextBrowser::anchorClicked, this, &ManualDialog::follow);
    connect(m_back, &QToolButton::clicked, this, &ManualDialog::goBack);
    connect(m_keys, &QPushButton::clicked, this, &ManualDialog::keysWanted);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&theme, &Theme::changed, this, &ManualDialog::render);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this), &QShortcut::activated, this,
            &ManualDialog::goBack);
    retranslate();
    fillList();
    m_list->setFocus();
}

void ManualDialog::showPage(const QString& name, const QString& anchor, const QString& words)
{
    const QString page = m_manual.find(name) ? name : Manual::pageNames().first();
    if (page != m_page && !m_page.isEmpty())
        m_before += m_page;
    m_page = page;
    m_words = words;
    m_back->setEnabled(!m_before.isEmpty());
    render();
    goToAnchor(anchor);
    if (!m_search->text().trimmed().isEmpty())
        return;
    m_filling = true;
    m_list->setCurrentRow(int(Manual::pageNames().indexOf(page)));
    m_filling = false;
}

void ManualDialog::goBack()
{
    if (m_before.isEmpty())
        return;
    const QString page = m_before.takeLast();
    m_page.clear(); // the page left is not added to the history
    showPage(page);
}

void ManualDialog::follow(const QUrl& link)
{
    if (link.scheme() == u"http"_s || link.scheme() == u"https"_s) {
        QDesktopServices::openUrl(link);
        return;
    }
    const QString page = link.path().isEmpty() ? m_page : link.path().chopped(int(QLatin1StringView(".md").size()));
    if (link.scheme().isEmpty() && m_manual.find(page)) {
        const QString anchor = link.fragment(QUrl::FullyDecoded);
        m_search->clear();
        showPage(page, anchor);
    }
}

void ManualDialog::fillList()
{
    const QString question = m_search->text().trimmed();
    m_filling = true;
    m_list->clear();
    if (question.isEmpty()) {
        for (const ManualPage& page : m_manual.pages()) {
            auto* item = new QListWidgetItem(page.title, m_list);
            item->setData(nameRole, page.name);
        }
        m_list->setCurrentRow(int(Manual::pageNames().indexOf(m_page)));
        m_found->clear();
    } else {
        const QList<ManualHit> hits = m_manual.search(question);
        for (const ManualHit& hit : hits) {
            const QString where = hit.heading == hit.title ? hit.title : hit.title + u" › "_s + hit.heading;
            const QString words = hit.excerpt.isEmpty() ? where : where + u'\n' + hit.excerpt;
            auto* item = new QListWidgetItem(words, m_list);
            item->setData(nameRole, hit.page);
            item->setData(anchorRole, hit.anchor);
        }
        m_found->setText(hits.isEmpty() ? tr("Nothing found. Try fewer or other words.")
                                        : tr("%n place(s) found", nullptr, int(hits.size())));
    }
    m_found->setVisible(!m_found->text().isEmpty());
    m_filling = false;
    if (!question.isEmpty() && m_list->count() > 0)
        m_list->setCurrentRow(0);
}

void ManualDialog::chosen()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (m_filling || !item)
        return;
    showPage(item->data(nameRole).toString(), item->data(anchorRole).toString(), m_search->text().trimmed());
}

void ManualDialog::render()
{
    const ManualPage* page = m_manual.find(m_page);
    if (!page)
        return;
    const int position = m_text->verticalScrollBar()->value();
    // Filled before it is shown: a document on the screen is laid out again after each of the thousands of changes
    // that a long table takes, which stops the window for many seconds.
    auto* document = new QTextDocument(m_text);
    document->setDefaultFont(m_text->font());
    document->setDocumentMargin(pageMargin);
    document->setMarkdown(page->markdown, QTextDocument::MarkdownDialectGitHub);
    dress(*document);
    m_text->setExtraSelections({}); // of the document before, which does not outlive this
    const QPointer<QTextDocument> before = m_text->document();
    m_text->setDocument(document);
    delete before.data(); // the first one was the view's own, and is gone already
    mark(m_words);
    m_text->verticalScrollBar()->setValue(position);
}

// Markdown says what is a heading, a table and a code; this defines their appearance.
void ManualDialog::dress(QTextDocument& document) const
{
    const Colors& colors = m_theme.colors();
    const qreal size = QFontInfo(m_text->font()).pointSizeF(); // its own is in pixels
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        const bool isCode = format.hasProperty(QTextFormat::BlockCodeFence) || format.nonBreakableLines();
        const bool inTable = cursor.currentTable();
        format.setLineHeight(isCode ? 110 : lineHeightPercent, QTextBlockFormat::ProportionalHeight);
        if (isCode) {
            format.setBackground(colors.neutralSoft);
            format.setLeftMargin(space::small);
        } else {
            format.setTopMargin(level == 1 ? 0 : level == 2 ? space::huge : level > 2 ? space::large : 0);
            format.setBottomMargin(inTable ? 0 : block.textList() ? space::tiny : space::small);
        }
        cursor.setBlockFormat(format);
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment fragment = part.fragment();
            QTextCharFormat look = fragment.charFormat();
            if (look.isAnchor())
                look.setForeground(colors.accent);
            else if (look.fontFixedPitch() || isCode) {
                look.setFontFamilies(Theme::codeFont(int(size)).families());
                look.setBackground(colors.neutralSoft);
                look.setForeground(colors.text);
            } else {
                look.setForeground(colors.text);
            }
            if (level > 0) {
                look.clearProperty(QTextFormat::FontSizeAdjustment); // it would override the size
                look.setFontPointSize(level == 1 ? size * 1.8 : level == 2 ? size * 1.3 : size * 1.1);
                look.setFontWeight(QFont::DemiBold);
            }
            QTextCursor words(&document);
            words.setPosition(fragment.position());
            words.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
            words.setCharFormat(look);
        }
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(colors.border);
        format.setCellPadding(6);
        format.setTopMargin(space::small);
        format.setBottomMargin(space::medium);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        table->setFormat(format);
        for (int column = 0; column < table->columns(); ++column) {
            QTextTableCell cell = table->cellAt(0, column);
            QTextTableCellFormat look = cell.format().toTableCellFormat();
            look.setBackground(colors.raised);
            cell.setFormat(look);
        }
    }
}

void ManualDialog::goToAnchor(const QString& anchor)
{
    m_text->verticalScrollBar()->setValue(0);
    if (anchor.isEmpty())
        return;
    for (QTextBlock block = m_text->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() < 1 || Manual::anchorOf(block.text()) != anchor)
            continue;
        QTextCursor end(m_text->document());
        end.movePosition(QTextCursor::End);
        m_text->setTextCursor(end);
        m_text->setTextCursor(QTextCursor(block)); // from below, so that the heading comes to the top
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->value() + m_text->cursorRect().top() -
                                              space::small);
        return;
    }
}

void ManualDialog::mark(const QString& words)
{
    QList<QTextEdit::ExtraSelection> selections;
    QTextCharFormat look;
    look.setBackground(m_theme.soft(Tone::Warn));
    look.setForeground(m_theme.colors().text);
    for (const QString& word : words.split(u' ', Qt::SkipEmptyParts)) {
        for (QTextCursor found = m_text->document()->find(word); !found.isNull();
             found = m_text->document()->find(word, found))
            selections += {found, look};
    }
    m_text->setExtraSelections(selections);
}

void ManualDialog::retranslate()
{
    setWindowTitle(tr("Manual"));
    m_search->setPlaceholderText(tr("Search the manual (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_list->setAccessibleName(tr("Pages"));
    m_text->setAccessibleName(tr("Page"));
    m_back->setToolTip(tr("Back to the page before (Alt+Left)"));
    m_back->setAccessibleName(tr("Back"));
    m_back->setEnabled(!m_before.isEmpty());
    m_keys->setText(tr("Keys"));
    m_close->setText(tr("Close"));
}

void ManualDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_manual = Manual(m_language.code());
    retranslate();
    fillList();
    render();
}

// From the search field the arrow keys move through the list, and Enter opens the page.
bool ManualDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            const int step = key == Qt::Key_Down || key == Qt::Key_PageDown ? 1 : -1;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_text->setFocus();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace loket::ui
