#include "ui/widgets/ExportBar.h"

#include "ui/text/Words.h"
#include "ui/widgets/PlainLabel.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int progressWidth = 200;

} // namespace

ExportBar::ExportBar(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_job(new ExportJob(this)), m_words(new PlainLabel(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this)), m_open(new QPushButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(u"card"_s);
    m_words->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_close->setIcon(theme.icon(u"x"_s, Ink::Muted));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::small, space::small);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_open);
    layout->addWidget(m_close);
    hide();
    connect(m_cancel, &QPushButton::clicked, m_job, &ExportJob::cancel);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath())); });
    connect(m_job, &ExportJob::progressed, m_progress, &QProgressBar::setValue);
    connect(m_job, &ExportJob::finished, this, &ExportBar::showEnd);
    retranslate();
}

QString ExportBar::text() const
{
    return m_words->text();
}

void ExportBar::run(const QString& path, ExportJob::Work work)
{
    if (m_job->isRunning())
        return;
    m_path = path;
    m_progress->setValue(0);
    m_job->start(std::move(work));
    retranslate();
    show();
}

void ExportBar::showEnd()
{
    retranslate();
}

void ExportBar::retranslate()
{
    const bool running = m_job->isRunning();
    const auto& result = m_job->result();
    m_cancel->setText(tr("Cancel"));
    m_open->setText(tr("Open the folder"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_close->setVisible(!running);
    m_open->setVisible(!running && result && !m_path.isEmpty());
    const QString name = QDir::toNativeSeparators(m_path);
    if (running)
        m_words->setText(m_path.isEmpty() ? tr("Printing…") : tr("Writing %1…").arg(name));
    else if (result)
        m_words->setText(m_path.isEmpty() ? tr("Handed to the printer.") : tr("Saved: %1").arg(name));
    else if (result.error().kind == core::ErrorKind::Cancelled)
        m_words->setText(tr("Stopped; nothing was written."));
    else
        m_words->setText(tr("That did not work. %1").arg(Words::error(result.error().kind).both()) + u' ' +
                         Words::error(result.error()).both());
}

void ExportBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace loket::ui
