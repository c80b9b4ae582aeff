#include "ui/screens/settings/AccessPages.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "settings/Keys.h"
#include "ui/export/FileDialog.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;
using core::Result;
using engine::UseCases;
using storage::TokenRow;
using storage::TokenScope;

namespace {

constexpr int shownBackups = 12;

void clear(QVBoxLayout* rows)
{
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (QWidget* gone = item->widget()) {
            gone->hide();
            gone->deleteLater();
        }
        delete item;
    }
}

QLabel* quiet(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setProperty("role", u"muted"_s);
    label->setWordWrap(true);
    return label;
}

} // namespace

TokensPage::TokensPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("API tokens"),
                   tr("Another program needs a token to read Loket's API or to work with it. Each program gets its "
                      "own, so that one can be revoked without the others."),
                   parent)
{
    const Group make = addGroup(tr("New token"));
    m_name = new QLineEdit(make.card);
    m_name->setObjectName(u"tokenName"_s);
    m_name->setPlaceholderText(tr("Name of the program"));
    m_name->setAccessibleName(tr("Name of the program"));
    m_scope = new QComboBox(make.card);
    m_scope->setAccessibleName(tr("What it may do"));
    m_scope->addItem(tr("May read"), int(TokenScope::Read));
    m_scope->addItem(tr("May read and act"), int(TokenScope::Operate));
    auto* create = new QPushButton(tr("Create"), make.card);
    create->setObjectName(u"createToken"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_name, 1);
    row->addWidget(m_scope);
    row->addWidget(create);
    make.layout->addLayout(row);
    m_problem = new PlainLabel(make.card);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    make.layout->addWidget(m_problem);
    m_card = new QFrame(make.card);
    m_card->setObjectName(u"codeCard"_s);
    m_token = new PlainLabel(m_card);
    m_token->setFont(Theme::codeFont(11));
    m_token->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_token->setAccessibleName(tr("The new token"));
    m_copy = new CopyButton(context.theme, {}, m_card);
    auto* inside = new QGridLayout(m_card);
    inside->addWidget(quiet(tr("Copy it now: it is shown only this once."), m_card), 0, 0, 1, 2);
    inside->addWidget(m_token, 1, 0);
    inside->addWidget(m_copy, 1, 1);
    inside->setColumnStretch(0, 1);
    m_card->hide();
    make.layout->addWidget(m_card);
    const Group list = addGroup(tr("Tokens"));
    m_rows = new QVBoxLayout;
    list.layout->addLayout(m_rows);
    connect(create, &QPushButton::clicked, this, &TokensPage::create);
    connect(m_name, &QLineEdit::returnPressed, this, &TokensPage::create);
}

QString TokensPage::shownToken() const
{
    return m_card->isHidden() ? QString() : m_token->text();
}

void TokensPage::load()
{
    core::whenReady(m_draft.door().ask([](UseCases& use) { return use.administration->tokens(); }), this,
                    [this](const Result<QList<TokenRow>>& tokens) { show(tokens); });
}

void TokensPage::show(const Result<QList<TokenRow>>& tokens)
{
    clear(m_rows);
    m_count = tokens ? int(tokens->size()) : 0;
    if (!tokens) {
        complain(tokens.error());
        return;
    }
    if (tokens->isEmpty())
        m_rows->addWidget(quiet(tr("No token yet. The shop and the gateways need none."), this));
    for (const TokenRow& token : *tokens) {
        auto* row = new QWidget(this);
        auto* name = new PlainLabel(token.name, row);
        const QString used = token.lastUsedAt.isValid()
                                 ? tr("last used %1")
                                       .arg(Format::relative(token.lastUsedAt, m_context.clock.now(), m_context.zone,
                                                             m_context.language.locale()))
                                 : tr("never used");
        const QString may = token.scope == TokenScope::Operate ? tr("may read and act") : tr("may read");
        auto* revoke = new QPushButton(tr("Revoke…"), row);
        revoke->setObjectName(u"revoke."_s + token.name);
        revoke->setAccessibleName(tr("Revoke %1").arg(token.name));
        revoke->setProperty("kind", u"danger"_s);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins({});
        layout->addWidget(name);
        layout->addWidget(quiet(may + u" · "_s + used, row), 1);
        layout->addWidget(revoke);
        connect(revoke, &QPushButton::clicked, this, [this, gone = token.name] { this->revoke(gone); });
        m_rows->addWidget(row);
    }
}

void TokensPage::complain(const core::Error& error)
{
    m_problem->setText(Words::error(error).both());
    m_problem->show();
}

void TokensPage::create()
{
    m_problem->hide();
    m_card->hide();
    const auto scope = TokenScope(m_scope->currentData().toInt());
    core::whenReady(
        m_draft.door().ask([name = m_name->text().trimmed(), scope, actor = m_draft.actor()](UseCases& use) {
            return use.administration->createToken(name, scope, actor);
        }),
        this, [this](const Result<core::Secret>& token) {
            if (!token) {
                complain(token.error());
                return;
            }
            m_name->clear();
            m_token->setText(QString::fromLatin1(token->reveal()));
            m_copy->setCopiedText(m_token->text());
            m_card->show();
            load();
        });
}

void TokensPage::revoke(const QString& name)
{
    auto* box =
        new PlainMessageBox(QMessageBox::NoIcon, tr("Revoke the token %1?").arg(name),
                            tr("The program that uses it is refused from this moment on. This cannot be undone; "
                               "a new token can be made at any time."),
                            QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = box->addButton(tr("Revoke"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, name] {
        core::whenReady(m_draft.door().ask([name, actor = m_draft.actor()](UseCases& use) {
            return use.administration->revokeToken(name, actor);
        }),
                        this, [this](const Result<void>& done) {
                            if (!done)
                                complain(done.error());
                            m_card->hide();
                            load();
                        });
    });
    box->open();
}

BackupPage::BackupPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Backup"),
                   tr("A copy holds everything that was sold. It is made while Loket keeps selling. Keep one on "
                      "another disk: it holds voucher codes, so keep it safe. It also holds the names and numbers of "
                      "customers who are forgotten after it was made."),
                   parent)
{
    const Group copies = addGroup(tr("Copies"));
    m_make = new QPushButton(tr("Make a copy now"), copies.card);
    m_make->setObjectName(u"makeBackup"_s);
    m_make->setProperty("kind", u"primary"_s);
    auto* open = new QPushButton(tr("Open the folder"), copies.card);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    auto* elsewhere = new QPushButton(tr("Make a copy in another folder…"), copies.card);
    elsewhere->setObjectName(u"makeBackupElsewhere"_s);
    row->addWidget(m_make);
    row->addWidget(elsewhere);
    row->addWidget(open);
    row->addStretch();
    copies.layout->addLayout(row);
    m_news = quiet({}, copies.card);
    m_news->setObjectName(u"backupNews"_s);
    m_news->hide();
    copies.layout->addWidget(m_news);
    m_rows = new QVBoxLayout;
    copies.layout->addLayout(m_rows);
    const Group plan = addGroup(tr("Automatic"));
    connect(addField(plan, u"backup.folder"_key)->addChooser(u"chooseBackupFolder"_s), &QPushButton::clicked, this,
            &BackupPage::chooseSecond);
    addRest(plan, u"backup."_s);
    const Group restore =
        addGroup(tr("Restore a backup"), tr("Loket stops selling, restores the backup and starts again. The present "
                                            "database is kept in the same folder."));
    auto* choose = new QPushButton(tr("Choose a copy…"), restore.card);
    choose->setObjectName(u"chooseBackup"_s);
    restore.layout->addWidget(choose, 0, Qt::AlignLeft);
    connect(choose, &QPushButton::clicked, this, &BackupPage::chooseFile);
    connect(m_make, &QPushButton::clicked, this, [this] { make({}); });
    connect(elsewhere, &QPushButton::clicked, this, &BackupPage::chooseTarget);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_draft.saved().backups)); });
}

void BackupPage::load()
{
    core::whenReady(m_draft.door().ask([](UseCases& use) { return use.administration->backups(); }), this,
                    [this](const Result<QList<engine::BackupFile>>& files) { show(files); });
}

void BackupPage::show(const Result<QList<engine::BackupFile>>& files)
{
    clear(m_rows);
    m_count = files ? int(files->size()) : 0;
    if (!files || files->isEmpty()) {
        m_rows->addWidget(quiet(files ? tr("No copy yet.") : Words::error(files.error()).both(), this));
        return;
    }
    for (const engine::BackupFile& file : files->mid(0, shownBackups)) {
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins({});
        layout->addWidget(new PlainLabel(QFileInfo(file.path).fileName(), row));
        layout->addWidget(
            quiet(Format::relative(file.madeAt, m_context.clock.now(), m_context.zone, m_context.language.locale()) +
                      u" · "_s +
                      m_context.language.locale().formattedDataSize(file.bytes, 1, QLocale::DataSizeTraditionalFormat),
                  row),
            1);
        layout->addWidget(new CopyButton(m_context.theme, file.path, row));
        auto* back = new QPushButton(tr("Restore…"), row);
        back->setAccessibleName(tr("Restore %1").arg(QFileInfo(file.path).fileName()));
        connect(back, &QPushButton::clicked, this, [this, path = file.path] { askToRestore(path); });
        layout->addWidget(back);
        m_rows->addWidget(row);
    }
}

void BackupPage::chooseTarget()
{
    auto* dialog = new FileDialog(this, tr("Where should the copy be?"));
    dialog->setObjectName(u"backupTarget"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupPage::make);
    dialog->open();
}

void BackupPage::chooseSecond()
{
    auto* dialog = new FileDialog(this, tr("Where should each copy also be?"));
    dialog->setObjectName(u"backupFolder"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& folder) { m_draft.setValue(u"backup.folder"_key, folder); });
    dialog->open();
}

QString BackupPage::wordsOf(const engine::BackupFile& made) const
{
    const QString done = tr("Done: %1").arg(made.path);
    if (!made.second.isEmpty())
        return done + u'\n' + tr("And there: %1").arg(made.second);
    const QString folder = m_draft.saved().value(u"backup.folder"_key);
    if (made.secondIsAway)
        return done + u'\n' +
               tr("There is no copy in %1: this folder is not there. Plug the stick in, then make a copy again.")
                   .arg(folder);
    if (made.secondProblem)
        return done + u'\n' + tr("There is no copy in %1.").arg(folder) + u' ' +
               Words::error(*made.secondProblem).both();
    return done;
}

void BackupPage::make(const QString& folder)
{
    setEnabledKeepingFocus(*m_make, false);
    m_news->setText(tr("Copying…"));
    m_news->show();
    core::whenReady(m_draft.door().ask([actor = m_draft.actor(), folder](UseCases& use) {
        return use.administration->makeBackup(actor, folder);
    }),
                    this, [this](const Result<engine::BackupFile>& made) {
                        setEnabledKeepingFocus(*m_make, true);
                        m_news->setText(made ? wordsOf(*made) : Words::error(made.error()).both());
                        load();
                    });
}

void BackupPage::chooseFile()
{
    auto* dialog = new FileDialog(this, tr("Choose a copy"), m_draft.saved().backups, tr("Copies (*.db)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupPage::askToRestore);
    dialog->open();
}

void BackupPage::askToRestore(const QString& file)
{
    if (m_context.engine && m_context.engine->state().demo) { // its folder may end with the program
        m_news->setText(tr("In the demo no backup is restored."));
        m_news->show();
        return;
    }
    m_news->setText(tr("Looking at the copy…"));
    m_news->show();
    core::whenReady(m_draft.door().ask([file, actor = m_draft.actor()](UseCases& use) {
        return use.administration->mayRestore(file, actor);
    }),
                    this, [this, file](const Result<void>& may) {
                        m_news->setVisible(!may);
                        if (may)
                            return confirmRestore(file);
                        m_news->setText(Words::error(may.error()).both());
                    });
}

void BackupPage::confirmRestore(const QString& file)
{
    const QFileInfo info(file);
    auto* box = new PlainMessageBox(
        QMessageBox::NoIcon, tr("Restore a backup"),
        tr("Restore the backup of %1?")
            .arg(Format::stamp(info.lastModified().toUTC(), m_context.zone, m_context.language.locale())),
        QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Loket forgets every order, payment and shift after that moment. Vouchers that were "
                               "sold since stay on the router and appear under Online → Differences. Selling stops "
                               "for some seconds. What is there now is kept as a copy of its own."));
    QPushButton* yes = box->addButton(tr("Restore"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"restoreNow"_s);
    setKind(yes, u"danger"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, file] { emit restoreWanted(file); });
    box->open();
}

} // namespace loket::ui
