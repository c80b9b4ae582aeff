#include "ui/wizard/ImportReportBar.h"

#include "ui/export/FileDialog.h"
#include "ui/export/ImportPage.h"
#include "ui/widgets/ExportBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <memory>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

ImportReportBar::ImportReportBar(const UiContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_save(new QPushButton(this)), m_print(new QPushButton(this)),
      m_bar(new ExportBar(context.theme, this))
{
    m_save->setObjectName(u"savePdf"_s);
    m_print->setObjectName(u"print"_s);
    m_save->setIcon(context.theme.icon(u"download"_s));
    m_print->setIcon(context.theme.icon(u"printer"_s));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (QPushButton* button : {m_save, m_print}) {
        button->setAutoDefault(false);
        button->setIconSize({space::iconWithGap, space::iconSize});
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::small);
    layout->addWidget(m_bar);
    layout->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &ImportReportBar::askForFile);
    connect(m_print, &QPushButton::clicked, this, &ImportReportBar::askForPrinter);
    retranslate();
}

void ImportReportBar::askForFile()
{
    auto* dialog = new FileDialog(this, tr("Save the report"),
                                  QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(tr("import", "of a file") + u'-' + m_report.source + u".pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportReportBar::savePdf);
    dialog->open();
}

void ImportReportBar::savePdf(const QString& path)
{
    m_bar->run(path, [page = ImportPage(m_report, m_context.language.locale(), m_context.businessName,
                                        m_context.clock.now(), m_context.zone),
                      path](ExportProgress& progress) { return ImportPage::writePdf(page, path, progress); });
}

void ImportReportBar::askForPrinter()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        const auto page = std::make_shared<ImportPage>(m_report, m_context.language.locale(), m_context.businessName,
                                                       m_context.clock.now(), m_context.zone);
        m_bar->run({}, [printer, page](ExportProgress& progress) { return page->paint(*printer, progress); });
    });
    dialog->open();
}

void ImportReportBar::retranslate()
{
    m_save->setText(tr("Save as PDF…"));
    m_print->setText(tr("Print…"));
}

void ImportReportBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loket::ui
