#include "ui/wizard/ProfilesPage.h"

#include "engine/UseCases.h"
#include "engine/window/EngineHandle.h"
#include "ui/screens/packages/PackagesModel.h"
#include "ui/text/Format.h"
#include "ui/text/Words.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;
using domain::Counting;
using domain::Package;
using engine::RouterProfile;
using engine::UseCases;

namespace {

constexpr int profilesPageLongest = 99'999;
constexpr qint64 profilesPageHour = 3600;
constexpr qint64 profilesPageDay = 24 * profilesPageHour;
constexpr core::Rupiah guessedPrice = 5000;
constexpr qsizetype longestId = 32;

// A profile's name as a package's id, which allows fewer characters.
QString idFrom(const QString& profile)
{
    static const QRegularExpression others(u"[^A-Za-z0-9_-]+"_s);
    const QString id = QString(profile).replace(others, u"-"_s).left(longestId);
    return id.isEmpty() ? u"paket"_s : id;
}

} // namespace

ProfilesPage::ProfilesPage(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_status(new PlainLabel(this)),
      m_again(new QPushButton(tr("Ask the router again"), this)), m_list(new QVBoxLayout),
      m_takeOff(new QCheckBox(tr("Stop selling what the router has no profile for"), this))
{
    auto* title = new PlainLabel(tr("What do you sell?"), this);
    title->setProperty("role", u"title"_s);
    auto* words =
        new PlainLabel(tr("Each package uses a hotspot user profile of the router. Tick what you sell and give it a "
                          "price, a time and how the time counts; everything else can be set later under Packages."),
                       this);
    words->setProperty("role", u"muted"_s);
    words->setWordWrap(true);
    m_status->setWordWrap(true);
    m_again->setObjectName(u"again"_s);
    m_takeOff->setChecked(true);
    m_takeOff->setObjectName(u"takeOff"_s);
    auto* content = new QWidget(this);
    content->setLayout(m_list);
    m_list->setSpacing(space::small);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(title);
    layout->addWidget(words);
    auto* row = new QHBoxLayout;
    row->addWidget(m_status, 1);
    row->addWidget(m_again);
    layout->addLayout(row);
    layout->addWidget(scroll, 1);
    layout->addWidget(m_takeOff);
    connect(m_again, &QPushButton::clicked, this, &ProfilesPage::load);
}

QString ProfilesPage::status() const
{
    return m_status->text();
}

void ProfilesPage::load()
{
    if (m_loading)
        return;
    m_loading = true;
    m_status->setText(tr("Asking the router…"));
    setEnabledKeepingFocus(*m_again, false);
    core::whenReady(
        m_context.door.ask([](UseCases& use) { return use.administration->packages(); }), this,
        [this](const Result<QList<Package>>& packages) {
            m_packages = packages.value_or(QList<Package>());
            core::whenReady(
                m_context.door.ask([](UseCases& use) { return use.administration->profiles(u"main"_s, {}); }), this,
                [this](const Result<QList<RouterProfile>>& profiles) {
                    m_loading = false;
                    setEnabledKeepingFocus(*m_again, true);
                    if (profiles) {
                        show(*profiles);
                    } else {
                        m_offered.clear();
                        m_status->setText(
                            tr("The router does not list its profiles: %1 You can continue and do this later.")
                                .arg(Words::error(profiles.error().kind, Origin::Router).both()));
                    }
                });
        });
}

void ProfilesPage::show(const QList<RouterProfile>& profiles)
{
    m_rows.clear();
    while (QLayoutItem* item = m_list->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_offered.clear();
    for (const RouterProfile& profile : profiles) {
        m_offered += profile.name;
        if (profile.isDefault)
            continue;
        const QString words = profile.rateLimit.isEmpty() ? profile.name : profile.name + u" · "_s + profile.rateLimit;
        bool used = false;
        for (const Package& package : std::as_const(m_packages)) {
            if (package.profile == profile.name) {
                addRow(package, false, words);
                used = true;
            }
        }
        if (!used)
            addRow({.id = idFrom(profile.name),
                    .name = profile.name,
                    .price = guessedPrice,
                    .duration = domain::Seconds(profilesPageDay),
                    .profile = profile.name,
                    .sharedUsers = qMax(1, profile.sharedUsers)},
                   true, words);
    }
    m_list->addStretch();
    m_status->setText(m_rows.isEmpty()
                          ? tr("The router has only its default profile. Make profiles on it, or later under Packages.")
                          : tr("%n profile(s) found", "", int(m_rows.size())));
}

void ProfilesPage::addRow(const Package& package, bool isNew, const QString& profileWords)
{
    auto* card = new QFrame(this);
    card->setObjectName(u"card"_s);
    Row row{package,
            isNew,
            new QCheckBox(Format::onButton(profileWords), card),
            new QLineEdit(package.name, card),
            new MoneyEdit(card),
            new QSpinBox(card),
            new QComboBox(card),
            new QComboBox(card)};
    row.name->setCursorPosition(0); // where it does not fit, its beginning tells more
    row.sell->setChecked(!isNew && package.enabled);
    row.sell->setObjectName(u"sell."_s + package.profile);
    row.sell->setAccessibleName(tr("Sell %1").arg(package.profile));
    row.name->setAccessibleName(tr("Name of %1").arg(package.profile));
    row.price->setValue(package.price);
    row.price->setObjectName(u"price."_s + package.profile);
    row.price->setAccessibleName(tr("Price of %1").arg(package.profile));
    row.length->setRange(1, profilesPageLongest);
    row.length->setAccessibleName(tr("Time of %1").arg(package.profile));
    row.unit->addItem(tr("hours"), profilesPageHour);
    row.unit->addItem(tr("days"), profilesPageDay);
    row.unit->setAccessibleName(tr("Unit of the time"));
    const qint64 seconds = package.duration.count();
    const qint64 unit = seconds % profilesPageDay == 0 ? profilesPageDay : profilesPageHour;
    row.unit->setCurrentIndex(row.unit->findData(unit));
    row.length->setValue(int(qMax<qint64>(1, seconds / unit)));
    for (const Counting counting : {Counting::Online, Counting::FirstLogin, Counting::Sale, Counting::Never})
        row.counts->addItem(PackagesModel::counting(counting), int(counting));
    row.counts->setCurrentIndex(row.counts->findData(int(package.counts)));
    row.counts->setObjectName(u"counts."_s + package.profile);
    row.counts->setAccessibleName(tr("How the time of %1 counts").arg(package.profile));
    auto* layout = new QHBoxLayout(card);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->addWidget(row.sell, 2);
    layout->addWidget(row.name, 2);
    layout->addWidget(row.price, 1);
    layout->addWidget(row.length);
    layout->addWidget(row.unit);
    layout->addWidget(row.counts);
    for (QWidget* field : std::initializer_list<QWidget*>{row.name, row.price, row.length, row.unit, row.counts}) {
        field->setEnabled(row.sell->isChecked());
        connect(row.sell, &QCheckBox::toggled, field, &QWidget::setEnabled);
    }
    m_list->addWidget(card);
    m_rows += row;
}

void ProfilesPage::save(std::function<void(const QString& problem)> then)
{
    auto left = std::make_shared<QList<std::pair<Package, bool>>>();
    for (const Row& row : std::as_const(m_rows)) {
        Package wanted = row.package;
        wanted.enabled = row.sell->isChecked();
        if (wanted.enabled) {
            wanted.name = row.name->text().trimmed();
            wanted.price = row.price->value();
            wanted.counts = Counting(row.counts->currentData().toInt());
            const qint64 unit = row.unit->currentData().toLongLong();
            if (row.length->value() != wanted.duration.count() / unit || row.isNew) // else to the second as it was
                wanted.duration = domain::Seconds(row.length->value() * unit);
        }
        if (row.isNew ? wanted.enabled : wanted != row.package)
            *left += {wanted, row.isNew};
    }
    if (m_takeOff->isChecked() && !m_offered.isEmpty()) {
        for (Package package : std::as_const(m_packages)) {
            const bool here = package.router.isEmpty() || package.router == u"main"_s;
            if (here && package.enabled && !m_offered.contains(package.profile)) {
                package.enabled = false;
                *left += {package, false};
            }
        }
    }
    saveNext(left, then);
}

void ProfilesPage::saveNext(const std::shared_ptr<QList<std::pair<Package, bool>>>& left,
                            const std::function<void(const QString&)>& then)
{
    if (left->isEmpty())
        return then({});
    const std::pair<Package, bool> next = left->takeFirst();
    core::whenReady(
        m_context.door.ask([package = next.first, isNew = next.second, actor = m_context.actor()](UseCases& use) {
            return use.administration->savePackage(package, isNew, actor);
        }),
        this, [this, left, then, name = next.first.name](const Result<QList<Package>>& saved) {
            if (saved)
                saveNext(left, then);
            else
                then(name + u": "_s + Words::error(saved.error()).both());
        });
}

} // namespace loket::ui
