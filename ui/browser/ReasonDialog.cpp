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
    : QDialog(parent), m_reason(new QLineEdit(this)), m_go(new QPushButton(words.go, this))
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
    m_go->setProperty("kind", u"danger"_s);
    m_go->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(this);
    QPushButton* back = buttons->addButton(tr("Back"), QDialogButtonBox::RejectRole);
    buttons->addButton(m_go, QDialogButtonBox::AcceptRole);
    back->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    for (QWidget* part : std::initializer_list<QWidget*>{question, explanation, label, m_reason, buttons})
        layout->addWidget(part);
    setMinimumWidth(420);

    if (words.needsReason) {
        m_go->setEnabled(false);
        connect(m_reason, &QLineEdit::textChanged, m_go,
                [go = m_go](const QString& text) { go->setEnabled(!text.trimmed().isEmpty()); });
    }
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit confirmed(m_reason->text().trimmed());
        accept();
    });
}

} // namespace loket::ui
