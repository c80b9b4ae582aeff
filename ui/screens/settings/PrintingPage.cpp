#include "ui/screens/settings/PrintingPage.h"

#include "settings/Keys.h"
#include "ui/export/FileDialog.h"
#include "ui/printing/PrintWords.h"
#include "ui/printing/Printing.h"
#include "ui/screens/settings/PrinterDialog.h"
#include "ui/widgets/KeepFocus.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ToneLabel.h"

#include <QHBoxLayout>
#include <QImageReader>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using namespace settings::literals;

PrintingPage::PrintingPage(const UiContext& context, SettingsDraft& draft, QWidget* parent)
    : SettingsPage(context, draft, tr("Printing"), tr("Slips at the counter, and sheets of vouchers."), parent),
      m_test(new QPushButton(tr("Print a test slip"), this)), m_said(new PlainLabel(this))
{
    const auto addButton = [this](SettingField* field, const QString& name, void (PrintingPage::*action)()) {
        QPushButton* button = field->addChooser(name);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    };
    const Group slips = addGroup(tr("Slips"));
    addButton(addField(slips, u"print.slip_printer"_key), u"chooseSlipPrinter"_s, &PrintingPage::chooseSlipPrinter)
        ->setVisible(context.printing);
    addFields(slips, {u"print.slip_width"_key, u"print.automatic_slip"_key, u"print.code_page"_key, u"print.cut"_key,
                      u"print.drawer"_key, u"print.printer_qr"_key, u"print.ask_status"_key, u"print.timeout_ms"_key,
                      u"print.attempts"_key});
    m_test->setObjectName(u"printTest"_s);
    m_test->setVisible(context.printing);
    m_said->setWordWrap(true);
    m_said->setMargin(space::small);
    m_said->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_test);
    row->addWidget(m_said, 1);
    slips.layout->addLayout(row);
    connect(m_test, &QPushButton::clicked, this, &PrintingPage::printTest);

    const Group sheets = addGroup(tr("Sheets"));
    addButton(addField(sheets, u"print.sheet_printer"_key), u"chooseSheetPrinter"_s, &PrintingPage::chooseSheetPrinter)
        ->setVisible(context.printing);
    addField(sheets, u"print.sheet_layout"_key);
    const Group content = addGroup(tr("Contents"));
    addButton(addField(content, u"print.logo"_key), u"chooseLogo"_s, &PrintingPage::chooseLogo);
    addRest(content, u"print."_s);
}

QString PrintingPage::testWords() const
{
    return m_said->isHidden() ? QString() : m_said->text();
}

void PrintingPage::chooseSlipPrinter()
{
    auto* dialog = new PrinterDialog(*m_context.printing, PrinterDialog::For::Slips, this);
    connect(dialog, &PrinterDialog::chosen, this,
            [this](const QString& value) { m_draft.setValue(u"print.slip_printer"_key, value); });
    dialog->open();
}

void PrintingPage::chooseSheetPrinter()
{
    auto* dialog = new PrinterDialog(*m_context.printing, PrinterDialog::For::Sheets, this);
    connect(dialog, &PrinterDialog::chosen, this,
            [this](const QString& value) { m_draft.setValue(u"print.sheet_printer"_key, value); });
    dialog->open();
}

void PrintingPage::chooseLogo()
{
    QStringList patterns;
    for (const QByteArray& format : QImageReader::supportedImageFormats())
        patterns += u"*."_s + QString::fromLatin1(format);
    auto* dialog = new FileDialog(this, tr("Choose the picture for the logo"),
                                  QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                                  tr("Pictures (%1)").arg(patterns.join(u' ')));
    dialog->setObjectName(u"logoFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (QImageReader picture(file); picture.canRead()) {
            m_draft.setValue(u"print.logo"_key, file);
            return showMessage(*m_said, Tone::Neutral, {});
        }
        showMessage(*m_said, Tone::Bad,
                    tr("“%1” is no picture that Loket can read. Choose a PNG or JPEG file.").arg(file));
    });
    dialog->open();
}

void PrintingPage::printTest()
{
    const auto device = print::Device::parse(m_draft.value(u"print.slip_printer"_key));
    if (!device)
        return showMessage(*m_said, Tone::Bad, PrintProblem::words(device.error()).both());
    setEnabledKeepingFocus(*m_test, false);
    showMessage(*m_said, Tone::Neutral, tr("The test slip is being printed…"));
    core::whenReady(
        m_context.printing->settings(), this, [this, device](const core::Result<print::PrintSettings>& saved) {
            print::PrintSettings trial = saved.value_or(print::PrintSettings{});
            trial.slipPrinter = *device;
            trial.paper =
                m_draft.value(u"print.slip_width"_key) == u"80" ? print::PaperWidth::Mm80 : print::PaperWidth::Mm58;
            trial.codePage = print::codePageFromString(m_draft.value(u"print.code_page"_key)).value_or(trial.codePage);
            trial.cut = m_draft.value(u"print.cut"_key) == u"true";
            trial.askStatus = m_draft.value(u"print.ask_status"_key) == u"true";
            core::whenReady(
                m_context.printing->printTest(trial, tr("Test slip"),
                                              tr("These letters and both QR codes should be "
                                                 "readable.")),
                this, [this, isRaw = device->isRaw()](const core::Result<void>& done) {
                    setEnabledKeepingFocus(*m_test, true);
                    if (!done)
                        return showMessage(*m_said, Tone::Bad, PrintProblem::words(done.error()).both());
                    showMessage(*m_said, Tone::Neutral,
                                isRaw
                                    ? tr("The printer took the test slip. If code B on it can be read, switch on “%1”.")
                                          .arg(field(u"print.printer_qr"_key)->editor()->accessibleName())
                                    : tr("The test slip was given to the system's printer."));
                });
        });
}

} // namespace loket::ui
