#include "ui/dialogs/ShiftDialogs.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"
#include "ui/text/CounterWords.h"
#include "ui/text/Format.h"
#include "ui/text/Manual.h"
#include "ui/text/TableText.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PlainLabel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using core::Rupiah;
using engine::UseCases;
using storage::ShiftReport;
using storage::StaffMember;

namespace {

constexpr int dialogWidth = 420;
constexpr int fieldsOfAPiece = 5; // its name, a sign, how many, their sum, and a gap
constexpr int sumWidth = 96;
constexpr int piecesWidth = 80;
constexpr int totalPoints = 18;
constexpr int reportRest = 190; // of a report's window: what is above and below its lines

QLabel* labelFor(const QString& text, QWidget* field, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setBuddy(field);
    QString name = text;
    field->setAccessibleName(name.remove(u'&'));
    return label;
}

} // namespace

ShiftDialog::ShiftDialog(const UiContext& context, QWidget* parent)
    : QDialog(parent), m_context(context), m_title(new PlainLabel(this)), m_form(new QVBoxLayout),
      m_buttons(new QHBoxLayout), m_problem(new PlainLabel(this)), m_go(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setProperty("role", u"heading"_s);
    m_title->setWordWrap(true);
    // Not of the window itself: that would overrule what its widest line needs.
    m_title->setMinimumWidth(dialogWidth - 2 * space::huge);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"loginProblem"_s);
    m_problem->hide();
    m_go->setProperty("kind", u"primary"_s);
    m_go->setDefault(true);
    m_close->setAutoDefault(false);
    m_close->setText(tr("Cancel"));
    m_form->setSpacing(space::small);
    m_buttons->addStretch();
    m_buttons->addWidget(m_close);
    m_buttons->addWidget(m_go);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(m_title);
    layout->addLayout(m_form);
    layout->addWidget(m_problem);
    layout->addLayout(m_buttons);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    // The next key belongs to the counter again, also where no window manager ensures it.
    connect(this, &QDialog::finished, parent->window(), &QWidget::activateWindow);
}

engine::Session& ShiftDialog::session() const
{
    return m_context.engine->session();
}

QString ShiftDialog::problem() const
{
    return m_problem->text();
}

void ShiftDialog::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    if (text.isEmpty() || !isVisible())
        return;
    // The window does not grow by itself, and would squeeze its other texts.
    layout()->activate();
    const int needed = qMax(layout()->totalHeightForWidth(width()), layout()->totalSizeHint().height());
    if (needed > height())
        resize(withinScreen(*this, {width(), needed}));
}

void ShiftDialog::setBusy(bool busy)
{
    m_go->setEnabled(!busy);
    if (busy)
        showProblem({});
}

CashDialog::CashDialog(const UiContext& context, QWidget* parent)
    : ShiftDialog(context, parent), m_direction(new QComboBox(this)), m_amount(new MoneyEdit(this)),
      m_reason(new QLineEdit(this))
{
    setWindowTitle(tr("Cash in or out"));
    setProperty(Manual::pageProperty, u"counter"_s);
    m_title->setText(windowTitle());
    m_go->setText(tr("Book it"));
    m_direction->addItem(tr("Out of the drawer"), -1);
    m_direction->addItem(tr("Into the drawer"), 1);
    m_reason->setMaxLength(sales::mostReason);
    m_reason->setPlaceholderText(tr("What for? For example: ice, change from the bank"));
    m_form->addWidget(labelFor(tr("&Direction"), m_direction, this));
    m_form->addWidget(m_direction);
    m_form->addWidget(labelFor(tr("&Amount"), m_amount, this));
    m_form->addWidget(m_amount);
    m_form->addWidget(labelFor(tr("&Reason"), m_reason, this));
    m_form->addWidget(m_reason);
    connect(m_go, &QPushButton::clicked, this, &CashDialog::book);
    m_amount->setFocus();
}

void CashDialog::book()
{
    setBusy(true);
    const Rupiah amount = m_amount->value() * m_direction->currentData().toInt();
    const auto booked = m_context.door.ask([amount, reason = m_reason->text(), actor = m_context.actor()](
                                               UseCases& use) { return use.shifts.move(amount, reason, actor); });
    core::whenReady(booked, this, [this](const Result<storage::CashMovement>& moved) {
        setBusy(false);
        if (moved)
            return accept();
        showProblem(CounterWords::refusal(moved.error()));
    });
}

CloseShiftDialog::CloseShiftDialog(const UiContext& context, qint64 shiftId, QWidget* parent)
    : ShiftDialog(context, parent), m_shiftId(shiftId), m_total(new PlainLabel(this)), m_note(new QLineEdit(this))
{
    setWindowTitle(tr("Close the shift"));
    setProperty(Manual::pageProperty, u"counter"_s);
    m_title->setText(tr("Count the drawer"));
    m_go->setText(tr("Close the shift"));
    m_go->setAutoDefault(false);
    m_go->setDefault(false); // Enter moves from field to field
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::tiny);
    // Beside each other, so that everything fits a small screen.
    grid->setColumnMinimumWidth(fieldsOfAPiece - 1, space::large); // a sum is not read as the next piece's name
    const int rows = (int(sales::denominations.size()) + 1) / 2;
    int place = 0;
    for (const Rupiah denomination : sales::denominations) {
        const int row = place % rows;
        const int column = place / rows * fieldsOfAPiece;
        auto* pieces = new QLineEdit(this);
        pieces->setFixedWidth(piecesWidth);
        pieces->setAlignment(Qt::AlignRight);
        pieces->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d{0,5}"_s), pieces));
        pieces->setPlaceholderText(u"0"_s);
        auto* sum = new PlainLabel(this);
        sum->setProperty("role", u"muted"_s);
        sum->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* name = labelFor(core::formatRupiah(denomination), pieces, this);
        name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(name, row, column);
        grid->addWidget(new PlainLabel(u"×"_s, this), row, column + 1);
        grid->addWidget(pieces, row, column + 2);
        grid->addWidget(sum, row, column + 3);
        sum->setMinimumWidth(sumWidth);
        m_pieces.insert(denomination, pieces);
        m_sums.insert(denomination, sum);
        connect(pieces, &QLineEdit::textChanged, this, &CloseShiftDialog::recount);
        connect(pieces, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
        ++place;
    }
    QFont large = font();
    large.setPointSize(totalPoints);
    large.setBold(true);
    m_total->setFont(large);
    m_total->setAlignment(Qt::AlignRight);
    m_note->setMaxLength(sales::mostReason);
    m_form->addLayout(grid);
    m_form->addWidget(m_total);
    m_form->addWidget(labelFor(tr("&Note (optional)"), m_note, this));
    m_form->addWidget(m_note);
    QWidget* before = m_pieces[sales::denominations.front()];
    for (const Rupiah denomination : sales::denominations) {
        setTabOrder(before, m_pieces[denomination]);
        before = m_pieces[denomination];
    }
    setTabOrder(before, m_note);
    setTabOrder(m_note, m_go);
    setTabOrder(m_go, m_close);
    connect(m_note, &QLineEdit::returnPressed, this, &CloseShiftDialog::closeShift);
    connect(m_go, &QPushButton::clicked, this, &CloseShiftDialog::closeShift);
    m_pieces[sales::denominations.front()]->setFocus();
    recount();
}

sales::CashCount CloseShiftDialog::count() const
{
    sales::CashCount count;
    for (auto field = m_pieces.begin(); field != m_pieces.end(); ++field) {
        if (const int number = field.value()->text().toInt(); number > 0)
            count.pieces.insert(field.key(), number);
    }
    return count;
}

Rupiah CloseShiftDialog::counted() const
{
    return count().total();
}

void CloseShiftDialog::recount()
{
    for (auto field = m_pieces.begin(); field != m_pieces.end(); ++field) {
        const int number = field.value()->text().toInt();
        QLabel* sum = m_sums[field.key()];
        sum->setText(number > 0 ? core::formatRupiah(number * field.key()) : QString());
        sum->setMinimumWidth(qMax(sumWidth, sum->sizeHint().width())); // never cut: the window grows
    }
    m_total->setText(core::formatRupiah(counted()));
    m_total->setAccessibleName(tr("Counted: %1").arg(m_total->text()));
}

void CloseShiftDialog::closeShift()
{
    setBusy(true);
    const auto closing =
        m_context.door.ask([id = m_shiftId, count = count(), note = m_note->text(), actor = m_context.actor()](
                               UseCases& use) { return use.shifts.close(id, count, note, actor); });
    core::whenReady(closing, this, [this](const Result<ShiftReport>& report) {
        setBusy(false);
        if (!report)
            return showProblem(CounterWords::refusal(report.error()));
        accept(); // first: closing returns the keyboard focus, and the report needs it
        emit closed(*report);
    });
}

ShiftReportDialog::ShiftReportDialog(const UiContext& context, const ShiftReport& report, QWidget* parent)
    : ShiftDialog(context, parent), m_report(report), m_print(new QPushButton(tr("&Print"), this)),
      m_notice(new PlainLabel(this))
{
    const storage::Shift& shift = report.shift;
    const QLocale& locale = context.language.locale();
    setWindowTitle(tr("Shift report"));
    setProperty(Manual::pageProperty, u"counter"_s);
    m_title->setText(shift.cashier.isEmpty() ? tr("Shift report") : tr("Shift of %1").arg(shift.cashier));
    m_slip.heading = m_title->text();
    auto* grid = new QGridLayout;
    grid->setColumnStretch(0, 1);
    grid->setVerticalSpacing(space::tiny);
    line(*grid, tr("Opened"), Format::stamp(shift.openedAt, context.zone, locale), "muted");
    if (!shift.isOpen())
        line(*grid, tr("Closed"), Format::stamp(shift.closedAt, context.zone, locale), "muted");
    line(*grid, tr("In the drawer at the start"), core::formatRupiah(shift.openingFloat));
    for (const ShiftReport::Package& package : report.packages)
        line(*grid, u"%1 × %2"_s.arg(package.vouchers).arg(package.name), core::formatRupiah(package.amount));
    line(*grid, tr("%n sale(s)", "", report.sold.count), core::formatRupiah(report.sold.amount), "heading");
    if (report.voided.count > 0)
        line(*grid, tr("%n void(s)", "", report.voided.count), u"− "_s + core::formatRupiah(report.voided.amount));
    if (report.refunded.count > 0)
        line(*grid, tr("%n refund(s)", "", report.refunded.count),
             u"− "_s + core::formatRupiah(report.refunded.amount));
    for (const storage::CashMovement& movement : report.movements)
        line(*grid, movement.reason,
             (movement.amount < 0 ? u"− "_s : u"+ "_s) + core::formatRupiah(qAbs(movement.amount)));
    line(*grid, tr("Should be in the drawer"), core::formatRupiah(shift.isOpen() ? report.expected() : shift.expected),
         "heading");
    if (!shift.isOpen()) {
        line(*grid, tr("Counted"), core::formatRupiah(shift.counted), "heading");
        const Rupiah difference = shift.difference();
        line(*grid,
             difference == 0  ? tr("It adds up")
             : difference > 0 ? tr("Too much")
                              : tr("Missing"),
             core::formatRupiah(qAbs(difference)), "heading");
    }
    if (!shift.note.isEmpty())
        line(*grid, tr("Note"), shift.note);
    addScrolling(grid);
    m_notice->setProperty("role", u"muted"_s);
    m_notice->hide();
    m_form->addWidget(m_notice);
    m_print->setIcon(context.theme.icon(u"printer"_s));
    m_print->setIconSize({space::iconWithGap, space::iconSize});
    m_print->setAutoDefault(false);
    m_print->setShortcut(QKeySequence::Print);
    m_print->setVisible(context.printing != nullptr);
    m_buttons->insertWidget(m_buttons->indexOf(m_go), m_print);
    setTabOrder(m_print, m_go);
    connect(m_print, &QPushButton::clicked, this, &ShiftReportDialog::print);
    m_close->setText(tr("Copy"));
    // Only this connection: the stylesheet has its own, and would keep a dangling button without it.
    disconnect(m_close, &QPushButton::clicked, this, nullptr);
    connect(m_close, &QPushButton::clicked, this, &ShiftReportDialog::copy);
    m_go->setText(tr("Done"));
    connect(m_go, &QPushButton::clicked, this, &QDialog::accept);
    m_go->setFocus();
}

// As high as it is, within the screen: a long shift has more lines than a small one shows.
void ShiftReportDialog::addScrolling(QGridLayout* grid)
{
    auto* lines = new QWidget(this);
    grid->setContentsMargins({});
    lines->setLayout(grid);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(lines);
    scroll->setAccessibleName(m_title->text());
    const int whole = lines->sizeHint().height();
    const int room = withinScreen(*this, {reportRest, QWIDGETSIZE_MAX}).height() - reportRest;
    const bool isLong = whole > room;
    scroll->setFocusPolicy(isLong ? Qt::StrongFocus : Qt::NoFocus); // the arrow keys scroll it
    scroll->setMinimumHeight(isLong ? room : whole);
    scroll->setMinimumWidth(lines->minimumSizeHint().width() +
                            (isLong ? style()->pixelMetric(QStyle::PM_ScrollBarExtent) + space::small : 0));
    m_form->addWidget(scroll, 1);
}

void ShiftReportDialog::line(QGridLayout& grid, const QString& what, const QString& amount, const char* role)
{
    const int row = grid.rowCount();
    auto* name = new PlainLabel(what, this);
    name->setWordWrap(true);
    auto* value = new PlainLabel(amount, this);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (role) {
        name->setProperty("role", QString::fromLatin1(role));
        value->setProperty("role", QString::fromLatin1(role));
    }
    grid.addWidget(name, row, 0);
    grid.addWidget(value, row, 1);
    m_slip.lines += SlipLine{what, amount};
}

void ShiftReportDialog::copy()
{
    QStringList lines{m_slip.heading};
    for (const SlipLine& line : std::as_const(m_slip.lines))
        lines += clipboardRow({line.name, line.value});
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QString ShiftReportDialog::notice() const
{
    return m_notice->isHidden() ? QString() : m_notice->text();
}

void ShiftReportDialog::print()
{
    showProblem({});
    setEnabledKeepingFocus(*m_print, false);
    m_notice->setText(tr("Printing…"));
    m_notice->show();
    core::whenReady(m_context.printing->printSlip(m_slip), this, [this](const Result<void>& printed) {
        setEnabledKeepingFocus(*m_print, true);
        m_notice->setText(tr("Printed."));
        m_notice->setVisible(printed.has_value());
        if (!printed)
            showProblem(PrintProblem::words(printed.error()).both());
    });
}

VoidDialog::VoidDialog(const UiContext& context, const storage::ShiftSale& sale, QWidget* parent)
    : ShiftDialog(context, parent), m_sale(sale), m_reason(new QLineEdit(this)), m_owner(new QComboBox(this)),
      m_secret(new QLineEdit(this))
{
    setWindowTitle(tr("Void the sale"));
    setProperty(Manual::pageProperty, u"counter"_s);
    m_title->setText(tr("Void %1 × %2, %3?").arg(sale.quantity).arg(sale.packageName, core::formatRupiah(sale.amount)));
    auto* words = new PlainLabel(tr("%1 is returned to the customer, and %n voucher(s) are removed from the router, at "
                                    "once or, while it is away, as soon as it is back. This cannot be undone.",
                                    "", sale.quantity)
                                     .arg(core::formatRupiah(sale.amount)),
                                 this);
    words->setWordWrap(true);
    words->setProperty("role", u"muted"_s);
    m_form->addWidget(words);
    m_reason->setMaxLength(sales::mostReason);
    m_form->addWidget(labelFor(tr("&Reason"), m_reason, this));
    m_form->addWidget(m_reason);
    const bool ownRight = domain::mayDo(m_context.actor().role, domain::PurchaseAction::Void);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaxLength(sales::mostPasswordLength);
    auto* who = labelFor(tr("&Owner"), m_owner, this);
    auto* pin = labelFor(tr("&PIN of the owner"), m_secret, this);
    for (QWidget* widget : std::initializer_list<QWidget*>{who, m_owner, pin, m_secret}) {
        m_form->addWidget(widget);
        widget->setVisible(!ownRight);
    }
    m_go->setText(tr("Void the sale"));
    m_go->setProperty("kind", u"danger"_s);
    m_close->setText(tr("Keep the sale")); // "cancel" could mean the sale or the question
    connect(m_go, &QPushButton::clicked, this, &VoidDialog::voidSale);
    m_reason->setFocus();
    if (!ownRight)
        loadOwners();
}

void VoidDialog::loadOwners()
{
    using Members = QList<StaffMember>;
    core::whenReady(m_context.reader.ask<Members>([](const storage::ReadModels& models) {
        return storage::StaffRepository(models.database()).all();
    }),
                    this, [this](const Result<Members>& members) {
                        for (const StaffMember& member : members.value_or(Members())) {
                            if (member.enabled && domain::mayDo(member.role, domain::PurchaseAction::Void))
                                m_owner->addItem(member.name, member.id);
                        }
                        if (m_owner->count() == 1) // nothing to choose: the reason is followed by the PIN
                            m_owner->setFocusPolicy(Qt::NoFocus);
                    });
}

void VoidDialog::voidSale()
{
    if (m_reason->text().trimmed().isEmpty()) {
        m_reason->setFocus();
        return showProblem(tr("Say why: the owner reads it in the report."));
    }
    const bool ownRight = domain::mayDo(m_context.actor().role, domain::PurchaseAction::Void);
    if (!ownRight && m_secret->text().isEmpty()) { // no wrong PIN, which would count against the owner
        m_secret->setFocus();
        return showProblem(tr("The owner types the PIN here."));
    }
    setBusy(true);
    const qint64 id = m_sale.sale.purchaseId;
    const auto answer = m_context.door.ask([ownRight, id, reason = m_reason->text(), actor = m_context.actor(),
                                            owner = m_owner->currentData().toLongLong(),
                                            secret = core::Secret(m_secret->text().toUtf8())](UseCases& use) {
        return ownRight ? core::ready(use.counterSales.voidSale(id, reason, actor, actor))
                        : use.counterSales.voidSale(id, reason, actor, use.staff, owner, secret);
    });
    core::whenReady(answer, this, [this](const Result<domain::Purchase>& voided) {
        setBusy(false);
        m_secret->clear();
        if (voided)
            return accept();
        m_secret->setFocus();
        showProblem(CounterWords::refusal(voided.error()));
    });
}

} // namespace loket::ui
