#include "ui/browser/StoryPanel.h"

#include "core/Money.h"
#include "ui/browser/VoucherCodes.h"
#include "ui/dialogs/ForgetCustomer.h"
#include "ui/dialogs/TakeCashDialog.h"
#include "ui/text/EngineWords.h"
#include "ui/text/Format.h"
#include "ui/text/ImportWords.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/StatusBadge.h"
#include "ui/widgets/Timeline.h"
#include "ui/widgets/ToneLabel.h"

#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedLayout>
#include <QStyle>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using storage::Story;

namespace {

constexpr int messageIconSize = 14;

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

StoryPanel::StoryPanel(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_state(new StatePanel(context.theme, this)), m_content(new QWidget)
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::TabFocus); // the arrow keys scroll on
    scroll->setObjectName(u"story"_s);
    m_content->setObjectName(u"storyContent"_s);
    scroll->setWidget(m_content);
    auto* pages = new QStackedLayout(this);
    pages->addWidget(m_state);
    pages->addWidget(scroll);

    auto* layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);

    m_customer = PlainLabel::copyable({}, "heading", m_content);
    auto* close = new QToolButton(m_content);
    close->setObjectName(u"closeStory"_s);
    close->setIcon(context.theme.icon(u"x"_s, Ink::Muted));
    connect(close, &QToolButton::clicked, this, &StoryPanel::closeWanted);
    auto* top = new QHBoxLayout;
    top->addWidget(m_customer, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    layout->addLayout(top);
    m_summary = PlainLabel::copyable({}, "muted", m_content);
    layout->addWidget(m_summary);
    m_badge = new StatusBadge(context.theme, m_content);
    layout->addWidget(m_badge, 0, Qt::AlignLeft);

    m_trouble = new QFrame(m_content);
    m_trouble->setObjectName(u"problem"_s);
    auto* trouble = new QVBoxLayout(m_trouble);
    trouble->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    trouble->setSpacing(space::tiny);
    m_troubleWhat = PlainLabel::copyable({}, nullptr, m_trouble);
    m_troubleRemedy = PlainLabel::copyable({}, nullptr, m_trouble);
    m_troubleTechnical = PlainLabel::copyable({}, "small", m_trouble);
    trouble->addWidget(m_troubleWhat);
    trouble->addWidget(m_troubleRemedy);
    trouble->addWidget(m_troubleTechnical);
    layout->addWidget(m_trouble);

    m_takeCash = new QPushButton(m_content);
    m_takeCash->setProperty("kind", u"primary"_s);
    m_takeCash->setIcon(context.theme.icon(u"banknote"_s, Ink::OnAccent));
    m_takeCash->setIconSize({space::iconWithGap, space::iconSize});
    m_takeCash->hide();
    connect(m_takeCash, &QPushButton::clicked, this, &StoryPanel::takeCash);
    layout->addWidget(m_takeCash, 0, Qt::AlignLeft);
    m_actions = new ActionButtons(context.theme, m_content);
    layout->addWidget(m_actions);
    m_notice = PlainLabel::copyable({}, nullptr, m_content);
    m_notice->hide();
    layout->addWidget(m_notice);

    m_codesTitle = section(layout);
    m_codes = new VoucherCodes(context.theme, m_content);
    layout->addWidget(m_codes);
    m_factsTitle = section(layout);
    m_facts = new QFormLayout;
    m_facts->setHorizontalSpacing(space::large);
    m_facts->setVerticalSpacing(space::tiny);
    m_facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(m_facts);
    m_forget = new QPushButton(m_content);
    m_forget->setObjectName(u"forgetCustomerButton"_s);
    m_forget->setIcon(context.theme.icon(u"trash-2"_s, Ink::Bad));
    m_forget->setIconSize({space::iconWithGap, space::iconSize});
    m_forget->hide();
    connect(m_forget, &QPushButton::clicked, this, &StoryPanel::forgetCustomer);
    layout->addWidget(m_forget, 0, Qt::AlignLeft);
    m_messagesTitle = section(layout);
    m_messages = new QVBoxLayout;
    m_messages->setSpacing(space::tiny);
    layout->addLayout(m_messages);
    m_storyTitle = section(layout);
    m_timeline = new Timeline(context, m_content);
    layout->addWidget(m_timeline);
    layout->addStretch();

    connect(m_state, &StatePanel::pressed, this, &StoryPanel::load);
    const auto reloadIfShown = [this](qint64 id) {
        if (id == m_id)
            load();
    };
    connect(&context.events, &EngineEvents::purchaseChanged, this, reloadIfShown);
    connect(&context.events, &EngineEvents::deliveryLogged, this, reloadIfShown);
    retranslate();
}

QLabel* StoryPanel::section(QVBoxLayout* layout)
{
    QLabel* title = PlainLabel::copyable({}, "section", m_content);
    title->setContentsMargins(0, space::medium, 0, 0);
    layout->addWidget(title);
    return title;
}

void StoryPanel::showPurchase(qint64 id)
{
    if (id == m_id)
        return;
    m_id = id;
    setNotice(Tone::Neutral, {});
    load(); // what was shown stays until the answer arrives: milliseconds later
}

void StoryPanel::load()
{
    const quint64 question = ++m_question;
    if (m_story.purchase.id == 0) // nothing older to show meanwhile
        m_state->show(Tone::Neutral, u"loader-circle"_s, tr("Reading the order…"), {});
    core::whenReady(
        m_context.reader.ask<Story>([id = m_id](const storage::ReadModels& models) { return models.story(id); }), this,
        [this, question](const Result<Story>& story) {
            if (question != m_question) // another order was chosen, or a newer answer is pending
                return;
            auto* pages = static_cast<QStackedLayout*>(layout());
            if (!story) {
                const ErrorWords words = Words::error(story.error().kind);
                m_state->show(Tone::Bad, u"triangle-alert"_s, tr("This order could not be read"),
                              Words::error(story.error()).both(), tr("Try again"));
                pages->setCurrentIndex(0);
                return;
            }
            m_story = *story;
            fill();
            pages->setCurrentIndex(1);
        });
}

void StoryPanel::fill()
{
    const domain::Purchase& purchase = m_story.purchase;
    m_customer->setText(Words::customer(purchase));
    m_summary->setText(
        tr("%n × %1 · %2", "", purchase.quantity).arg(purchase.packageName, core::formatRupiah(purchase.amount)));
    m_badge->show(Words::lookOf(purchase, m_context.recoversByItself),
                  Words::status(purchase, m_context.recoversByItself));
    fillTrouble();
    m_takeCash->setVisible(TakeCashDialog::isPossible(m_context, purchase));
    m_forget->setVisible(ForgetCustomer::isPossible(m_context, purchase));
    m_actions->setPurchases({purchase});
    m_codesTitle->setVisible(!m_story.vouchers.isEmpty());
    m_codes->setVisible(!m_story.vouchers.isEmpty());
    m_codes->setVouchers(m_story.vouchers);
    fillFacts();
    fillMessages();
    m_timeline->setEntries(StoryWords::entries(m_story));
}

void StoryPanel::fillTrouble()
{
    const StoryWords::Trouble trouble = StoryWords::troubleOf(m_story, m_context.recoversByItself);
    m_trouble->setVisible(!trouble.what.isEmpty());
    m_trouble->setObjectName(trouble.mendsItself ? u"notice"_s : u"problem"_s);
    m_trouble->style()->unpolish(m_trouble);
    m_trouble->style()->polish(m_trouble);
    m_troubleWhat->setText(trouble.what);
    const QString kind = m_story.purchase.failureKind.isEmpty() && !m_story.deliveries.isEmpty()
                             ? m_story.deliveries.last().errorKind
                             : m_story.purchase.failureKind;
    const bool asksOwner = Words::isForSettings(kind) && !m_context.may(domain::Action::ChangeSettings);
    m_troubleRemedy->setText(asksOwner ? trouble.remedy + u' ' + EngineWords::askOwner() : trouble.remedy);
    m_troubleTechnical->setText(trouble.technical);
    m_troubleTechnical->setVisible(!trouble.technical.isEmpty());
}

void StoryPanel::takeCash()
{
    auto* dialog = new TakeCashDialog(m_context, m_story.purchase, this);
    connect(dialog, &TakeCashDialog::taken, this, [this](core::Rupiah change) {
        setNotice(Tone::Good, change > 0 ? tr("Paid. Give %1 change.").arg(core::formatRupiah(change)) : tr("Paid."));
    });
    dialog->open();
}

void StoryPanel::forgetCustomer()
{
    ForgetCustomer::ask(m_context, m_story.purchase, this,
                        [this](Tone tone, const QString& words) { setNotice(tone, words); });
}

void StoryPanel::fillFacts()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const domain::Purchase& purchase = m_story.purchase;
    const auto fact = [this](const QString& name, const QString& value, bool copyable = false) {
        if (value.isEmpty())
            return;
        QLabel* label = PlainLabel::copyable(name, "muted", m_content);
        label->setWordWrap(false);
        auto* field = new QWidget(m_content);
        auto* line = new QHBoxLayout(field);
        line->setContentsMargins({});
        line->setSpacing(space::tiny);
        line->addWidget(PlainLabel::copyable(value, nullptr, field), 1);
        if (copyable)
            line->addWidget(new CopyButton(m_context.theme, value, field), 0, Qt::AlignTop);
        m_facts->addRow(label, field);
    };
    const auto stamp = [this](const QDateTime& time) {
        return Format::stamp(time, m_context.zone, m_context.language.locale());
    };
    fact(tr("Invoice"), purchase.invoiceId, true);
    if (purchase.isImported()) {
        fact(tr("Imported"), tr("from %1").arg(ImportWords::source(purchase.importedFrom)));
        fact(tr("Number there"), purchase.importedNumber, true);
    }
    fact(tr("Phone"), Format::phone(purchase.customerPhone), true);
    fact(tr("Name and number"),
         purchase.forgottenAt.isValid() ? tr("forgotten %1").arg(stamp(purchase.forgottenAt)) : QString());
    fact(tr("Duration"), Words::validity(purchase.duration, purchase.counts));
    fact(tr("Payment"), Words::gateway(purchase.gateway));
    fact(tr("Reference"), purchase.transactionId, true);
    fact(tr("Router"), purchase.router);
    fact(tr("Sold"),
         purchase.isImported() ? tr("before Loket")
         : purchase.channel == domain::SalesChannel::Counter
             ? (purchase.cashier.isEmpty() ? tr("at the counter") : tr("at the counter by %1").arg(purchase.cashier))
         : domain::isCash(purchase.gateway) && purchase.paidAt.isValid()
             ? (purchase.cashier.isEmpty() ? tr("online, paid in cash; the cashier is not recorded")
                                           : tr("online, paid in cash to %1").arg(purchase.cashier))
             : tr("online"));
    fact(tr("Ordered"), stamp(purchase.createdAt));
    fact(tr("Paid"), stamp(purchase.paidAt));
    fact(tr("Completed"), stamp(purchase.completedAt));
}

void StoryPanel::fillMessages()
{
    clear(m_messages);
    m_messagesTitle->setVisible(!m_story.deliveries.isEmpty());
    for (const storage::DeliveryAttempt& attempt : std::as_const(m_story.deliveries)) {
        auto* row = new QWidget(m_content);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins({});
        layout->setSpacing(space::small);
        const bool sent = attempt.status == u"sent";
        const bool refused = attempt.status == u"failed";
        auto* icon = new IconLabel(messageIconSize, row);
        icon->setIcon(m_context.theme.icon(sent      ? u"check"_s
                                           : refused ? u"circle-x"_s
                                                     : u"triangle-alert"_s,
                                           sent      ? Ink::Good
                                           : refused ? Ink::Bad
                                                     : Ink::Warn));
        QString words = sent      ? tr("Handed to %1").arg(Words::channel(attempt.channel))
                        : refused ? tr("%1 refused it").arg(Words::channel(attempt.channel))
                                  : tr("No usable answer from %1").arg(Words::channel(attempt.channel));
        if (attempt.maybeDuplicate)
            words += u' ' + tr("(may have arrived twice)");
        if (!attempt.errorMessage.isEmpty())
            words += u'\n' + ReasonWords::said(attempt.because, attempt.errorMessage);
        layout->addWidget(icon, 0, Qt::AlignTop);
        layout->addWidget(PlainLabel::copyable(words, nullptr, row), 1);
        QLabel* time = PlainLabel::copyable(
            Format::relative(attempt.createdAt, m_context.clock.now(), m_context.zone, m_context.language.locale()),
            "small", row);
        time->setWordWrap(false);
        time->setToolTip(Format::exact(attempt.createdAt, m_context.zone, m_context.language.locale()));
        layout->addWidget(time, 0, Qt::AlignTop);
        m_messages->addWidget(row);
    }
}

void StoryPanel::setNotice(Tone tone, const QString& text)
{
    setTone(*m_notice, tone);
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
}

void StoryPanel::retranslate()
{
    m_takeCash->setText(tr("Take the cash…"));
    m_forget->setText(tr("Forget this customer…"));
    m_codesTitle->setText(tr("Voucher codes"));
    m_factsTitle->setText(tr("Details"));
    m_messagesTitle->setText(tr("Messages"));
    m_storyTitle->setText(tr("History"));
    findChild<QScrollArea*>(u"story"_s)->setAccessibleName(tr("History"));
    auto* close = findChild<QToolButton*>(u"closeStory"_s);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    m_actions->retranslate();
    if (m_story.purchase.id != 0)
        fill();
}

void StoryPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
