#include "ui/screens/settings/RouterPage.h"

#include "engine/UseCases.h"
#include "ui/screens/settings/FingerprintDialog.h"
#include "ui/text/Words.h"
#include "ui/widgets/DoctorView.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::UseCases;

RouterPage::RouterPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Router"),
                   tr("Where the vouchers are made. Loket never touches what it has not made itself."), parent)
{
    build();
    connect(&draft, &SettingsDraft::reset, this, [this] {
        if (m_draft.routers() == m_known)
            return; // the fields update themselves
        if (!m_draft.routers().contains(m_router))
            m_router = u"main"_s;
        // Not from a signal of one of the widgets being deleted.
        QTimer::singleShot(0, this, [this] { showRouter(m_router); });
    });
}

void RouterPage::showRouter(const QString& name)
{
    m_router = name;
    clearGroups();
    build();
    updateVisibility();
}

QString RouterPage::key(const char* part) const
{
    return u"router.%1.%2"_s.arg(m_router, QLatin1StringView(part));
}

void RouterPage::build()
{
    m_known = m_draft.routers();
    const Group top = addGroup({});
    auto* choose = new QComboBox(top.card);
    choose->setObjectName(u"routers"_s);
    choose->setAccessibleName(tr("Router"));
    choose->addItems(m_draft.routers());
    choose->setCurrentText(m_router);
    auto* add = new QPushButton(tr("Add a router…"), top.card);
    add->setObjectName(u"addRouter"_s);
    auto* remove = new QPushButton(tr("Remove this router…"), top.card);
    remove->setObjectName(u"removeRouter"_s);
    remove->setProperty("kind", u"danger"_s);
    remove->setVisible(m_router != u"main"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(choose, 1);
    row->addWidget(add);
    row->addWidget(remove);
    top.layout->addLayout(row);
    connect(choose, &QComboBox::textActivated, this,
            [this](const QString& name) { QTimer::singleShot(0, this, [this, name] { showRouter(name); }); });
    connect(add, &QPushButton::clicked, this, &RouterPage::addRouter);
    connect(remove, &QPushButton::clicked, this, &RouterPage::removeRouter);

    const Group connection = addGroup(tr("Connection"));
    addFields(connection, {key("host"), key("user"), key("password"), key("transport"), key("port")});
    const auto transport = [this, where = key("transport")] { return m_draft.value(where); };
    SettingField* fingerprint =
        addField(connection, key("fingerprint"), [transport] { return transport() != u"plain"_s; });
    auto* ask = new QPushButton(tr("Ask the router…"), fingerprint);
    ask->setObjectName(u"askFingerprint"_s);
    fingerprint->addBeside(ask);
    connect(ask, &QPushButton::clicked, this, &RouterPage::askFingerprint);
    addField(connection, key("anonymous_tls"), [transport] { return transport() == u"tls"_s; });
    for (const char* part : {"ssh_host", "ssh_port", "ssh_user", "ssh_key", "ssh_password"})
        addField(connection, key(part), [transport] { return transport() == u"ssh"_s; });

    const Group check = addGroup(
        tr("Test the connection"),
        tr("Tests the settings above, saved or not, and names what is to be typed on the router. How to make the "
           "user there: F1."));
    m_doctor = new DoctorView(
        m_context.theme, m_draft.door(),
        [this] {
            return DoctorView::Question{{u"router."_s + m_router}, trial()};
        },
        check.card);
    m_doctor->leadToScreens(true);
    connect(m_doctor, &DoctorView::screenWanted, this, &SettingsPage::screenWanted);
    check.layout->addWidget(m_doctor);

    const Group hotspot = addGroup(tr("Hotspot"));
    addFields(hotspot, {key("hotspot_server"), key("login_url")});
    const Group more = addGroup(tr("Limits"));
    addRest(more, u"router.%1."_s.arg(m_router));
    if (!m_draft.saved().routers.contains(m_router)) // not saved yet, so the engine does not list its keys
        addFields(more, {key("window"), key("timeout_ms"), key("legacy_login")});
    updateVisibility();
}

// Only what concerns this router: an error on another page must not prevent this.
engine::SetupChange RouterPage::trial() const
{
    const QString prefix = u"router.%1."_s.arg(m_router);
    engine::SetupChange change = m_draft.change();
    change.settings.removeIf([&prefix](const auto& one) { return !one.key().startsWith(prefix); });
    change.secrets.removeIf([&prefix](const auto& one) { return !one.key().startsWith(prefix); });
    return change;
}

void RouterPage::askFingerprint()
{
    const QString where = key("fingerprint");
    const QString before = m_draft.value(where);
    const bool isSsh = m_draft.value(key("transport")) == u"ssh"_s;
    core::whenReady(m_draft.door().ask([router = m_router, trial = trial()](UseCases& use) {
        return use.administration->fingerprint(router, trial);
    }),
                    this, [this, where, before, isSsh](const core::Result<QString>& seen) {
                        if (!seen) {
                            auto* box = new PlainMessageBox(QMessageBox::NoIcon, tr("No fingerprint"),
                                                            Words::error(seen.error().kind, Origin::Router).both(),
                                                            QMessageBox::Close, this);
                            box->setInformativeText(Words::error(seen.error()).both());
                            box->setAttribute(Qt::WA_DeleteOnClose);
                            box->open();
                            return;
                        }
                        auto* dialog = new FingerprintDialog(m_context.theme, *seen, before, isSsh, this);
                        dialog->setAttribute(Qt::WA_DeleteOnClose);
                        connect(dialog, &QDialog::accepted, this,
                                [this, where, trusted = *seen] { m_draft.setValue(where, trusted); });
                        dialog->open();
                    });
}

void RouterPage::addRouter()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Add a router"));
    dialog->setLabelText(tr("A short name for it: small letters, digits, - and _."));
    dialog->setObjectName(u"routerName"_s);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        const QString name = text.trimmed().toLower();
        if (!settings::Registry::isRouterName(name)) {
            auto* box =
                new PlainMessageBox(QMessageBox::NoIcon, tr("Not a name for a router"),
                                    tr("A name has 1 to 32 small letters, digits, - or _."), QMessageBox::Close, this);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
            return;
        }
        m_draft.addRouter(name);
        showRouter(name);
    });
    dialog->open();
}

void RouterPage::removeRouter()
{
    auto* box = new PlainMessageBox(
        QMessageBox::NoIcon, tr("Remove the router %1?").arg(m_router),
        tr("Its settings and passwords are removed from Loket. Nothing changes on the router itself: its vouchers stay "
           "valid, but Loket does not watch them any more."),
        QMessageBox::Cancel, this);
    QPushButton* yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(yes, &QPushButton::clicked, this, [this] { m_draft.removeRouter(m_router); });
    box->open();
}

} // namespace loket::ui
