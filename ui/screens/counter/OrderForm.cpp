#include "ui/screens/counter/OrderForm.h"

#include "domain/PhoneNumber.h"
#include "sales/flow/PlacePurchase.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PlainLabel.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Rupiah;

namespace {

constexpr int quickButtons = 4;
constexpr int bigPointSize = 22;
constexpr int narrowPointSize = 16;
constexpr int fieldPointSize = 14;
constexpr int quantityWidth = 92;
// Typical cash amounts: the next notes above the total.
constexpr std::array<Rupiah, 5> notes{10'000, 20'000, 50'000, 100'000, 200'000};

QFont sized(QFont font, int points, bool bold = false)
{
    font.setPointSize(points);
    font.setBold(bold);
    return font;
}

} // namespace

OrderForm::OrderForm(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_what(new PlainLabel(this)), m_quantityLabel(new PlainLabel(this)),
      m_quantity(new QLineEdit(this)), m_phoneLabel(new PlainLabel(this)), m_phone(new QLineEdit(this)),
      m_cashLabel(new PlainLabel(this)), m_cash(new MoneyEdit(this)), m_totalLabel(new PlainLabel(this)),
      m_total(new PlainLabel(this)), m_changeLabel(new PlainLabel(this)), m_change(new PlainLabel(this)),
      m_take(new QPushButton(this)), m_problem(new PlainLabel(this))
{
    setObjectName(u"card"_s);
    m_what->setProperty("role", u"heading"_s);
    for (QLabel* label : {m_quantityLabel, m_phoneLabel, m_cashLabel, m_totalLabel, m_changeLabel})
        label->setProperty("role", u"small"_s);
    m_quantityLabel->setBuddy(m_quantity);
    m_phoneLabel->setBuddy(m_phone);
    m_cashLabel->setBuddy(m_cash);
    for (QLineEdit* field : {m_quantity, m_phone, static_cast<QLineEdit*>(m_cash)})
        field->setFont(sized(font(), fieldPointSize));
    m_quantity->setFixedWidth(quantityWidth);
    m_quantity->setAlignment(Qt::AlignRight);
    m_quantity->setValidator(new QRegularExpressionValidator(QRegularExpression(u"\\d{0,3}"_s), m_quantity));
    m_phone->setMaxLength(24);
    m_total->setFont(sized(font(), bigPointSize, true));
    m_change->setFont(sized(font(), bigPointSize, true));
    m_take->setProperty("kind", u"primary"_s);
    m_take->setMinimumHeight(40);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"loginProblem"_s);

    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(space::medium);
    fields->setVerticalSpacing(2);
    fields->addWidget(m_quantityLabel, 0, 0);
    fields->addWidget(m_phoneLabel, 0, 1);
    fields->addWidget(m_cashLabel, 0, 2);
    fields->addWidget(m_quantity, 1, 0);
    fields->addWidget(m_phone, 1, 1);
    fields->addWidget(m_cash, 1, 2);
    fields->setColumnStretch(1, 1);
    fields->setColumnStretch(2, 1);
    auto* quick = new QHBoxLayout;
    quick->setSpacing(space::small);
    quick->addStretch();
    for (int i = 0; i < quickButtons; ++i) {
        auto* button = new QPushButton(this);
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QPushButton::clicked, this, [this, i] {
            if (i >= quickAmounts().size())
                return;
            m_cashTouched = true;
            m_cash->setValue(quickAmounts()[i]);
            m_cash->setFocus();
        });
        m_quick += button;
        quick->addWidget(button);
    }
    auto* sums = new QGridLayout;
    sums->setVerticalSpacing(0);
    sums->addWidget(m_totalLabel, 0, 0);
    sums->addWidget(m_changeLabel, 0, 1);
    sums->addWidget(m_total, 1, 0);
    sums->addWidget(m_change, 1, 1);
    sums->addWidget(m_take, 0, 2, 2, 1);
    sums->setColumnStretch(0, 1);
    sums->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(m_what);
    layout->addLayout(fields);
    layout->addLayout(quick);
    layout->addLayout(sums);
    layout->addWidget(m_problem);

    connect(m_quantity, &QLineEdit::textChanged, this, &OrderForm::recount);
    connect(m_cash, &QLineEdit::textEdited, this, [this] { m_cashTouched = true; });
    connect(m_cash, &MoneyEdit::valueChanged, this, &OrderForm::recount);
    connect(m_quantity, &QLineEdit::returnPressed, this, &OrderForm::goToCash);
    connect(m_phone, &QLineEdit::returnPressed, this, &OrderForm::goToCash);
    connect(m_cash, &QLineEdit::returnPressed, this, &OrderForm::take);
    connect(m_take, &QPushButton::clicked, this, &OrderForm::take);
    clear();
}

void OrderForm::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    for (QLabel* sum : {m_total, m_change})
        sum->setFont(sized(font(), narrow ? narrowPointSize : bigPointSize, true));
    recount();
}

void OrderForm::begin(const domain::Package& package)
{
    clear();
    m_package = package;
    setEnabled(true);
    m_quantity->setText(u"1"_s);
    recount();
    m_quantity->setFocus();
    m_quantity->selectAll();
}

void OrderForm::change(const domain::Package& package)
{
    if (!m_package || *m_package == package)
        return;
    const Rupiah before = m_package->price;
    m_package = package;
    recount();
    if (package.price != before)
        showProblem(tr("The price has changed: %1 instead of %2.")
                        .arg(core::formatRupiah(package.price), core::formatRupiah(before)));
}

void OrderForm::clear()
{
    m_package.reset();
    m_cashTouched = false;
    m_busy = false;
    m_quantity->clear();
    m_phone->clear();
    m_cash->clear();
    setEnabled(false);
    showProblem({});
    recount();
}

int OrderForm::quantity() const
{
    const int number = m_quantity->text().toInt();
    return number <= sales::maxQuantity ? number : 0;
}

QString OrderForm::phone() const
{
    return m_phone->text().trimmed();
}

Rupiah OrderForm::total() const
{
    return m_package ? m_package->price * quantity() : 0;
}

Rupiah OrderForm::cash() const
{
    return m_cash->value();
}

QString OrderForm::problem() const
{
    return m_problem->text();
}

void OrderForm::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void OrderForm::setHint(const QString& hint)
{
    m_hint = hint;
    retranslate();
}

QString OrderForm::title() const
{
    return m_what->text();
}

void OrderForm::setBusy(bool busy)
{
    m_busy = busy;
    m_take->setEnabled(!busy);
}

void OrderForm::goToCash()
{
    if (quantity() == 0)
        return showProblem(tr("Enter a quantity from 1 to %1.").arg(sales::maxQuantity));
    if (!phone().isEmpty() && !domain::PhoneNumber::parse(phone())) {
        m_phone->setFocus();
        return showProblem(tr("This is no mobile number. Correct it or leave it empty."));
    }
    showProblem({});
    m_cash->setFocus();
    m_cash->selectAll();
}

void OrderForm::take()
{
    if (m_busy || !m_package)
        return;
    if (quantity() == 0 || (!phone().isEmpty() && !domain::PhoneNumber::parse(phone())))
        return goToCash();
    if (cash() < total()) {
        m_cash->setFocus();
        return showProblem(tr("%1 is missing.").arg(core::formatRupiah(total() - cash())));
    }
    showProblem({});
    emit wanted();
}

QList<Rupiah> OrderForm::quickAmounts() const
{
    QList<Rupiah> amounts{total()};
    for (const Rupiah note : notes) {
        if (note > total() && amounts.size() < quickButtons)
            amounts += note;
    }
    return amounts;
}

void OrderForm::recount()
{
    if (m_package && !m_cashTouched && m_cash->value() != total())
        return m_cash->setValue(total()); // comes back here
    const Rupiah change = cash() - total();
    m_total->setText(m_package ? core::formatRupiah(total()) : u"–"_s);
    m_changeLabel->setText(change < 0 ? tr("Still missing") : tr("Change"));
    m_change->setText(m_package ? core::formatRupiah(qAbs(change)) : u"–"_s);
    QPalette ink = palette();
    ink.setColor(QPalette::WindowText, m_package && change < 0 ? m_theme.color(Ink::Bad) : m_theme.color(Ink::Text));
    m_change->setPalette(ink);
    const QList<Rupiah> amounts = quickAmounts();
    for (int i = 0; i < m_quick.size(); ++i) {
        m_quick[i]->setVisible(i < amounts.size());
        if (i < amounts.size()) {
            const QString amount = i == 0     ? tr("Exact")
                                   : m_narrow ? tr("%1k", "thousands of rupiah").arg(amounts[i] / 1000) // notes
                                              : core::formatRupiah(amounts[i]);
            m_quick[i]->setText((m_narrow ? u"F%1 %2"_s : u"F%1  %2"_s).arg(i + 2).arg(amount));
            m_quick[i]->setAccessibleName(tr("Cash given: %1").arg(core::formatRupiah(amounts[i])));
        }
    }
    retranslate();
}

void OrderForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return emit dropped();
    const int quick = event->key() - Qt::Key_F2;
    if (m_package && quick >= 0 && quick < quickAmounts().size()) {
        m_quick[quick]->click();
        return;
    }
    QFrame::keyPressEvent(event);
}

void OrderForm::retranslate()
{
    m_what->setText(m_package          ? m_package->name
                    : m_hint.isEmpty() ? tr("Pick a package with its digit, or type its name")
                                       : m_hint);
    m_quantityLabel->setText(tr("&Quantity"));
    m_phoneLabel->setText(m_narrow ? tr("Whats&App", "the label of a phone number's narrow field")
                                   : tr("WhatsApp &phone (optional)"));
    m_cashLabel->setText(tr("&Cash given"));
    m_totalLabel->setText(tr("To pay"));
    m_take->setText(m_busy ? tr("Selling …") : tr("Take the cash"));
    m_quantity->setAccessibleName(tr("Quantity"));
    m_phone->setAccessibleName(tr("WhatsApp phone, optional"));
    m_cash->setAccessibleName(tr("Cash given"));
    m_phone->setPlaceholderText(tr("0812…"));
    m_cash->setToolTip(tr("A number below 1,000 counts as thousands: 20 is Rp 20.000."));
}

void OrderForm::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        recount();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
