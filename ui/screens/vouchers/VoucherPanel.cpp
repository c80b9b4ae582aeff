#include "ui/screens/vouchers/VoucherPanel.h"

#include "core/Money.h"
#include "ui/models/VouchersModel.h"
#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"
#include "ui/text/Words.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/RunPanel.h"
#include "ui/widgets/StatusBadge.h"
#include "ui/widgets/Timeline.h"
#include "ui/widgets/ToneLabel.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::VoucherStatus;
using storage::VoucherRow;

namespace {

constexpr int voucherPanelCodePointSize = 16;

// Of the style sheet's headings: a label that once had a font of its own no longer follows the style sheet.
QFont headingFont()
{
    QFont font;
    font.setPointSize(11);
    font.setWeight(QFont::DemiBold);
    return font;
}

QString loginText(const domain::Voucher& voucher)
{
    return voucher.password == voucher.username ? voucher.username : voucher.username + u" / "_s + voucher.password;
}

QString megabytes(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
}

} // namespace

VoucherPanel::VoucherPanel(const UiContext& context, BulkRunner& runner, QWidget* parent)
    : QWidget(parent), m_context(context), m_runner(runner), m_title(new PlainLabel), m_close(new QToolButton),
      m_summary(new PlainLabel), m_badge(new StatusBadge(context.theme)), m_copy(new CopyButton(context.theme, {})),
      m_slip(new QPushButton), m_sheet(new QPushButton), m_withdraw(new QPushButton), m_notice(new PlainLabel),
      m_run(new RunPanel(context.theme, runner, RunPanel::Shape::Part, Origin::Router)), m_factsTitle(new PlainLabel),
      m_facts(new QFormLayout), m_lifeTitle(new PlainLabel), m_timeline(new Timeline(context))
{
    m_title->setProperty("role", u"heading"_s);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_summary->setProperty("role", u"muted"_s);
    for (QLabel* label : {m_title, m_summary, m_notice}) {
        label->setWordWrap(true);
    }
    for (QLabel* label : {m_factsTitle, m_lifeTitle}) {
        label->setProperty("role", u"section"_s);
        label->setContentsMargins(0, space::medium, 0, 0);
    }
    m_close->setIcon(context.theme.icon(u"x"_s, Ink::Muted));
    m_slip->setIcon(context.theme.icon(u"receipt-text"_s, Ink::Accent));
    m_sheet->setIcon(context.theme.icon(u"layers"_s, Ink::Accent));
    m_withdraw->setIcon(context.theme.icon(u"undo-2"_s, Ink::Bad));
    m_withdraw->setProperty("kind", u"danger"_s);
    for (QPushButton* button : {m_slip, m_sheet, m_withdraw})
        button->setIconSize({space::iconWithGap, space::iconSize});
    m_notice->setProperty("role", u"muted"_s);
    m_notice->hide();
    m_facts->setHorizontalSpacing(space::large);
    m_facts->setVerticalSpacing(space::tiny);
    m_facts->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    auto* content = new QWidget;
    content->setObjectName(u"storyContent"_s);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* frame = new QVBoxLayout(this);
    frame->setContentsMargins({});
    frame->addWidget(scroll);

    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_copy, 0, Qt::AlignTop);
    top->addWidget(m_close, 0, Qt::AlignTop);
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addWidget(m_badge, 0, Qt::AlignLeft);
    auto* buttons = new FlowLayout(space::small);
    buttons->addWidget(m_slip);
    buttons->addWidget(m_sheet);
    buttons->addWidget(m_withdraw);
    layout->addLayout(buttons);
    layout->addWidget(m_notice);
    layout->addWidget(m_run);
    layout->addWidget(m_factsTitle);
    layout->addLayout(m_facts);
    layout->addWidget(m_lifeTitle);
    layout->addWidget(m_timeline);
    layout->addStretch();

    connect(m_close, &QToolButton::clicked, this, &VoucherPanel::closeWanted);
    connect(m_slip, &QPushButton::clicked, this, &VoucherPanel::slipWanted);
    connect(m_sheet, &QPushButton::clicked, this, &VoucherPanel::sheetWanted);
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        QList<qint64> ids;
        for (const VoucherRow& row : std::as_const(m_rows)) {
            if (canWithdraw(row))
                ids += row.voucher.id;
        }
        emit withdrawWanted(ids);
    });
    for (const auto signal : {&BulkRunner::started, &BulkRunner::progressed, &BulkRunner::finished})
        connect(&runner, signal, this, &VoucherPanel::showRun);
    retranslate();
}

bool VoucherPanel::canWithdraw(const VoucherRow& row)
{
    return row.voucher.purchaseId == 0 && !row.withdrawing && row.voucher.isLiving();
}

bool VoucherPanel::canPrint(const VoucherRow& row)
{
    return !row.withdrawing &&
           (row.voucher.status == VoucherStatus::OnRouter || row.voucher.status == VoucherStatus::InUse);
}

void VoucherPanel::setRows(const QList<VoucherRow>& rows)
{
    const bool same = rows.size() == 1 && m_rows.size() == 1 && rows.first().voucher.id == m_rows.first().voucher.id;
    m_rows = rows;
    m_tooMany.clear();
    if (!same)
        setNotice(Tone::Neutral, {});
    fill();
}

void VoucherPanel::setTooMany(qsizetype count, int limit)
{
    const QLocale& locale = m_context.language.locale();
    m_rows.clear();
    m_tooMany = tr("%1 are selected. At most %2 can be worked on at once; select fewer.")
                    .arg(locale.toString(count), locale.toString(limit));
    setNotice(Tone::Neutral, {});
    fill();
}

void VoucherPanel::setNotice(Tone tone, const QString& text)
{
    m_notice->setText(text);
    m_notice->setVisible(!text.isEmpty());
    setTone(*m_notice, tone);
}

void VoucherPanel::fill()
{
    const bool one = m_rows.size() == 1;
    const auto withdrawable = std::count_if(m_rows.begin(), m_rows.end(), canWithdraw);
    const auto printable = std::count_if(m_rows.begin(), m_rows.end(), canPrint);
    for (QWidget* widget : {static_cast<QWidget*>(m_badge), static_cast<QWidget*>(m_factsTitle),
                            static_cast<QWidget*>(m_lifeTitle), static_cast<QWidget*>(m_timeline)})
        widget->setVisible(one);
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    QStringList codes;
    for (const VoucherRow& row : std::as_const(m_rows))
        codes += loginText(row.voucher);
    m_copy->setCopiedText(codes.join(u'\n'));
    m_copy->setVisible(!codes.isEmpty());
    if (one) {
        const VoucherRow& row = m_rows.first();
        m_title->setFont(Theme::codeFont(voucherPanelCodePointSize));
        m_title->setText(codes.first());
        m_summary->setText(u"%1 · %2"_s.arg(row.packageName, core::formatRupiah(row.price)));
        m_badge->show(VouchersModel::lookOf(row), VouchersModel::stateOf(row));
        fillFacts(row);
        m_timeline->setEntries(lifeOf(row));
    } else {
        m_title->setFont(headingFont());
        m_title->setText(m_tooMany.isEmpty() ? tr("%n voucher(s) selected", "", int(m_rows.size()))
                                             : tr("Too many selected"));
        core::Rupiah worth = 0;
        for (const VoucherRow& row : std::as_const(m_rows))
            worth += canWithdraw(row) ? row.price : 0;
        m_summary->setText(m_tooMany.isEmpty()
                               ? tr("%n of them unsold, worth %1", "", int(withdrawable)).arg(core::formatRupiah(worth))
                               : m_tooMany);
    }
    const QLocale& locale = m_context.language.locale();
    const auto counted = [one, &locale](const QString& words, auto count) {
        return one ? words : u"%1 (%2)"_s.arg(words, locale.toString(count));
    };
    m_withdraw->setText(counted(tr("Withdraw"), withdrawable));
    m_withdraw->setEnabled(withdrawable > 0 && !m_runner.isRunning() && m_context.door.isOpen());
    m_withdraw->setToolTip(withdrawable > 0 ? tr("Removes unsold vouchers from the router again")
                                            : tr("Only unsold vouchers can be withdrawn"));
    m_sheet->setText(counted(tr("Print sheet…"), printable));
    m_sheet->setEnabled(printable > 0 && m_context.printing);
    m_sheet->setToolTip(tr("Shows the cards on A4 first; printed cards are not sold automatically any more"));
    m_slip->setText(tr("Print slip"));
    m_slip->setVisible(one);
    m_slip->setEnabled(printable > 0 && m_context.printing);
    showRun();
}

void VoucherPanel::fact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* label = new PlainLabel(name);
    label->setProperty("role", u"muted"_s);
    auto* text = new PlainLabel(value);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(label, text);
}

void VoucherPanel::fillFacts(const VoucherRow& row)
{
    const domain::Voucher& voucher = row.voucher;
    const QLocale& locale = m_context.language.locale();
    fact(tr("Valid"), Words::validity(voucher.duration, voucher.counts));
    if (voucher.quotaBytes > 0)
        fact(tr("Quota"), megabytes(voucher.quotaBytes, locale));
    if (voucher.uptime.count() > 0 || voucher.usedBytes > 0)
        fact(tr("Used"),
             u"%1 · %2"_s.arg(Format::span(qint64(voucher.uptime.count())), megabytes(voucher.usedBytes, locale)));
    fact(tr("Router"), tr("%1, profile %2").arg(voucher.router, voucher.profile));
    if (!row.invoiceId.isEmpty()) {
        fact(tr("Customer"), row.customerName);
        fact(tr("Phone"), Format::maskedPhone(row.customerPhone));
        fact(tr("Order"), row.invoiceId);
    }
    fact(tr("Batch"), row.batchCode);
    fact(tr("Device"), voucher.deviceMac);
    fact(tr("Comment"), voucher.comment);
    fact(tr("Refused"), ReasonWords::said(row.failureBecause, row.failure));
}

QList<StoryEntry> VoucherPanel::lifeOf(const VoucherRow& row)
{
    const domain::Voucher& voucher = row.voucher;
    QList<StoryEntry> life;
    const auto step = [&life](const QDateTime& at, Tone tone, const char16_t* icon, const QString& title,
                              const QString& detail = {}) {
        if (at.isValid())
            life += {.at = at, .tone = tone, .icon = QString::fromUtf16(icon), .title = title, .detail = detail};
    };
    step(voucher.createdAt, Tone::Neutral, u"ticket", tr("Code written down"));
    step(voucher.onRouterAt, Tone::Good, u"router", tr("Made on the router"));
    step(voucher.printedAt, Tone::Info, u"receipt-text", tr("Printed"));
    step(voucher.soldAt, Tone::Good, u"banknote",
         row.batchCode.isEmpty() || row.invoiceId.isEmpty() ? tr("Sold") : tr("Sold from stock"), row.customerName);
    step(voucher.firstLoginAt, Tone::Info, u"user", tr("First login"), voucher.deviceMac);
    step(voucher.endedAt, Tone::Neutral, u"hourglass",
         voucher.status == VoucherStatus::UsedUp ? tr("Used up") : tr("Expired"));
    step(voucher.removedAt, Tone::Neutral, u"trash-2", tr("Removed from the router"));
    std::stable_sort(life.begin(), life.end(), [](const StoryEntry& a, const StoryEntry& b) { return a.at < b.at; });
    return life;
}

void VoucherPanel::showRun()
{
    m_run->setVisible(m_rows.size() != 1); // of one, the notice shows it
    m_withdraw->setEnabled(!m_runner.isRunning() && m_context.door.isOpen() &&
                           std::any_of(m_rows.begin(), m_rows.end(), canWithdraw));
}

void VoucherPanel::retranslate()
{
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_copy->setAccessibleName(tr("Copy codes"));
    m_factsTitle->setText(tr("Details"));
    m_lifeTitle->setText(tr("Life"));
    fill();
}

void VoucherPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
