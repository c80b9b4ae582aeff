#include "ui/screens/staff/StaffDialog.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/text/Manual.h"
#include "ui/text/RoleWords.h"
#include "ui/widgets/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using core::Secret;
using domain::Role;
using engine::UseCases;
using storage::StaffMember;

namespace {

constexpr int staffDialogListWidth = 240;
constexpr int formWidth = 320;

QLabel* labelFor(const QString& text, QWidget* field, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setBuddy(field);
    QString name = text;
    field->setAccessibleName(name.remove(u'&'));
    return label;
}

QLineEdit* secretField(QWidget* parent)
{
    auto* field = new QLineEdit(parent);
    field->setEchoMode(QLineEdit::Password);
    field->setMaxLength(sales::mostPasswordLength);
    return field;
}

} // namespace

StaffDialog::StaffDialog(const UiContext& context, QWidget* parent)
    : ShiftDialog(context, parent), m_list(new QListWidget(this)), m_name(new QLineEdit(this)),
      m_role(new QComboBox(this)), m_meaning(new PlainLabel(this)), m_secretLabel(new PlainLabel(this)),
      m_secret(secretField(this)), m_enabled(new QCheckBox(this))
{
    setWindowTitle(tr("Staff"));
    setProperty(Manual::pageProperty, u"staff"_s);
    m_title->setText(tr("Who works here"));
    m_close->setText(tr("Done"));
    m_list->setObjectName(u"people"_s);
    m_list->setFixedWidth(staffDialogListWidth);
    m_list->setAccessibleName(tr("People"));
    m_name->setMaxLength(sales::mostStaffName);
    for (const Role role : domain::allRoles())
        m_role->addItem(RoleWords::role(role), int(role));
    m_meaning->setWordWrap(true);
    m_meaning->setFixedWidth(formWidth);
    m_meaning->setProperty("role", u"small"_s);
    // Room for the longest from the start, so that the fields below stay where they are.
    m_meaning->ensurePolished();
    for (const Role role : domain::allRoles()) {
        m_meaning->setText(RoleWords::meaning(role));
        m_meaning->setMinimumHeight(qMax(m_meaning->minimumHeight(), m_meaning->heightForWidth(formWidth)));
    }
    m_secretLabel->setBuddy(m_secret);
    m_enabled->setText(tr("May log &in"));
    auto* form = new QVBoxLayout;
    form->setSpacing(space::small);
    form->addWidget(labelFor(tr("&Name"), m_name, this));
    form->addWidget(m_name);
    form->addWidget(labelFor(tr("&Role"), m_role, this));
    form->addWidget(m_role);
    form->addWidget(m_meaning);
    form->addWidget(m_secretLabel);
    form->addWidget(m_secret);
    form->addWidget(m_enabled);
    form->addStretch();
    auto* row = new QHBoxLayout;
    row->setSpacing(space::huge);
    row->addWidget(m_list);
    row->addLayout(form);
    m_form->addLayout(row);
    connect(m_list, &QListWidget::currentRowChanged, this, &StaffDialog::showMember);
    connect(m_role, &QComboBox::currentIndexChanged, this,
            [this] { m_meaning->setText(RoleWords::meaning(Role(m_role->currentData().toInt()))); });
    connect(m_go, &QPushButton::clicked, this, &StaffDialog::save);
    connect(m_context.engine, &engine::EngineHandle::staffChanged, this, &StaffDialog::reload);
    setMembers({});
    reload();
}

void StaffDialog::reload()
{
    using Members = QList<StaffMember>;
    core::whenReady(m_context.reader.ask<Members>([](const storage::ReadModels& models) {
        return storage::StaffRepository(models.database()).all();
    }),
                    this, [this](const Result<Members>& members) {
                        if (members && *members != m_members)
                            setMembers(*members);
                    });
}

void StaffDialog::setMembers(const QList<StaffMember>& members)
{
    const qint64 shown = m_wanted > 0 ? m_wanted : member() ? member()->id : 0;
    m_wanted = 0;
    const QSignalBlocker quiet(m_list);
    m_members = members;
    m_list->clear();
    int row = int(members.size()); // somebody new
    for (int i = 0; i < members.size(); ++i) {
        const QString state = members[i].enabled ? RoleWords::role(members[i].role) : tr("switched off");
        m_list->addItem(u"%1 · %2"_s.arg(members[i].name, state));
        if (members[i].id == shown)
            row = i;
    }
    m_list->addItem(tr("+ Somebody new"));
    m_list->setCurrentRow(row);
    showMember();
}

const StaffMember* StaffDialog::member() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_members.size() ? &m_members[row] : nullptr;
}

void StaffDialog::showMember()
{
    const StaffMember* shown = member();
    const Role role = shown ? shown->role : m_members.isEmpty() ? Role::Owner : Role::Cashier;
    showProblem({});
    m_name->setText(shown ? shown->name : QString());
    m_role->setCurrentIndex(m_role->findData(int(role)));
    m_meaning->setText(RoleWords::meaning(role));
    m_secret->clear();
    m_secretLabel->setText(shown ? tr("New &PIN or password (empty: as it is)") : tr("&PIN or password"));
    m_secret->setAccessibleName(m_secretLabel->text().remove(u'&'));
    m_enabled->setChecked(!shown || shown->enabled);
    m_enabled->setVisible(shown);
    m_go->setText(shown ? tr("Save") : tr("Add"));
    if (!shown)
        m_name->setFocus();
}

void StaffDialog::save()
{
    setBusy(true);
    const Role role = Role(m_role->currentData().toInt());
    const Secret secret(m_secret->text().toUtf8());
    if (!member()) {
        core::whenReady(session().addStaff({.name = m_name->text(), .role = role, .secret = secret}), this,
                        [this](const Result<StaffMember>& added) { saved(added); });
        return;
    }
    const qint64 id = member()->id;
    core::whenReady(
        session().changeStaff(id, {.name = m_name->text(), .role = role, .enabled = m_enabled->isChecked()}), this,
        [this, id, secret](const Result<StaffMember>& changed) {
            if (!changed || secret.isEmpty())
                return saved(changed);
            const auto answer = m_context.door.ask([id, secret, actor = m_context.actor()](UseCases& use) {
                return use.staff.changeSecret(id, {}, secret, actor);
            });
            core::whenReady(answer, this, [this, changed](const Result<void>& done) {
                saved(done ? changed : Result<StaffMember>(core::Failure(done.error())));
            });
        });
}

void StaffDialog::saved(const Result<StaffMember>& member)
{
    setBusy(false);
    if (!member)
        return showProblem(RoleWords::refusal(member.error()));
    m_secret->clear();
    m_wanted = member->id;
    reload();
}

SecretDialog::SecretDialog(const UiContext& context, QWidget* parent)
    : ShiftDialog(context, parent), m_current(secretField(this)), m_new(secretField(this)), m_again(secretField(this))
{
    setWindowTitle(tr("Change my PIN"));
    setProperty(Manual::pageProperty, u"staff"_s);
    m_title->setText(windowTitle());
    m_go->setText(tr("Change it"));
    m_form->addWidget(labelFor(tr("&Present PIN or password"), m_current, this));
    m_form->addWidget(m_current);
    m_form->addWidget(labelFor(tr("&New PIN or password"), m_new, this));
    m_form->addWidget(m_new);
    m_form->addWidget(labelFor(tr("New one &again"), m_again, this));
    m_form->addWidget(m_again);
    connect(m_go, &QPushButton::clicked, this, &SecretDialog::save);
    m_current->setFocus();
}

void SecretDialog::save()
{
    if (m_new->text() != m_again->text())
        return showProblem(tr("The new one was typed differently the second time."));
    setBusy(true);
    const auto answer =
        m_context.door.ask([current = Secret(m_current->text().toUtf8()), wanted = Secret(m_new->text().toUtf8()),
                            actor = m_context.actor()](UseCases& use) {
            return use.staff.changeSecret(actor.staffId, current, wanted, actor);
        });
    core::whenReady(answer, this, [this](const Result<void>& done) {
        setBusy(false);
        if (done)
            return accept();
        showProblem(RoleWords::refusal(done.error()));
    });
}

} // namespace loket::ui
