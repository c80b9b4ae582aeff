#include "ui/browser/ReasonDialog.h"

#include "sales/mending/Recovery.h"
#include "ui/widgets/PlainLabel.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

ReasonDialog::ReasonDialog(const Words& words, QWidget* parent)
    : QDialog(parent), m_reason(new QLineEdit(this)), m_problem(new PlainLabel(this)),
      m_go(new QPushButton(words.go, this)), m_back(new QPushButton(tr("Back"), this)), m_needsReason(words.needsReason)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    auto* question = new PlainLabel(words.question, this);
    question->setWordWrap(true);
    auto* explanation = new PlainLabel(words.explanation, this);
    explanation->setWordWrap(true);
    auto* label = new PlainLabel(words.needsReason ? tr("Reason") : tr("Reason (may be left out)"), this);
    label->setBuddy(m_reason);
    m_reason->setMaxLength(sales::maxWhyLength);
    m_reason->setAccessibleName(label->text());
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->hide();
    m_go->setProperty("kind", u"danger"_s);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_back, QDialogButtonBox::RejectRole);
    buttons->addButton(m_go, QDialogButtonBox::AcceptRole);

    auto* layout = new QVBoxLayout(this);
    for (QWidget* part : std::initializer_list<QWidget*>{question, explanation, label, m_reason, m_problem, buttons})
        layout->addWidget(part);
    setMinimumWidth(420);

    connect(m_reason, &QLineEdit::textChanged, this, &ReasonDialog::typed);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] { m_problem->setVisible(!m_go->isEnabled()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit confirmed(m_reason->text().trimmed());
        accept();
    });
    m_problem->setText(tr("Say why: it is written to the activity log."));
    typed();
}

QString ReasonDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

// What Enter does. Nothing is confirmed by an Enter that was meant for the window before; but what was typed is never
// thrown away by one.
void ReasonDialog::typed()
{
    const bool isEmpty = m_reason->text().trimmed().isEmpty();
    m_problem->hide();
    m_go->setEnabled(!isEmpty || !m_needsReason);
    (isEmpty && !m_needsReason ? m_back : m_go)->setDefault(true);
}

} // namespace loket::ui
