#include "ui/screens/vouchers/MakeVouchersDialog.h"

#include "core/Money.h"
#include "domain/Batch.h"
#include "engine/UseCases.h"
#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::UseCases;

namespace {

constexpr int makeVouchersDialogLeastWidth = 460;
constexpr int usualQuantity = 100;

} // namespace

MakeVouchersDialog::MakeVouchersDialog(const UiContext& context, const QList<domain::Package>& packages,
                                       const QStringList& routers, QWidget* parent)
    : QDialog(parent), m_context(context), m_packages(packages), m_package(new QComboBox(this)),
      m_router(new QComboBox(this)), m_quantity(new QSpinBox(this)), m_preview(new PlainLabel(this)),
      m_problem(new PlainLabel(this)), m_make(new QPushButton(tr("Make vouchers"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make vouchers in advance"));
    setMinimumWidth(makeVouchersDialogLeastWidth);
    for (const domain::Package& package : packages)
        m_package->addItem(u"%1 · %2"_s.arg(package.name, core::formatRupiah(package.price)), package.id);
    m_router->addItem(tr("The package's own"), QString());
    for (const QString& router : routers)
        m_router->addItem(router, router);
    m_quantity->setRange(1, domain::maxBatchQuantity);
    m_quantity->setValue(usualQuantity);
    m_quantity->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_quantity->setLocale(context.language.locale());
    m_quantity->setGroupSeparatorShown(true);
    m_package->setAccessibleName(tr("Package"));
    m_quantity->setAccessibleName(tr("Quantity"));
    m_router->setAccessibleName(tr("Router"));
    for (QLabel* label : {m_preview, m_problem}) {
        label->setWordWrap(true);
    }
    m_preview->setProperty("role", u"muted"_s);
    m_problem->setObjectName(u"fieldProblem"_s);
    m_problem->hide();
    m_make->setProperty("kind", u"primary"_s);
    m_make->setDefault(true);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::large);
    form->setVerticalSpacing(space::small);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Package"), m_package);
    form->addRow(tr("&Quantity"), m_quantity);
    form->addRow(tr("&Router"), m_router);
    setTabOrder(m_package, m_quantity);
    setTabOrder(m_quantity, m_router);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_make);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addLayout(form);
    layout->addWidget(m_preview);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addLayout(buttons);

    connect(m_package, &QComboBox::currentIndexChanged, this, &MakeVouchersDialog::describe);
    connect(m_router, &QComboBox::currentIndexChanged, this, &MakeVouchersDialog::describe);
    connect(m_quantity, &QSpinBox::valueChanged, this, &MakeVouchersDialog::describe);
    connect(m_make, &QPushButton::clicked, this, &MakeVouchersDialog::make);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    describe();
    m_quantity->setFocus();
    m_quantity->selectAll();
}

domain::Package MakeVouchersDialog::chosen() const
{
    return m_packages.value(m_package->currentIndex());
}

void MakeVouchersDialog::describe()
{
    const domain::Package package = chosen();
    const int quantity = m_quantity->value();
    QString router = m_router->currentData().toString();
    if (router.isEmpty())
        router = package.router.isEmpty() ? u"main"_s : package.router;
    m_preview->setText(tr("%n voucher(s) of the package %1 are made on the router %2 under the profile %3. Together "
                          "they are worth %4 when they are sold; until then they are stock. They are made in the "
                          "background, which can be stopped at any time.",
                          "", quantity)
                           .arg(package.name, router, package.profile, core::formatRupiah(package.price * quantity)));
    m_make->setEnabled(!m_packages.isEmpty() && m_context.door.isOpen());
}

void MakeVouchersDialog::make()
{
    m_make->setEnabled(false);
    const sales::BatchRequest request{
        .packageId = chosen().id, .quantity = m_quantity->value(), .router = m_router->currentData().toString()};
    const auto asked = m_context.door.ask(
        [request, actor = m_context.actor()](UseCases& use) { return use.stock.begin(request, actor); });
    core::whenReady(asked, this, [this](const core::Result<domain::Batch>& batch) {
        if (batch) {
            emit begun(*batch);
            accept();
            return;
        }
        m_problem->setText(Words::error(batch.error()).both());
        m_problem->show();
        m_make->setEnabled(true);
    });
}

} // namespace loket::ui
