#include "ui/screens/packages/ProfileDialog.h"

#include "ui/widgets/PlainLabel.h"

#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int profileDialogLeastWidth = 520;
constexpr int profileDialogMostDevices = 1000;

} // namespace

ProfileDialog::ProfileDialog(const QString& router, const engine::RouterProfile& wanted, QWidget* parent)
    : QDialog(parent), m_name(wanted.name), m_rate(new QLineEdit(this)), m_devices(new QSpinBox(this)),
      m_command(new PlainLabel(this)), m_create(new QPushButton(this))
{
    setWindowTitle(tr("Create the profile %1").arg(wanted.name));
    setMinimumWidth(profileDialogLeastWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::medium);
    auto* words =
        new PlainLabel(tr("The router %1 has no hotspot user profile of this name yet. Loket will run exactly "
                          "this one command on it; nothing else is changed.")
                           .arg(router),
                       this);
    words->setWordWrap(true);
    layout->addWidget(words);
    m_rate->setText(wanted.rateLimit);
    m_rate->setPlaceholderText(u"2M/5M"_s);
    m_rate->setObjectName(u"rate"_s);
    m_rate->setAccessibleName(tr("Speed, upload/download"));
    // Digits with k or M, upload and download; what follows (burst) is left to RouterOS.
    m_rate->setValidator(new QRegularExpressionValidator(
        QRegularExpression(u"([0-9]{1,9}[kMG]?(/[0-9]{1,9}[kMG]?)?( [0-9kMG/ ]{0,80})?)?"_s), m_rate));
    m_devices->setRange(1, profileDialogMostDevices);
    m_devices->setValue(wanted.sharedUsers);
    m_devices->setAccessibleName(tr("Devices at once"));
    auto* form = new QFormLayout;
    form->addRow(tr("Speed, upload/download"), m_rate);
    form->addRow(tr("Devices at once"), m_devices);
    layout->addLayout(form);
    auto* card = new QFrame(this);
    card->setObjectName(u"codeCard"_s);
    m_command->setFont(Theme::codeFont(9));
    m_command->setWordWrap(true);
    m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* inside = new QVBoxLayout(card);
    inside->addWidget(m_command);
    layout->addWidget(card);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_create->setText(tr("Create on the router"));
    m_create->setProperty("kind", u"primary"_s);
    m_create->setObjectName(u"create"_s);
    m_create->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_create);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_create, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_rate, &QLineEdit::textChanged, this, &ProfileDialog::showCommand);
    connect(m_devices, &QSpinBox::valueChanged, this, &ProfileDialog::showCommand);
    showCommand();
}

engine::RouterProfile ProfileDialog::profile() const
{
    return {.name = m_name, .rateLimit = m_rate->text().trimmed(), .sharedUsers = m_devices->value()};
}

QString ProfileDialog::command() const
{
    QString name = m_name;
    name.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'$', u"\\$"_s);
    QString line = u"/ip hotspot user profile add name=\"%1\" shared-users=%2"_s.arg(name).arg(m_devices->value());
    if (const QString rate = m_rate->text().trimmed(); !rate.isEmpty())
        line += u" rate-limit=\"%1\""_s.arg(rate);
    return line;
}

void ProfileDialog::showCommand()
{
    m_command->setText(command());
}

} // namespace loket::ui
