#include "ui/wizard/ImportSource.h"

#include "engine/window/EngineHandle.h"
#include "ui/export/FileDialog.h"
#include "ui/text/ImportWords.h"
#include "ui/widgets/PlainLabel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <array>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// The place of each is its id among the ways.
const std::array importSources{u"mikhmon"_s, u"gembok"_s, u"phpnuxbill"_s, u"vouchers"_s};
constexpr int sourceFieldWidth = 420;

} // namespace

ImportSource::ImportSource(const UiContext& context, QWidget* parent)
    : QScrollArea(parent), m_context(context), m_ways(new QButtonGroup(this)), m_hint(new PlainLabel),
      m_pathLabel(new PlainLabel), m_path(new QLineEdit), m_browse(new QPushButton(tr("Choose…"))),
      m_routerLabel(new PlainLabel), m_router(new QComboBox), m_earlier(new QPushButton(tr("Earlier imports…")))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, space::small, 0);
    layout->setSpacing(space::medium);
    auto* ways = new QGridLayout;
    ways->setHorizontalSpacing(space::large);
    ways->setVerticalSpacing(space::tiny);
    ways->setColumnStretch(1, 1);
    const std::array names{tr("&Mikhmon"), tr("&gembok-bill"), tr("&phpnuxbill"), tr("A &list of vouchers")};
    const std::array words{
        tr("Everything it has is on the router; Mikhmon itself does not have to run."),
        tr("Its folder, with data/billing.db and settings.json. It may stay in use meanwhile."),
        tr("Its backup, a file that ends in .json."),
        tr("Codes from any other program: a file for spreadsheets (CSV or XLSX)."),
    };
    for (size_t i = 0; i < importSources.size(); ++i) {
        auto* way = new QRadioButton(names[i], page);
        way->setObjectName(importSources[i]);
        way->setAccessibleDescription(words[i]);
        m_ways->addButton(way, int(i));
        auto* hint = new PlainLabel(words[i], page);
        hint->setProperty("role", u"muted"_s);
        hint->setWordWrap(true);
        ways->addWidget(way, int(i), 0);
        ways->addWidget(hint, int(i), 1);
    }
    layout->addLayout(ways);
    m_hint->setWordWrap(true);
    layout->addWidget(m_hint);
    m_path->setObjectName(u"path"_s);
    m_path->setMaximumWidth(sourceFieldWidth);
    m_path->setAcceptDrops(false); // the wizard takes the file; the field itself would take its address as a text
    m_browse->setObjectName(u"browse"_s);
    m_browse->setAutoDefault(false);
    m_router->setObjectName(u"router"_s);
    m_router->setMaximumWidth(sourceFieldWidth);
    m_pathLabel->setBuddy(m_path);
    m_routerLabel->setBuddy(m_router);
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(space::medium);
    fields->setVerticalSpacing(space::small);
    fields->setColumnStretch(1, 1);
    fields->addWidget(m_routerLabel, 0, 0);
    fields->addWidget(m_router, 0, 1);
    fields->addWidget(m_pathLabel, 1, 0);
    fields->addWidget(m_path, 1, 1);
    fields->addWidget(m_browse, 1, 2);
    layout->addLayout(fields);
    layout->addStretch();
    m_earlier->setObjectName(u"earlier"_s);
    m_earlier->setAutoDefault(false);
    m_earlier->setIcon(context.theme.icon(u"history"_s));
    m_earlier->setIconSize({space::iconWithGap, space::iconSize});
    layout->addWidget(m_earlier, 0, Qt::AlignLeft);
    setWidget(page);

    for (const engine::RouterState& router : context.engine->state().routers) {
        if (!router.address.isEmpty())
            m_router->addItem(tr("%1 (%2)", "a router and its address").arg(router.name, router.address), router.name);
    }
    connect(m_ways, &QButtonGroup::idClicked, this, [this] {
        showFields();
        emit edited();
    });
    connect(m_path, &QLineEdit::textEdited, this, &ImportSource::edited);
    connect(m_router, &QComboBox::currentIndexChanged, this, &ImportSource::edited);
    connect(m_browse, &QPushButton::clicked, this, &ImportSource::askForPath);
    connect(m_earlier, &QPushButton::clicked, this, &ImportSource::earlierWanted);
    m_ways->button(0)->setChecked(true);
    showFields();
}

QString ImportSource::source() const
{
    return importSources[size_t(qMax(0, m_ways->checkedId()))];
}

QRadioButton* ImportSource::way(const QString& source) const
{
    return findChild<QRadioButton*>(source);
}

void ImportSource::choose(const QString& source)
{
    if (QRadioButton* button = way(source)) {
        button->setChecked(true);
        showFields();
    }
}

bool ImportSource::take(const QString& path)
{
    const QFileInfo file(path);
    const QString name = file.fileName().toLower();
    QString chosen = QDir::toNativeSeparators(path);
    if (file.isDir()) {
        choose(u"gembok"_s);
    } else if (name.endsWith(u".php")) {
        choose(u"mikhmon"_s);
    } else if (name.endsWith(u".csv") || name.endsWith(u".txt") || name.endsWith(u".xlsx")) {
        choose(u"vouchers"_s);
    } else if (name == u"settings.json") {
        choose(u"gembok"_s);
        chosen = QDir::toNativeSeparators(file.absolutePath());
    } else if (name.endsWith(u".json")) {
        choose(u"phpnuxbill"_s);
    } else if (name == u"billing.db") { // FOLDER/data/billing.db
        choose(u"gembok"_s);
        QDir folder = file.dir();
        if (folder.dirName() == u"data")
            folder.cdUp();
        chosen = QDir::toNativeSeparators(folder.absolutePath());
    } else {
        return false;
    }
    m_path->setText(chosen);
    emit edited();
    return true;
}

importing::Request ImportSource::request() const
{
    return {.source = source(),
            .path = QDir::fromNativeSeparators(m_path->text().trimmed()),
            .router = m_router->currentData().toString()};
}

QString ImportSource::wrong()
{
    const importing::Request wish = request();
    if (wish.source == u"mikhmon") {
        if (!wish.router.isEmpty() || !wish.path.isEmpty())
            return {};
        m_path->setFocus();
        return tr("No router is set up yet. Set it up first (Settings, Router), or choose Mikhmon's config.php, which "
                  "has its address.");
    }
    if (!wish.path.isEmpty() && QFileInfo::exists(wish.path))
        return {};
    m_path->setFocus();
    m_path->selectAll();
    if (wish.path.isEmpty())
        return wish.source == u"gembok" ? tr("Choose the folder first.") : tr("Choose the file first.");
    return wish.source == u"gembok" ? tr("There is no such folder.") : tr("There is no such file.");
}

void ImportSource::focusFirst()
{
    m_ways->checkedButton()->setFocus();
}

QString ImportSource::hint() const
{
    const QString now = source();
    if (now == u"mikhmon")
        return tr("Packages, printed vouchers, guests who are online and past sales are read from the router. Nothing "
                  "on it changes before you say so, and guests stay online. Mikhmon's file include/config.php is not "
                  "needed; it only brings the addresses of routers that are not set up here.");
    if (now == u"gembok")
        return tr("The folder where gembok-bill runs, on this computer or copied from the server as a whole: it has a "
                  "folder “data” and the file “settings.json”.");
    if (now == u"phpnuxbill")
        return tr("To make the backup, log in to phpnuxbill as the administrator, open Settings, Database Status, tick "
                  "all tables and press the backup button. Your browser saves a file such as "
                  "phpnuxbill_30_tables_2026-11-30.json.");
    return tr("One line for each voucher, with its code and, where you have them, password, package, price and router. "
              "The order of the columns and the language of their headings do not matter: you can correct what was "
              "guessed. Codes alone are enough.");
}

void ImportSource::showFields()
{
    const QString now = source();
    const bool isMikhmon = now == u"mikhmon";
    m_hint->setText(hint());
    m_pathLabel->setText(isMikhmon          ? tr("&Config.php, if you like:")
                         : now == u"gembok" ? tr("&Folder:")
                                            : tr("&File:"));
    m_path->setAccessibleName(m_pathLabel->text().remove(u'&'));
    m_path->setPlaceholderText(tr("Type it, choose it, or drop it here"));
    m_routerLabel->setText(isMikhmon ? tr("&Router:") : tr("Vouchers without a &router belong to:"));
    m_router->setAccessibleName(m_routerLabel->text().remove(u'&'));
    const bool asksForRouter = isMikhmon ? m_router->count() > 0 : m_router->count() > 1;
    m_routerLabel->setVisible(asksForRouter);
    m_router->setVisible(asksForRouter);
}

void ImportSource::askForPath()
{
    const QString now = source();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new FileDialog(this, m_pathLabel->text().remove(u'&').remove(u':'), documents);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(now == u"gembok" ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (now == u"gembok")
        dialog->setOption(QFileDialog::ShowDirsOnly);
    const QString all = tr("All files (*)");
    if (now == u"phpnuxbill")
        dialog->setNameFilters({tr("Backup of phpnuxbill (*.json)"), all});
    else if (now == u"vouchers")
        dialog->setNameFilters({tr("Lists (*.csv *.txt *.xlsx)"), all});
    else if (now == u"mikhmon")
        dialog->setNameFilters({tr("Mikhmon's config.php (*.php)"), all});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_path->setText(QDir::toNativeSeparators(path));
        m_path->setFocus();
        emit edited();
    });
    dialog->open();
}

} // namespace loket::ui
