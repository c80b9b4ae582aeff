#include "ui/shell/SearchDialog.h"

#include "ui/text/Format.h"
#include "ui/text/Manual.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ToneLabel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Purchase;

namespace {

constexpr QSize searchDialogFirstSize{620, 420};
constexpr int purchaseRole = Qt::UserRole;
constexpr int voucherRole = Qt::UserRole + 1;

} // namespace

SearchDialog::SearchDialog(const UiContext& context, bool withStock, QWidget* parent)
    : QDialog(parent), m_context(context), m_withStock(withStock), m_input(new QLineEdit(this)),
      m_results(new QListWidget(this)), m_note(new PlainLabel(this))
{
    resize(searchDialogFirstSize);
    setWindowTitle(tr("Search"));
    setProperty(Manual::pageProperty, u"attention"_s);
    m_input->setPlaceholderText(tr("Code, phone, order, device address or name"));
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->setClearButtonEnabled(true);
    m_input->addAction(context.theme.icon(u"search"_s, Ink::Muted), QLineEdit::LeadingPosition);
    m_input->installEventFilter(this);
    m_results->setAccessibleName(tr("Found"));
    m_note->setProperty("role", u"muted"_s);
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);
    layout->addWidget(m_input);
    layout->addWidget(m_note);
    layout->addWidget(m_results, 1);
    connect(m_input, &QLineEdit::textChanged, this, &SearchDialog::typed);
    connect(m_results, &QListWidget::itemActivated, this, &SearchDialog::choose);
    connect(m_results, &QListWidget::itemClicked, this, &SearchDialog::choose);
    say(tr("Type at least two letters or digits. A scanner works too."));
    m_results->hide();
}

void SearchDialog::say(const QString& text, Tone tone)
{
    setTone(*m_note, tone);
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void SearchDialog::typed()
{
    const quint64 question = ++m_question;
    m_chooseWhenFound = false;
    m_results->clear();
    m_results->hide();
    if (m_input->text().trimmed().size() < leastLetters)
        return say(tr("Type at least two letters or digits. A scanner works too."));
    say(tr("Searching…"));
    m_context.clock.callAfter(typingPause, this, [this, question] {
        if (question == m_question)
            ask();
    });
}

void SearchDialog::ask()
{
    const quint64 question = m_question;
    const QString words = m_input->text().trimmed();
    core::whenReady(m_context.reader.ask<Found>([words, withStock = m_withStock](
                                                    const storage::ReadModels& models) -> Result<Found> {
        Found found;
        auto purchases = models.purchases({.search = words}, {.limit = mostResults});
        if (!purchases)
            return core::Failure(purchases.error());
        found.purchases = std::move(*purchases);
        if (withStock) {
            auto stock =
                storage::VoucherModels(models.database())
                    .vouchers({.ownership = storage::VoucherOwnership::Stock, .search = words}, {.limit = mostResults});
            if (!stock)
                return core::Failure(stock.error());
            found.stock = std::move(*stock);
        }
        return found;
    }),
                    this, [this, question](const Result<Found>& found) {
                        if (question == m_question)
                            list(found);
                    });
}

void SearchDialog::add(const Purchase& purchase)
{
    const Look look = Words::lookOf(purchase, m_context.recoversByItself);
    const QString customer = Words::customer(purchase);
    const QString who = customer.isEmpty() ? tr("Sold at the counter") : customer;
    auto* item =
        new QListWidgetItem(m_context.theme.icon(look.icon, inkOf(look.tone)),
                            u"%1 · %2 × %3 · %4\n%5 · %6"_s.arg(who, purchase.packageName)
                                .arg(purchase.quantity)
                                .arg(Words::status(purchase, m_context.recoversByItself), purchase.invoiceId,
                                     Format::stamp(purchase.createdAt, m_context.zone, m_context.language.locale())),
                            m_results);
    item->setData(purchaseRole, purchase.id);
}

void SearchDialog::add(const storage::VoucherRow& row)
{
    auto* item = new QListWidgetItem(m_context.theme.icon(u"ticket"_s, Ink::Muted),
                                     u"%1 · %2 · %3\n%4"_s.arg(row.voucher.username, row.packageName, tr("in stock"),
                                                               tr("Batch %1").arg(row.batchCode)),
                                     m_results);
    item->setData(voucherRole, row.voucher.id);
}

void SearchDialog::list(const Result<Found>& found)
{
    if (!found)
        return say(Words::error(found.error().kind).both(), Tone::Bad);
    if (found->purchases.isEmpty() && found->stock.isEmpty())
        return say(tr("Nothing was found. Part of a code, phone number, order, device address or name is enough."));
    for (const Purchase& purchase : found->purchases)
        add(purchase);
    for (const storage::VoucherRow& voucher : found->stock)
        add(voucher);
    m_results->setCurrentRow(0);
    m_results->show();
    const bool more = found->purchases.size() == mostResults || found->stock.size() == mostResults;
    say(more ? tr("The newest %1 are shown; type more to see others.").arg(mostResults) : QString());
    if (m_chooseWhenFound)
        choose();
}

void SearchDialog::choose()
{
    const QListWidgetItem* item = m_results->currentItem();
    if (!item) {
        m_chooseWhenFound = true; // a scanner types and presses Enter before anything can be found
        return;
    }
    const qint64 purchase = item->data(purchaseRole).toLongLong();
    const qint64 voucher = item->data(voucherRole).toLongLong();
    accept();
    if (purchase > 0)
        emit chosen(purchase);
    else
        emit voucherChosen(voucher);
}

bool SearchDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_input && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_results->setCurrentRow(qBound(0, m_results->currentRow() + step, qMax(0, m_results->count() - 1)));
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace loket::ui
