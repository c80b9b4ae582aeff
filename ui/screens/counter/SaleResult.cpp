#include "ui/screens/counter/SaleResult.h"

#include "print/Links.h"

#include "ui/printing/PrintWords.h"
#include "ui/printing/PrintedPages.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/StatusBadge.h"
#include "ui/widgets/ToneLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::PurchaseStatus;
using domain::Voucher;

namespace {

constexpr int oneCodePoints = 34; // read from a metre away on a 15-inch screen
constexpr int manyCodesPoints = 20;
constexpr int oneQr = 168;
constexpr int manyQr = 84;
constexpr int changePoints = 26;
// On a small screen at 200 %, where everything is twice as large anyway.
constexpr int saleResultNarrowWidth = 440;
constexpr int oneCodeNarrow = 22;
constexpr int manyCodesNarrow = 15;
constexpr int oneQrNarrow = 104;
constexpr int saleResultRest = 110; // of the height: the title, the button and the margins

// Black on white whatever the appearance: a phone must read it.
class QrView : public QWidget
{
public:
    QrView(const QString& text, int size, QWidget* parent) : QWidget(parent), m_text(text) { setFixedSize(size, size); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        paintQr(painter, rect(), m_text);
    }

private:
    QString m_text;
};

bool canBeHandedOut(const Voucher& voucher)
{
    return voucher.isLiving() && voucher.status != domain::VoucherStatus::Planned;
}

SaleResult::State stateOf(const storage::Story& story)
{
    switch (story.purchase.status) {
    case PurchaseStatus::Completed:
        return SaleResult::State::Ready;
    case PurchaseStatus::Refunded:
    case PurchaseStatus::Cancelled:
        return SaleResult::State::TakenBack;
    case PurchaseStatus::VoucherGenerationFailed:
        return SaleResult::State::Waiting;
    default:
        return story.purchase.failureReason.isEmpty() ? SaleResult::State::Making : SaleResult::State::Waiting;
    }
}

} // namespace

SaleResult::SaleResult(const UiContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_title(new PlainLabel(this)), m_changeLabel(new PlainLabel(this)),
      m_change(new PlainLabel(this)), m_words(new PlainLabel(this)), m_message(new StatusBadge(context.theme, this)),
      m_area(new QScrollArea(this)), m_printing(new PlainLabel(this)), m_print(new QPushButton(this)),
      m_nothing(new StatePanel(context.theme, this))
{
    setObjectName(u"card"_s);
    m_title->setProperty("role", u"heading"_s);
    m_changeLabel->setProperty("role", u"small"_s);
    QFont large = font();
    large.setPointSize(changePoints);
    large.setBold(true);
    m_change->setFont(large);
    m_words->setWordWrap(true);
    m_words->setProperty("role", u"muted"_s);
    m_printing->setWordWrap(true);
    m_printing->setProperty("role", u"small"_s);
    m_print->setIcon(context.theme.icon(u"receipt-text"_s, Ink::Text));
    m_print->setIconSize({space::iconWithGap, space::iconSize});
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(m_area);
    content->setObjectName(u"storyContent"_s);
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins({});
    m_cards->setSpacing(space::small);
    m_area->setWidget(content);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_changeLabel, 0, Qt::AlignBottom);
    top->addWidget(m_change, 0, Qt::AlignBottom);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_printing, 1);
    bottom->addWidget(m_print);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::small);
    layout->addLayout(top);
    layout->addWidget(m_words);
    layout->addWidget(m_message, 0, Qt::AlignLeft);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_area, 1);
    layout->addLayout(bottom);
    connect(m_print, &QPushButton::clicked, this, &SaleResult::printWanted);
    showWords();
}

void SaleResult::clear()
{
    m_state = State::Empty;
    m_story = {};
    m_cashGiven = 0;
    showPrinting({}, Tone::Neutral);
    showWords();
    showCodes();
}

void SaleResult::show(const storage::Story& story, core::Rupiah cashGiven, bool routerAway)
{
    if (story.purchase.id != purchaseId())
        showPrinting({}, Tone::Neutral);
    m_story = story;
    m_cashGiven = cashGiven;
    m_routerAway = routerAway;
    m_state = stateOf(story);
    if (m_state == State::Making && routerAway)
        m_state = State::Waiting;
    showWords();
    showCodes();
}

void SaleResult::setLoginAddress(const QString& address)
{
    if (m_loginAddress == address)
        return;
    m_loginAddress = address;
    showCodes();
}

QStringList SaleResult::codes() const
{
    QStringList all;
    if (m_state != State::Ready)
        return all;
    for (const Voucher& voucher : m_story.vouchers) {
        if (canBeHandedOut(voucher))
            all += voucher.username;
    }
    return all;
}

QString SaleResult::words() const
{
    return m_words->text();
}

QString SaleResult::messageWords() const
{
    const domain::DeliveryStatus status = m_story.purchase.deliveryStatus;
    const bool isUsed = m_state != State::Empty && m_state != State::TakenBack;
    return isUsed && status != domain::DeliveryStatus::NotRequired ? tr("Message: %1").arg(Words::delivery(status))
                                                                   : QString();
}

void SaleResult::showMessage()
{
    m_message->show(Words::lookOf(m_story.purchase.deliveryStatus), messageWords());
    m_message->setAccessibleName(messageWords());
    m_message->setVisible(!messageWords().isEmpty());
}

void SaleResult::showPrinting(const QString& words, Tone tone)
{
    m_printing->setText(words);
    setTone(*m_printing, tone);
}

void SaleResult::showWords()
{
    const domain::Purchase& purchase = m_story.purchase;
    m_title->setText(m_state == State::Empty ? tr("The next code appears here")
                                             : u"%1 × %2"_s.arg(purchase.quantity).arg(purchase.packageName));
    const bool cash = m_cashGiven > 0 && m_state != State::TakenBack;
    m_changeLabel->setVisible(cash);
    m_change->setVisible(cash);
    m_changeLabel->setText(tr("Change"));
    m_change->setText(core::formatRupiah(m_cashGiven - purchase.amount));
    const bool waits = m_state == State::Waiting;
    m_print->setText(waits ? tr("Print receipt") : tr("Print slip"));
    m_print->setToolTip(waits ? tr("Print the receipt to pick the code up with (Ctrl+P)")
                              : tr("Print the slip of this sale (Ctrl+P)"));
    m_print->setVisible((waits || m_state == State::Ready) && m_context.printing);
    QString words;
    switch (m_state) {
    case State::Empty:
        words = tr(
            "Digit: package · Enter: quantity, then cash · Enter: sold. Tab leads to the phone, Escape starts over.");
        break;
    case State::Making:
        words = tr("The voucher is being made …");
        break;
    case State::Waiting:
        words = (m_context.recoversByItself
                     ? tr("The router does not answer. The sale is stored, and its voucher is made by itself as soon "
                          "as the router "
                          "is back; the slip is then printed. The customer comes back with the receipt %1; F7 leads to "
                          "what is "
                          "ready for pick-up.")
                     : tr("The router does not answer. The sale is stored. When the router is back, somebody has to "
                          "press Regenerate in Attention; the slip is then printed. The customer comes back with the "
                          "receipt %1; F7 leads to what is ready for pick-up."))
                    .arg(pickUpNumber(purchase.invoiceId));
        break;
    case State::TakenBack:
        words = std::any_of(m_story.vouchers.begin(), m_story.vouchers.end(),
                            [](const Voucher& voucher) { return voucher.isLiving(); })
                    ? tr("This sale was voided. Its codes are to be removed from the router; they work until that is "
                         "done.")
                    : tr("This sale was voided. Its codes are removed from the router and no longer work.");
        break;
    case State::Ready:
        break;
    }
    m_words->setText(words);
    const bool isEmpty = m_state == State::Empty;
    if (isEmpty)
        m_nothing->show(Tone::Neutral, u"ticket"_s, m_title->text(), words);
    m_nothing->setVisible(isEmpty);
    m_title->setVisible(!isEmpty);
    m_words->setVisible(!isEmpty && !words.isEmpty());
    showMessage();
}

void SaleResult::showCodes()
{
    while (QLayoutItem* item = m_cards->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const qsizetype count = codes().size();
    const bool one = count == 1;
    // That all codes are seen matters more than their QR codes, which the slip and the message have too.
    const qsizetype cardWithQr = manyQr + 2 * space::small + space::small;
    m_compact = !one && count * cardWithQr > height() - saleResultRest;
    m_cards->setSpacing(m_compact ? space::tiny : space::small);
    for (const Voucher& voucher : std::as_const(m_story.vouchers)) {
        if (m_state != State::Ready || !canBeHandedOut(voucher))
            continue;
        auto* card = new QFrame(m_area);
        card->setObjectName(u"codeCard"_s);
        auto* code = new PlainLabel(grouped(voucher.username), card);
        code->setFont(Theme::codeFont(m_narrow || m_compact ? (one ? oneCodeNarrow : manyCodesNarrow)
                                      : one                 ? oneCodePoints
                                                            : manyCodesPoints));
        code->setTextInteractionFlags(Qt::TextSelectableByMouse);
        code->setAccessibleName(tr("Voucher code %1").arg(voucher.username));
        auto* words = new QVBoxLayout;
        words->addStretch();
        words->addWidget(code);
        if (voucher.password != voucher.username) {
            auto* password = new PlainLabel(tr("Password: %1").arg(voucher.password), card);
            password->setFont(Theme::codeFont(m_compact ? manyCodesNarrow : manyCodesPoints));
            words->addWidget(password);
        }
        words->addStretch();
        auto* row = new QHBoxLayout(card);
        const int margin = m_compact ? space::tiny : space::small;
        row->setContentsMargins(space::large, margin, space::small, margin);
        row->addLayout(words, 1);
        const QUrl link = print::loginLink(m_loginAddress, voucher.username, voucher.password);
        if (!link.isEmpty() && !m_compact) {
            auto* qr =
                new QrView(link.toString(QUrl::FullyEncoded), one ? (m_narrow ? oneQrNarrow : oneQr) : manyQr, card);
            qr->setAccessibleName(tr("QR code that logs in"));
            row->addWidget(qr);
        }
        m_cards->addWidget(card);
    }
    m_cards->addStretch();
    m_area->setVisible(m_state == State::Ready);
}

void SaleResult::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    const bool narrow = width() < saleResultNarrowWidth;
    if (std::exchange(m_narrow, narrow) != narrow || event->size().height() != event->oldSize().height())
        showCodes();
}

void SaleResult::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_cards) {
        showWords();
        showCodes();
    }
    QFrame::changeEvent(event);
}

} // namespace loket::ui
