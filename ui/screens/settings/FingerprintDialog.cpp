#include "ui/screens/settings/FingerprintDialog.h"

#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PlainLabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fingerprintDialogTextWidth = 460;
constexpr int groupLength = 4;
constexpr int groupsInLine = 8;

QLabel* words(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

QString FingerprintDialog::grouped(const QString& fingerprint)
{
    QString text;
    for (qsizetype at = 0; at < fingerprint.size(); at += groupLength) {
        if (at > 0)
            text += (at / groupLength) % groupsInLine == 0 ? u'\n' : u' ';
        text += fingerprint.mid(at, groupLength);
    }
    return text;
}

FingerprintDialog::FingerprintDialog(const Theme& theme, const QString& fingerprint, const QString& before, bool isSsh,
                                     QWidget* parent)
    : QDialog(parent), m_trust(new QPushButton(this))
{
    const bool isSame = before == fingerprint;
    const bool isChanged = !before.isEmpty() && !isSame;
    setWindowTitle(isChanged ? tr("The router shows another fingerprint") : tr("Is this your router?"));
    setMinimumWidth(fingerprintDialogTextWidth + 2 * space::huge);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::medium);
    auto* title = words(windowTitle(), this);
    title->setProperty("role", u"heading"_s);
    layout->addWidget(title);
    layout->addWidget(
        words(isChanged ? tr("It is not the one you trusted before. Either the router was set up anew, or somebody is "
                             "intercepting the connection. Trust it only if you know why it changed.")
              : isSame  ? tr("It is the one you trust already.")
                        : tr("The router shows this fingerprint. Compare it with the one the router itself shows, then "
                              "trust it. From then on Loket connects only to a router that has it."),
              this));
    auto* card = new QFrame(this);
    card->setObjectName(u"codeCard"_s);
    auto* code = new PlainLabel(grouped(fingerprint), card);
    code->setObjectName(u"fingerprint"_s);
    code->setFont(Theme::codeFont(11));
    code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    code->setAccessibleName(tr("Fingerprint %1").arg(fingerprint));
    auto* inside = new QHBoxLayout(card);
    inside->addWidget(code, 1);
    inside->addWidget(new CopyButton(theme, fingerprint, card), 0, Qt::AlignTop);
    layout->addWidget(card);
    const QString command =
        isSsh ? u"/ip ssh print; /ip ssh export-host-key key-file-prefix=loket"_s : u"/certificate print detail"_s;
    auto* hint = words(tr("On the router: %1").arg(command), this);
    hint->setProperty("role", u"small"_s);
    hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(hint);
    auto* cancel = new QPushButton(isSame ? tr("Close") : tr("Do not trust"), this);
    cancel->setObjectName(u"cancel"_s);
    m_trust->setText(tr("Trust this router"));
    m_trust->setObjectName(u"trust"_s);
    m_trust->setProperty("kind", isChanged ? u"danger"_s : u"primary"_s);
    m_trust->setVisible(!isSame);
    m_trust->setAutoDefault(false);
    cancel->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_trust);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_trust, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace loket::ui
