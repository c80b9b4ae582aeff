#include "ui/screens/settings/PlainPages.h"

#include "domain/Identifiers.h"
#include "payments/Gateways.h"
#include "settings/Keys.h"
#include "ui/screens/settings/Addresses.h"
#include "ui/text/Words.h"
#include "ui/widgets/DoctorView.h"
#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

namespace {

QString noPublicAddress()
{
    return ServerPage::tr("No public address is set: these work on this computer only. Payments are detected all the "
                          "same, by querying the gateway.");
}

} // namespace

BusinessPage::BusinessPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Business"), tr("Who sells here."), parent)
{
    const Group group = addGroup({});
    addFields(group, {u"business.name"_key, u"business.phone"_key, u"business.timezone"_key, u"business.language"_key});
    addRest(group, u"business."_s);
    const Group customers =
        addGroup(tr("Names and numbers of customers"),
                 tr("Loket can forget them when an order has been over for long enough. What was sold and paid stays. "
                    "Copies of the database that were made before still hold them. One customer is forgotten in the "
                    "order's panel."));
    addFields(customers, {u"privacy.forget_after_days"_key, u"privacy.forget_unpaid_after_days"_key});
    addRest(customers, u"privacy."_s);
}

PaymentsPage::PaymentsPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Payments"),
                   tr("How customers pay. A gateway that is switched off still accepts payments that are under way."),
                   parent)
{
    const QString chosen = u"payments.gateways"_key;
    const Group ways = addGroup({});
    addFields(ways, {chosen, u"payments.expiry_minutes"_key, u"payments.poll_seconds"_key, u"payments.timeout_ms"_key});
    for (const QString& gateway : payments::onlineGatewayNames()) {
        const QString part = u"payments.%1."_s.arg(gateway);
        const Group group = addGroup(Words::gateway(gateway), {}, [this, chosen, gateway] {
            return m_draft.value(chosen).split(u',').contains(gateway);
        });
        addField(group, part + u"environment"_s);
        for (const engine::SecretValue& secret : draft.saved().secrets) {
            if (secret.key.startsWith(part))
                addField(group, secret.key);
        }
        addRest(group, part, {part + u"base_url"_s});
        addField(group, part + u"base_url"_s);
        group.layout->addWidget(new AddressRow(
            context.theme, draft, tr("Callback address"),
            [gateway](const SettingsDraft& edited) { return paymentAddress(edited, gateway); }, group.card));
        auto* where = new PlainLabel(group.card);
        const auto explain = [where, &draft] {
            where->setText(draft.value(u"server.public_url"_key).isEmpty()
                               ? noPublicAddress()
                               : tr("Paste it where the gateway asks for its callback or notification URL."));
        };
        explain();
        connect(&draft, &SettingsDraft::valueChanged, where, explain);
        connect(&draft, &SettingsDraft::reset, where, explain);
        where->setProperty("role", u"small"_s);
        where->setWordWrap(true);
        group.layout->addWidget(where);
    }
    updateVisibility();
}

VoucherPage::VoucherPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Vouchers"),
                   tr("How new codes look. Codes that are already sold stay as they are."), parent)
{
    const Group format = addGroup({});
    addFields(format, {u"voucher.mode"_key, u"voucher.alphabet"_key, u"voucher.length"_key, u"voucher.prefix"_key});
    addRest(format, u"voucher."_s);
    const Group examples = addGroup(tr("They will look like this"));
    auto* card = new QFrame(examples.card);
    card->setObjectName(u"codeCard"_s);
    m_examples = new PlainLabel(card);
    m_examples->setObjectName(u"voucherExamples"_s);
    m_examples->setFont(Theme::codeFont(15));
    m_examples->setAccessibleName(tr("Examples of codes"));
    auto* inside = new QVBoxLayout(card);
    inside->addWidget(m_examples);
    examples.layout->addWidget(card);
    auto* again = new QPushButton(tr("Other examples"), examples.card);
    examples.layout->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &VoucherPage::showExamples);
    connect(&draft, &SettingsDraft::reset, this, &VoucherPage::showExamples);
    connect(&draft, &SettingsDraft::valueChanged, this, [this](const QString& key) {
        if (key.startsWith(u"voucher."_s))
            showExamples();
    });
    showExamples();
}

void VoucherPage::showExamples()
{
    constexpr int shown = 3;
    const int length = m_draft.value(u"voucher.length"_key).toInt();
    const auto alphabet = domain::alphabetNamed(m_draft.value(u"voucher.alphabet"_key));
    if (!alphabet || !m_draft.wrong(u"voucher.length"_key).isEmpty() || !m_draft.wrong(u"voucher.prefix"_key).isEmpty())
        return; // the last good ones stay until the value is right again
    const bool both = m_draft.value(u"voucher.mode"_key) == u"userpass"_s;
    const domain::CodeFormat format{length, *alphabet, m_draft.value(u"voucher.prefix"_key),
                                    both ? domain::CodeMode::UserPass : domain::CodeMode::Code};
    QStringList lines;
    for (int i = 0; i < shown; ++i) {
        const domain::Credentials code = domain::newCredentials(format);
        lines += both ? code.username + u"   "_s + code.password : code.username;
    }
    m_examples->setText(lines.join(u'\n'));
}

QString VoucherPage::example() const
{
    return m_examples->text().section(u'\n', 0, 0);
}

SchedulePage::SchedulePage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Retries and schedule"),
                   tr("What Loket retries automatically, and how often it cleans up."), parent)
{
    const Group retries = addGroup(tr("Retries"));
    addRest(retries, u"retry."_s);
    const Group schedule = addGroup(tr("Schedule"));
    for (const QString& part : {u"cleanup."_s, u"schedule."_s, u"logs."_s})
        addRest(schedule, part);
    addRest(addGroup(tr("Alerts")), u"alerts."_s);
}

void SchedulePage::addWhatIsLeft(const QSet<QString>& shown)
{
    QStringList left;
    for (const engine::SettingValue& one : m_draft.saved().settings) {
        // Every router's own keys are on its own page, one router at a time.
        if (!shown.contains(one.setting.key) && settings::Registry::routerOf(one.setting.key).isEmpty())
            left += one.setting.key;
    }
    for (const engine::SecretValue& one : m_draft.saved().secrets) {
        if (!shown.contains(one.key) && settings::Registry::routerOf(one.key).isEmpty())
            left += one.key;
    }
    if (!left.isEmpty())
        addFields(addGroup(tr("More")), left);
}

ServerPage::ServerPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Server and webhooks"),
                   tr("Where the shop page is, and where gateways report a payment."), parent)
{
    const Group reach = addGroup(tr("Reachable at"));
    addFields(reach, {u"server.public_url"_key, u"server.listen"_key, u"server.port"_key});
    const Group paste =
        addGroup(tr("Addresses to paste"),
                 tr("At each gateway, put its address where it asks for the callback or notification URL."));
    m_list = new QWidget(paste.card);
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, space::tiny, 0, 0);
    rows->setSpacing(space::tiny);
    paste.layout->addWidget(m_list);
    const Group tls = addGroup(tr("HTTPS"));
    addFields(tls, {u"server.tls_certificate"_key, u"server.tls_key"_key});
    const Group tunnel = addGroup(
        tr("Tunnel"),
        tr("A host on the internet that forwards what reaches it, for a computer that cannot be reached from there."));
    addRest(tunnel, u"tunnel."_s);
    const Group limits = addGroup(tr("Limits"));
    addRest(limits, u"server."_s);
    updateVisibility();
    showAddresses();
    connect(&draft, &SettingsDraft::reset, this, &ServerPage::showAddresses);
    connect(&draft, &SettingsDraft::valueChanged, this, [this](const QString& key) {
        if (key == u"server.public_url"_key || key == u"payments.gateways"_key || key == u"delivery.channel"_key)
            showAddresses();
    });
}

QList<AddressRow*> ServerPage::addresses() const
{
    return m_list->findChildren<AddressRow*>(Qt::FindDirectChildrenOnly);
}

void ServerPage::showAddresses()
{
    auto* rows = static_cast<QVBoxLayout*>(m_list->layout());
    while (QLayoutItem* item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this, rows](const QString& label, std::function<QString(const SettingsDraft&)> address) {
        rows->addWidget(new AddressRow(m_context.theme, m_draft, label, std::move(address), m_list));
    };
    add(tr("Shop page"), [](const SettingsDraft& draft) { return baseAddress(draft) + u"/voucher/"_s; });
    const QStringList chosen = m_draft.value(u"payments.gateways"_key).split(u',');
    for (const QString& gateway : payments::onlineGatewayNames()) {
        if (chosen.contains(gateway))
            add(Words::gateway(gateway),
                [gateway](const SettingsDraft& draft) { return paymentAddress(draft, gateway); });
    }
    if (const QString channel = m_draft.value(u"delivery.channel"_key); channel != u"none"_s)
        add(tr("%1, receipts").arg(Words::channel(channel)),
            [channel](const SettingsDraft& draft) { return receiptAddress(draft, channel); });
    if (m_draft.value(u"server.public_url"_key).isEmpty()) {
        auto* notice = new PlainLabel(noPublicAddress(), m_list);
        notice->setProperty("role", u"small"_s);
        notice->setWordWrap(true);
        rows->addWidget(notice);
    }
}

AppearancePage::AppearancePage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Appearance and language"), tr("Of this window; it applies at once."), parent)
{
    const Group group = addGroup({});
    auto* languages = new QComboBox(group.card);
    languages->setObjectName(u"language"_s);
    languages->addItem(u"Bahasa Indonesia"_s, u"id"_s);
    languages->addItem(u"English"_s, u"en"_s);
    languages->setCurrentIndex(languages->findData(context.language.code()));
    auto* appearances = new QComboBox(group.card);
    appearances->setObjectName(u"appearance"_s);
    appearances->addItem(tr("Like the system"), int(Appearance::System));
    appearances->addItem(tr("Light"), int(Appearance::Light));
    appearances->addItem(tr("Dark"), int(Appearance::Dark));
    appearances->setCurrentIndex(appearances->findData(int(context.theme.appearance())));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::large);
    grid->setColumnMinimumWidth(0, SettingField::labelWidth);
    grid->setVerticalSpacing(space::small);
    int row = 0;
    for (const auto& [text, box] : {std::pair{tr("Language"), languages}, std::pair{tr("Appearance"), appearances}}) {
        auto* label = new PlainLabel(text, group.card);
        label->setBuddy(box);
        box->setAccessibleName(text);
        grid->addWidget(label, row, 0);
        grid->addWidget(box, row, 1);
        ++row;
    }
    grid->setColumnStretch(2, 1);
    group.layout->addLayout(grid);
    connect(languages, &QComboBox::activated, this,
            [this, languages] { emit languageChosen(languages->currentData().toString()); });
    connect(appearances, &QComboBox::activated, this,
            [this, appearances] { emit appearanceChosen(Appearance(appearances->currentData().toInt())); });
}

ChecksPage::ChecksPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(
          context, draft, tr("Checks"),
          tr("Checks everything Loket depends on, and names the exact fix for what is wrong. It changes no settings."),
          parent)
{
    const Group group = addGroup({});
    m_doctor = new DoctorView(
        context.theme, draft.door(), [] { return DoctorView::Question{}; }, group.card);
    m_doctor->leadToScreens(true);
    connect(m_doctor, &DoctorView::screenWanted, this, &SettingsPage::screenWanted);
    group.layout->addWidget(m_doctor);
}

void ChecksPage::shown()
{
    if (m_doctor->lines().isEmpty())
        m_doctor->run();
}

} // namespace loket::ui
