#include "ui/screens/settings/Addresses.h"

#include "settings/Keys.h"
#include "ui/screens/settings/SettingField.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/PlainLabel.h"

#include <QHBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

namespace {

constexpr int addressLeast = 160;

} // namespace

QString baseAddress(const SettingsDraft& draft)
{
    const QString key = u"server.public_url"_key;
    const QString set = draft.wrong(key).isEmpty() ? draft.value(key) : QString();
    QString base = set.isEmpty() ? draft.saved().serverUrl.toString() : set;
    while (base.endsWith(u'/'))
        base.chop(1);
    return base;
}

QString paymentAddress(const SettingsDraft& draft, const QString& gateway)
{
    return baseAddress(draft) + u"/voucher/payment-webhook/"_s + gateway;
}

QString receiptAddress(const SettingsDraft& draft, const QString& channel)
{
    return baseAddress(draft) + u"/voucher/delivery-webhook/"_s + channel;
}

AddressRow::AddressRow(const Theme& theme, const SettingsDraft& draft, const QString& label,
                       std::function<QString(const SettingsDraft&)> address, QWidget* parent)
    : QWidget(parent), m_draft(draft), m_make(std::move(address)), m_address(new PlainLabel(this)),
      m_copy(new CopyButton(theme, {}, this))
{
    auto* words = new PlainLabel(label, this);
    words->setFixedWidth(SettingField::labelWidth);
    words->setBuddy(m_copy);
    m_address->setObjectName(u"address"_s);
    m_address->setFont(Theme::codeFont(9));
    m_address->setWordWrap(true);
    m_address->setMinimumWidth(addressLeast); // however long a name in it: the button to copy it stays in sight
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_address->setAccessibleName(label);
    m_copy->setObjectName(u"copyAddress"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    row->addWidget(words);
    row->addWidget(m_address, 1);
    row->addWidget(m_copy);
    refresh();
    connect(&draft, &SettingsDraft::reset, this, &AddressRow::refresh);
    connect(&draft, &SettingsDraft::valueChanged, this, [this](const QString& key) {
        if (key == u"server.public_url"_key)
            refresh();
    });
}

QString AddressRow::address() const
{
    return m_address->text();
}

void AddressRow::refresh()
{
    const QString address = m_make(m_draft);
    m_address->setText(address);
    m_copy->setCopiedText(address);
}

} // namespace loket::ui
