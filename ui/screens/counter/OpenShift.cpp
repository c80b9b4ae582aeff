#include "ui/screens/counter/OpenShift.h"

#include "engine/UseCases.h"
#include "ui/text/CounterWords.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using engine::UseCases;
using storage::Shift;

namespace {

constexpr int openingWidth = 360;
constexpr int floatPoints = 18;

} // namespace

OpenShift::OpenShift(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_title(new PlainLabel(this)), m_words(new PlainLabel(this)),
      m_floatLabel(new PlainLabel(this)), m_float(new MoneyEdit(this)), m_open(new QPushButton(this)),
      m_problem(new PlainLabel(this))
{
    m_title->setProperty("role", u"title"_s);
    m_words->setProperty("role", u"muted"_s);
    m_words->setWordWrap(true);
    m_floatLabel->setBuddy(m_float);
    QFont large = font();
    large.setPointSize(floatPoints);
    m_float->setFont(large);
    m_open->setProperty("kind", u"primary"_s);
    m_open->setMinimumHeight(40);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"loginProblem"_s);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::small);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addSpacing(space::medium);
    column->addWidget(m_floatLabel);
    column->addWidget(m_float);
    column->addWidget(m_open);
    column->addWidget(m_problem);
    auto* middle = new QWidget(this);
    middle->setFixedWidth(openingWidth);
    middle->setLayout(column);
    column->setContentsMargins({});
    auto* row = new QHBoxLayout; // an alignment would compute the text's height by the whole width
    row->addStretch();
    row->addWidget(middle);
    row->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addLayout(row);
    layout->addStretch(3);
    connect(m_float, &QLineEdit::returnPressed, this, &OpenShift::open);
    connect(m_open, &QPushButton::clicked, this, &OpenShift::open);
    retranslate();
}

void OpenShift::takeFocus()
{
    m_float->setFocus();
    m_float->selectAll();
}

void OpenShift::open()
{
    if (!m_open->isEnabled())
        return;
    m_open->setEnabled(false);
    m_problem->clear();
    const auto answer = m_context.door.ask(
        [cash = m_float->value(), actor = m_context.actor()](UseCases& use) { return use.shifts.open(cash, actor); });
    core::whenReady(answer, this, [this](const Result<Shift>& shift) {
        m_open->setEnabled(true);
        if (!shift)
            return m_problem->setText(CounterWords::refusal(shift.error()));
        m_float->clear();
        emit opened(*shift);
    });
}

void OpenShift::retranslate()
{
    m_title->setText(tr("Open the shift"));
    m_words->setText(tr("Count the cash that is in the drawer now. Sales and voids are added to it, and the count at "
                        "the end shows whether it adds up."));
    m_floatLabel->setText(tr("Cash in the &drawer"));
    m_float->setAccessibleName(tr("Cash in the drawer"));
    m_float->setPlaceholderText(u"0"_s);
    m_open->setText(tr("Open the shift"));
}

void OpenShift::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
