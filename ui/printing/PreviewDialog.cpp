#include "ui/printing/PreviewDialog.h"

#include "print/Links.h"

#include "ui/export/FileDialog.h"
#include "ui/printing/PrintWords.h"
#include "ui/text/Manual.h"
#include "ui/widgets/OnScreen.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/ToneLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::Result;

namespace {

constexpr QSize previewDialogFirstSize{980, 680};
constexpr int previewDialogPanelWidth = 300;
constexpr double leastDotsPerMm = 2;
constexpr std::array forms{PrintTemplate::Sheet3x8, PrintTemplate::Sheet4x13, PrintTemplate::SheetDense,
                           PrintTemplate::Slip58, PrintTemplate::Slip80};

} // namespace

PreviewDialog::PreviewDialog(Printing& printing, const Theme& theme, Slip content, PrintTemplate form, QWidget* parent)
    : PreviewDialog(printing, theme, std::move(content), std::optional(form), parent)
{}

PreviewDialog::PreviewDialog(Printing& printing, const Theme& theme, Slip content, QWidget* parent)
    : PreviewDialog(printing, theme, std::move(content), std::optional<PrintTemplate>(), parent)
{}

PreviewDialog::PreviewDialog(Printing& printing, const Theme& theme, Slip content, std::optional<PrintTemplate> form,
                             QWidget* parent)
    : QDialog(parent), m_printing(printing), m_theme(theme), m_content(std::move(content)), m_wanted(form),
      m_picture(new PlainLabel), m_back(new QToolButton), m_next(new QToolButton), m_pageLabel(new PlainLabel),
      m_templateLabel(new PlainLabel), m_templates(new QComboBox), m_printerLabel(new PlainLabel),
      m_printers(new QComboBox), m_loginQr(new QCheckBox), m_wifiQr(new QCheckBox), m_logo(new QCheckBox),
      m_hint(new PlainLabel), m_message(new PlainLabel), m_mark(new QPushButton), m_print(new QPushButton),
      m_pdf(new QPushButton), m_close(new QPushButton)
{
    resize(withinScreen(*this, previewDialogFirstSize));
    m_picture->setAlignment(Qt::AlignCenter);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_picture);
    scroll->setWidgetResizable(true);
    auto* panel = new QVBoxLayout;
    buildPanel(*panel);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addWidget(scroll, 1);
    layout->addLayout(panel);
    retranslate();
    working(true);
    readSettings();
}

void PreviewDialog::buildPanel(QVBoxLayout& panel)
{
    for (const PrintTemplate form : forms)
        m_templates->addItem({}, int(form));
    m_templateLabel->setBuddy(m_templates);
    m_printerLabel->setBuddy(m_printers);
    for (QLabel* label : {m_hint, m_message}) {
        label->setWordWrap(true);
        label->setFixedWidth(previewDialogPanelWidth);
    }
    m_hint->setProperty("role", u"muted"_s);
    m_message->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_message->hide();
    m_print->setProperty("kind", u"primary"_s);
    m_print->setIcon(m_theme.icon(u"receipt-text"_s, Ink::OnAccent));
    m_print->setIconSize({space::iconWithGap, space::iconSize});
    m_print->setDefault(true);
    m_back->setIcon(m_theme.icon(u"arrow-left"_s));
    m_next->setIcon(m_theme.icon(u"arrow-right"_s));
    for (QToolButton* button : {m_back, m_next})
        button->setProperty("kind", u"normal"_s);
    auto* pages = new QHBoxLayout;
    pages->addWidget(m_back);
    pages->addWidget(m_pageLabel, 1, Qt::AlignCenter);
    pages->addWidget(m_next);
    panel.setSpacing(space::small);
    panel.addWidget(m_templateLabel);
    panel.addWidget(m_templates);
    panel.addLayout(pages);
    for (QCheckBox* box : {m_loginQr, m_wifiQr, m_logo})
        panel.addWidget(box);
    panel.addWidget(m_hint);
    panel.addSpacing(space::small);
    panel.addWidget(m_printerLabel);
    panel.addWidget(m_printers);
    panel.addStretch();
    panel.addWidget(m_message);
    panel.addWidget(m_mark);
    m_mark->hide();
    for (QPushButton* button : {m_print, m_pdf, m_close})
        panel.addWidget(button);

    connect(m_templates, &QComboBox::currentIndexChanged, this, [this] {
        m_page = 0;
        fillPrinters();
        redraw();
    });
    for (QCheckBox* box : {m_loginQr, m_wifiQr, m_logo})
        connect(box, &QCheckBox::toggled, this, &PreviewDialog::redraw);
    connect(m_back, &QToolButton::clicked, this, [this] { showPage(m_page - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { showPage(m_page + 1); });
    connect(new QShortcut(QKeySequence::MoveToPreviousPage, this), &QShortcut::activated, m_back, &QToolButton::click);
    connect(new QShortcut(QKeySequence::MoveToNextPage, this), &QShortcut::activated, m_next, &QToolButton::click);
    connect(m_print, &QPushButton::clicked, this, &PreviewDialog::print);
    connect(m_pdf, &QPushButton::clicked, this, &PreviewDialog::chooseFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_mark, &QPushButton::clicked, this, [this] {
        m_mark->hide();
        emit printed();
    });
}

void PreviewDialog::readSettings()
{
    core::whenReady(m_printing.settings(), this, [this](const Result<print::PrintSettings>& settings) {
        if (!settings)
            return say(Tone::Bad, PrintProblem::words(settings.error()).both());
        m_settings = *settings;
        const QSignalBlocker quiet[] = {QSignalBlocker(m_templates), QSignalBlocker(m_loginQr),
                                        QSignalBlocker(m_wifiQr), QSignalBlocker(m_logo)};
        m_templates->setCurrentIndex(m_templates->findData(int(m_wanted.value_or(templateOf(settings->layout)))));
        const bool knowsLogin = !print::loginAddress(settings->loginAddress).isEmpty();
        m_loginQr->setEnabled(knowsLogin);
        m_loginQr->setChecked(knowsLogin && settings->loginQr);
        m_wifiQr->setEnabled(!settings->wifiName.isEmpty());
        m_wifiQr->setChecked(settings->wifiQr && !settings->wifiName.isEmpty());
        m_logo->setEnabled(!settings->logo.isEmpty());
        m_logo->setChecked(!settings->logo.isEmpty());
        m_hint->setVisible(!knowsLogin);
        fillPrinters();
        working(false);
        redraw();
    });
    core::whenReady(m_printing.systemPrinters(), this, [this](const Result<QStringList>& names) {
        m_systemPrinters = names.value_or(QStringList());
        fillPrinters();
    });
}

// Which printer comes first depends on the paper.
void PreviewDialog::fillPrinters()
{
    if (!m_settings)
        return;
    const QString before = m_printers->currentData().toString();
    m_printers->clear();
    const bool sheet = isSheet(job().form);
    if (!sheet && m_settings->slipPrinter.kind != print::Device::Kind::None)
        m_printers->addItem(tr("Slip printer (%1)").arg(m_settings->slipPrinter.name), QString());
    QStringList names = m_systemPrinters;
    if (sheet && names.removeAll(m_settings->sheetPrinter) > 0)
        names.prepend(m_settings->sheetPrinter);
    for (const QString& name : std::as_const(names))
        m_printers->addItem(name, name);
    if (const int again = m_printers->findData(before); again > 0)
        m_printers->setCurrentIndex(again);
    if (m_printers->count() == 0)
        m_printers->addItem(tr("No printer found"));
    m_printers->setEnabled(m_printers->itemData(0).isValid());
    m_print->setEnabled(m_printers->isEnabled());
}

Printing::Job PreviewDialog::job() const
{
    Printing::Job job{PrintTemplate(m_templates->currentData().toInt()), m_content,
                      m_settings.value_or(print::PrintSettings())};
    job.settings.loginQr = m_loginQr->isChecked();
    job.settings.wifiQr = m_wifiQr->isChecked();
    if (!m_logo->isChecked())
        job.settings.logo.clear();
    return job;
}

void PreviewDialog::showPage(int page)
{
    m_page = qBound(0, page, qMax(0, m_pages - 1));
    redraw();
}

void PreviewDialog::redraw()
{
    if (!m_settings)
        return;
    const quint64 drawing = ++m_drawing;
    const Printing::Job wanted = job();
    const double ratio = devicePixelRatioF();
    const double widthMm = isSheet(wanted.form) ? 210 : 80;
    const double room = qMax(200, width() - previewDialogPanelWidth - 5 * space::large);
    const double dotsPerMm = qMax(leastDotsPerMm, (isSheet(wanted.form) ? room / widthMm : qMin(room / widthMm, 5.0)));
    core::whenReady(m_printing.preview(wanted, m_page, dotsPerMm * ratio), this,
                    [this, drawing, ratio](const Result<Printing::Picture>& picture) {
                        if (drawing != m_drawing)
                            return;
                        if (!picture)
                            return say(Tone::Bad, PrintProblem::words(picture.error()).both());
                        QPixmap pixmap = QPixmap::fromImage(picture->image);
                        pixmap.setDevicePixelRatio(ratio);
                        m_picture->setPixmap(pixmap);
                        m_pages = picture->pages;
                        m_pageLabel->setText(tr("Page %1 of %2").arg(m_page + 1).arg(m_pages));
                        m_picture->setAccessibleName(m_pageLabel->text());
                        m_back->setEnabled(m_page > 0);
                        m_next->setEnabled(m_page + 1 < m_pages);
                    });
}

void PreviewDialog::print()
{
    working(true);
    say(Tone::Info, tr("Printing…"));
    core::whenReady(m_printing.print(job(), m_printers->currentData().toString()), this,
                    [this](const Result<void>& done) {
                        working(false);
                        if (!done)
                            return say(Tone::Bad, PrintProblem::words(done.error()).both());
                        say(Tone::Good, tr("Printed."));
                        m_mark->hide();
                        emit printed();
                    });
}

void PreviewDialog::chooseFile()
{
    auto* dialog = new FileDialog(
        this, tr("Save as PDF"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation), u"PDF (*.pdf)"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(u"voucher.pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &PreviewDialog::exportTo);
    dialog->open();
}

void PreviewDialog::exportTo(const QString& file)
{
    working(true);
    core::whenReady(m_printing.exportPdf(job(), file), this, [this, file](const Result<void>& done) {
        working(false);
        if (!done)
            return say(Tone::Bad, PrintProblem::words(done.error()).both());
        const QString saved = tr("Saved as %1.").arg(file);
        say(Tone::Good, m_offersMark ? saved + u' ' +
                                           tr("When it is printed, mark the vouchers: until then the "
                                              "counter may sell them.")
                                     : saved);
        m_mark->setVisible(m_offersMark);
    });
}

void PreviewDialog::offerMark()
{
    m_offersMark = true;
}

void PreviewDialog::working(bool isWorking)
{
    m_pdf->setEnabled(!isWorking);
    m_print->setEnabled(!isWorking && m_printers->isEnabled() && m_printers->count() > 0);
}

void PreviewDialog::say(Tone tone, const QString& text)
{
    showMessage(*m_message, tone, text);
}

void PreviewDialog::retranslate()
{
    setWindowTitle(tr("Print vouchers"));
    setProperty(Manual::pageProperty, u"printing"_s);
    m_templateLabel->setText(tr("&Template"));
    m_printerLabel->setText(tr("P&rinter"));
    const std::array names{tr("A4, 24 vouchers (3 × 8)"), tr("A4, 52 vouchers (4 × 13)"),
                           tr("A4, 64 vouchers, without QR codes"), tr("Slip, 58 mm"), tr("Slip, 80 mm")};
    for (int i = 0; i < int(names.size()); ++i)
        m_templates->setItemText(i, names[std::size_t(i)]);
    m_loginQr->setText(tr("QR code that &logs in"));
    m_wifiQr->setText(tr("QR code that joins the &Wi-Fi"));
    m_logo->setText(tr("L&ogo"));
    m_hint->setText(tr("The QR code that logs in needs the hotspot's address: enter it in Settings, under printing."));
    m_mark->setText(tr("&Mark as printed"));
    m_print->setText(tr("&Print"));
    m_pdf->setText(tr("&Save as PDF…"));
    m_close->setText(tr("&Close"));
    m_back->setAccessibleName(tr("Previous page"));
    m_back->setToolTip(tr("Previous page"));
    m_next->setAccessibleName(tr("Next page"));
    m_next->setToolTip(tr("Next page"));
}

void PreviewDialog::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        fillPrinters();
    }
    QDialog::changeEvent(event);
}

void PreviewDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    redraw();
}

} // namespace loket::ui
