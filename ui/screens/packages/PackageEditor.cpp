#include "ui/screens/packages/PackageEditor.h"

#include "ui/text/Words.h"
#include "ui/widgets/MoneyEdit.h"
#include "ui/widgets/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using domain::Counting;
using domain::Package;

namespace {

constexpr int packageEditorLongest = 99'999;
constexpr int driftLeast = 180;
constexpr int packageEditorMostDevices = 1000;
constexpr int mostQuotaMb = 10'000'000;
constexpr qint64 megabyte = 1'000'000;
constexpr qint64 packageEditorMinute = 60;
constexpr qint64 packageEditorHour = 60 * packageEditorMinute;
constexpr qint64 packageEditorDay = 24 * packageEditorHour;

} // namespace

PackageEditor::PackageEditor(const UiContext& context, const PackagesModel& model, QWidget* parent)
    : QScrollArea(parent), m_context(context), m_model(model), m_routers({u"main"_s})
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
}

void PackageEditor::build()
{
    auto* content = new QWidget(this);
    content->setObjectName(u"storyContent"_s);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::small);
    m_title = new PlainLabel(content);
    m_title->setProperty("role", u"heading"_s);
    layout->addWidget(m_title);

    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(space::small);
    const auto add = [form](const QString& label, QWidget* field) {
        field->setAccessibleName(label);
        form->addRow(label, field);
    };
    m_name = new QLineEdit(content);
    m_name->setObjectName(u"name"_s);
    m_id = new QLineEdit(content);
    m_id->setObjectName(u"id"_s);
    m_id->setToolTip(tr("Short and permanent: shop links, reports and the API use it for the package."));
    m_price = new MoneyEdit(content);
    m_price->setObjectName(u"price"_s);
    m_length = new QSpinBox(content);
    m_length->setRange(0, packageEditorLongest);
    m_length->setObjectName(u"length"_s);
    m_unit = new QComboBox(content);
    m_unit->addItem(tr("minutes"), packageEditorMinute);
    m_unit->addItem(tr("hours"), packageEditorHour);
    m_unit->addItem(tr("days"), packageEditorDay);
    m_unit->setAccessibleName(tr("Unit of the time"));
    auto* time = new QWidget(content);
    auto* timeRow = new QHBoxLayout(time);
    timeRow->setContentsMargins({});
    timeRow->addWidget(m_length, 1);
    timeRow->addWidget(m_unit);
    m_counts = new QComboBox(content);
    for (const Counting counting : {Counting::Online, Counting::FirstLogin, Counting::Sale, Counting::Never})
        m_counts->addItem(PackagesModel::counting(counting), int(counting));
    m_router = new QComboBox(content);
    m_profile = new QComboBox(content);
    m_profile->setEditable(true);
    m_profile->setInsertPolicy(QComboBox::NoInsert);
    m_profile->setObjectName(u"profile"_s);
    m_drift = new PlainLabel(content);
    m_drift->setWordWrap(true);
    m_drift->setObjectName(u"drift"_s);
    m_create = new QPushButton(tr("Create it on the router…"), content);
    m_create->setObjectName(u"createProfile"_s);
    m_quota = new QSpinBox(content);
    m_quota->setRange(0, mostQuotaMb);
    m_quota->setSingleStep(100);
    m_quota->setSuffix(u" MB"_s);
    m_quota->setSpecialValueText(tr("no limit"));
    m_devices = new QSpinBox(content);
    m_devices->setRange(1, packageEditorMostDevices);
    m_lock = new QCheckBox(tr("Only the first device may use it"), content);
    m_lock->setObjectName(u"lock"_s);
    m_lock->setToolTip(tr("The voucher is tied to the device that logs in first. It can be untied again."));
    m_onSale = new QCheckBox(tr("On sale"), content);
    m_onSale->setObjectName(u"onSale"_s);
    add(tr("Name"), m_name);
    add(tr("ID"), m_id);
    add(tr("Price"), m_price);
    form->addRow(tr("Time"), time);
    m_length->setAccessibleName(tr("Time"));
    add(tr("Counts"), m_counts);
    m_routerLabel = new PlainLabel(tr("Router"), content);
    m_router->setAccessibleName(m_routerLabel->text());
    form->addRow(m_routerLabel, m_router);
    add(tr("Profile"), m_profile);
    form->addRow(QString(), m_drift);
    form->addRow(QString(), m_create);
    add(tr("Data"), m_quota);
    add(tr("Devices at once"), m_devices);
    form->addRow(QString(), m_lock);
    form->addRow(QString(), m_onSale);
    layout->addLayout(form);

    m_problem = new PlainLabel(content);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);
    m_save = new QPushButton(tr("Save"), content);
    m_save->setObjectName(u"savePackage"_s);
    m_save->setProperty("kind", u"primary"_s);
    m_discard = new QPushButton(tr("Discard"), content);
    m_discard->setObjectName(u"discardPackage"_s);
    m_remove = new QPushButton(tr("Remove…"), content);
    m_remove->setObjectName(u"removePackage"_s);
    m_remove->setProperty("kind", u"danger"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    layout->addLayout(buttons);
    layout->addStretch();
    setWidget(content);

    connect(m_name, &QLineEdit::textEdited, this, &PackageEditor::changed);
    connect(m_id, &QLineEdit::textEdited, this, &PackageEditor::changed);
    connect(m_price, &MoneyEdit::valueChanged, this, &PackageEditor::changed);
    for (QSpinBox* box : {m_length, m_quota, m_devices})
        connect(box, &QSpinBox::valueChanged, this, &PackageEditor::changed);
    for (QComboBox* box : {m_unit, m_counts, m_profile})
        connect(box, &QComboBox::currentTextChanged, this, &PackageEditor::changed);
    connect(m_router, &QComboBox::currentTextChanged, this, [this] {
        fillProfiles();
        changed();
    });
    for (QCheckBox* box : {m_lock, m_onSale})
        connect(box, &QCheckBox::toggled, this, &PackageEditor::changed);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (problem().isEmpty())
            emit saveWanted(package(), isNew());
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_name->setFocus();
        if (isNew())
            emit closed();
        else
            edit(m_before);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeWanted(m_before.id); });
    connect(m_create, &QPushButton::clicked, this, [this] {
        emit createProfileWanted(PackagesModel::routerOf(package()), m_profile->currentText().trimmed(),
                                 m_devices->value());
    });
}

void PackageEditor::setRouters(const QStringList& routers)
{
    m_routers = routers;
    show(package());
}

void PackageEditor::edit(const Package& package)
{
    m_before = package;
    show(package);
}

void PackageEditor::show(const Package& package)
{
    m_showing = true;
    m_name->setText(package.name);
    m_id->setText(package.id);
    m_price->setValue(package.price);
    const qint64 seconds = package.duration.count();
    const qint64 unit = seconds % packageEditorDay == 0    ? packageEditorDay
                        : seconds % packageEditorHour == 0 ? packageEditorHour
                                                           : packageEditorMinute;
    m_unit->setCurrentIndex(m_unit->findData(unit));
    m_length->setValue(int(seconds / unit));
    m_counts->setCurrentIndex(m_counts->findData(int(package.counts)));
    m_router->clear();
    m_router->addItems(m_routers);
    const QString router = PackagesModel::routerOf(package);
    if (!m_routers.contains(router))
        m_router->addItem(router);
    m_router->setCurrentText(router);
    m_router->setVisible(m_router->count() > 1);
    m_routerLabel->setVisible(m_router->count() > 1);
    fillProfiles();
    m_profile->setCurrentText(package.profile);
    m_quota->setValue(int(package.quotaBytes / megabyte));
    m_devices->setValue(package.sharedUsers);
    m_lock->setChecked(package.lockToDevice);
    m_onSale->setChecked(package.enabled);
    m_showing = false;
    changed();
}

void PackageEditor::fillProfiles()
{
    const QString typed = m_profile->currentText();
    const bool was = std::exchange(m_showing, true);
    m_profile->clear();
    if (const auto known = m_model.profiles(m_router->currentText())) {
        for (const engine::RouterProfile& one : *known)
            m_profile->addItem(one.name);
    }
    m_profile->setCurrentText(typed);
    m_showing = was;
}

void PackageEditor::profilesChanged()
{
    fillProfiles();
    changed();
}

Package PackageEditor::package() const
{
    Package package = m_before;
    package.id = isNew() ? m_id->text().trimmed() : m_before.id;
    package.name = m_name->text().trimmed();
    package.price = m_price->value();
    package.duration = domain::Seconds(m_length->value() * m_unit->currentData().toLongLong());
    // A duration the fields cannot show to the second is kept, unless it is edited.
    if (package.duration.count() == m_before.duration.count() / packageEditorMinute * packageEditorMinute)
        package.duration = m_before.duration;
    package.counts = Counting(m_counts->currentData().toInt());
    const QString router = m_router->currentText();
    if (router != PackagesModel::routerOf(m_before))
        package.router = router;
    package.profile = m_profile->currentText().trimmed();
    if (m_quota->value() != m_before.quotaBytes / megabyte)
        package.quotaBytes = m_quota->value() * megabyte;
    package.sharedUsers = m_devices->value();
    package.lockToDevice = m_lock->isChecked();
    package.enabled = m_onSale->isChecked();
    return package;
}

bool PackageEditor::isDirty() const
{
    return package() != m_before;
}

QString PackageEditor::problem() const
{
    static const QRegularExpression idForm(u"\\A[A-Za-z0-9_-]{1,32}\\z"_s);
    const Package wanted = package();
    if (wanted.name.isEmpty())
        return tr("Give the package a name.");
    if (!idForm.match(wanted.id).hasMatch())
        return tr("An ID has 1 to 32 letters, digits, - or _.");
    if (isNew() && m_model.rowOf(wanted.id) >= 0)
        return tr("There is already a package with this ID.");
    if (wanted.profile.isEmpty())
        return tr("Choose a profile of the router.");
    if (wanted.counts != Counting::Never && wanted.duration.count() < 1)
        return tr("Say how much time it gives.");
    if (const auto checked = domain::checked(wanted); !checked)
        return Words::error(checked.error()).both();
    return {};
}

void PackageEditor::complain(const QString& words)
{
    m_problem->setText(words);
    m_problem->setVisible(!words.isEmpty());
}

QString PackageEditor::driftWords() const
{
    return m_drift->text();
}

void PackageEditor::changed()
{
    if (m_showing)
        return;
    const Package wanted = package();
    m_title->setText(isNew() ? tr("New package") : m_before.name);
    setAccessibleName(m_title->text());
    m_id->setReadOnly(!isNew());
    m_id->setEnabled(isNew());
    const bool runs = wanted.counts != Counting::Never;
    m_length->setEnabled(runs);
    m_unit->setEnabled(runs);
    const auto drift = m_model.drift(wanted);
    QString words;
    if (wanted.profile.isEmpty())
        words.clear();
    else if (drift == PackagesModel::Drift::Unknown)
        words = tr("The router has not listed its profiles yet.");
    else if (drift == PackagesModel::Drift::Missing)
        words = tr("The router has no profile of this name, so no voucher can be made.");
    else {
        for (const engine::RouterProfile& one :
             m_model.profiles(PackagesModel::routerOf(wanted)).value_or(QList<engine::RouterProfile>())) {
            if (one.name != wanted.profile)
                continue;
            words = one.rateLimit.isEmpty() ? tr("On the router, without a speed limit.")
                                            : tr("On the router, speed %1 (upload/download).").arg(one.rateLimit);
            if (drift == PackagesModel::Drift::Devices)
                words += u' ' + tr("It lets %n device(s) in at once.", "", one.sharedUsers);
        }
    }
    m_drift->setText(words);
    // Its place in the form was sized for another text.
    m_drift->setMinimumHeight(words.isEmpty() ? 0
                                              : qMax(0, m_drift->heightForWidth(qMax(m_drift->width(), driftLeast))));
    m_drift->setVisible(!words.isEmpty());
    m_create->setVisible(drift == PackagesModel::Drift::Missing && !wanted.profile.isEmpty());
    const QString wrong = problem();
    const bool dirty = isDirty();
    complain(dirty ? wrong : QString());
    m_save->setEnabled(dirty && wrong.isEmpty());
    m_discard->setEnabled(dirty || isNew());
    m_remove->setVisible(!isNew());
}

void PackageEditor::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && widget()) {
        const Package typed = package();
        delete takeWidget();
        build();
        show(typed);
    }
    QScrollArea::changeEvent(event);
}

} // namespace loket::ui
