#include "ui/shell/Closing.h"

#include "ui/widgets/ButtonKind.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString key = u"window/closing"_s;
const QString keepSelling = u"keep-selling"_s;
const QString stop = u"stop"_s;

} // namespace

Closing::Closing(QWidget& window, QSettings& settings, QObject* parent)
    : QObject(parent), m_window(window), m_settings(settings)
{}

WhenClosed Closing::choice() const
{
    const QString stored = m_settings.value(key).toString();
    return stored == keepSelling ? WhenClosed::KeepSelling : stored == stop ? WhenClosed::Stop : WhenClosed::Ask;
}

void Closing::choose(WhenClosed choice)
{
    if (choice == WhenClosed::Ask)
        m_settings.remove(key);
    else
        m_settings.setValue(key, choice == WhenClosed::Stop ? stop : keepSelling);
}

bool Closing::windowMayClose()
{
    if (m_stopping)
        return true;
    if (!mayStop()) {
        leave();
        return false;
    }
    switch (choice()) {
    case WhenClosed::Stop:
        m_stopping = true;
        emit stopped();
        return true;
    case WhenClosed::KeepSelling:
        hideWindow();
        return false;
    case WhenClosed::Ask:
        ask();
        return false;
    }
    return true;
}

void Closing::quit()
{
    if (mayStop())
        stopWithoutAsking();
    else
        leave();
}

void Closing::quitFromTray()
{
    if (mayStop())
        stopWithoutAsking();
    else
        emit refused();
}

void Closing::leave()
{
    emit left();
    hideWindow();
}

void Closing::stopWithoutAsking()
{
    m_stopping = true;
    m_window.close();
    emit stopped();
}

void Closing::hideWindow()
{
    if (m_tray)
        m_window.hide();
    else
        m_window.showMinimized();
    emit hidden();
}

void Closing::ask()
{
    if (std::exchange(m_asking, true))
        return;
    auto* question = new PlainMessageBox(QMessageBox::NoIcon, tr("Close the window"),
                                         tr("Keep selling without the window?"), QMessageBox::Cancel, &m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        (m_tray ? tr("Loket can stay in the tray: the shop stays open, payments are confirmed and vouchers are made.")
                : tr("Loket can stay minimised: the shop stays open, payments are confirmed and vouchers are made.")) +
        u'\n' +
        tr("If it stops, customers cannot buy, and what is paid meanwhile is made when Loket runs again. Your answer "
           "is "
           "remembered; the menu can change it."));
    QPushButton* keep = question->addButton(tr("Keep selling"), QMessageBox::AcceptRole);
    setKind(keep, u"primary"_s);
    QPushButton* end = question->addButton(tr("Stop selling"), QMessageBox::DestructiveRole);
    question->button(QMessageBox::Cancel)->setText(tr("Cancel"));
    question->setDefaultButton(keep);
    connect(question, &QObject::destroyed, this, [this] { m_asking = false; });
    connect(keep, &QPushButton::clicked, this, [this] {
        choose(WhenClosed::KeepSelling);
        hideWindow();
    });
    connect(end, &QPushButton::clicked, this, [this] {
        choose(WhenClosed::Stop);
        stopWithoutAsking();
    });
    question->open();
}

} // namespace loket::ui
