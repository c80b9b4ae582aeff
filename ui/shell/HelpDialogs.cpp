#include "ui/shell/HelpDialogs.h"

#include "ui/shell/NavigationRail.h"
#include "ui/widgets/PlainLabel.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QIcon>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int helpDialogsLogoSize = 64;

QDialog* dialogWith(QLayout* content, const QString& title, const QString& close, QWidget* parent)
{
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->button(QDialogButtonBox::Close)->setText(close);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return dialog;
}

} // namespace

QDialog* HelpDialogs::shortcuts(const QStringList& places, QWidget* parent)
{
    QList<std::pair<QString, QString>> rows;
    for (int place = 0; place < places.size(); ++place) {
        if (const QKeySequence keys = NavigationRail::keysOf(place); !keys.isEmpty())
            rows.emplace_back(keys.toString(QKeySequence::NativeText), places[place]);
    }
    rows += {{u"Ctrl+Tab"_s, tr("The next screen; with Shift the one before")},
             {u"Ctrl+K"_s, tr("Search everything: code, phone, order, device address, name")},
             {u"Ctrl+F"_s, tr("Search in this screen")},
             {u"Ctrl+C"_s, tr("Copy the selected rows")},
             {u"Ctrl+E"_s, tr("Save the selected rows as a file for spreadsheets")},
             {u"Ctrl+S"_s, tr("Save the settings; in a field also Enter")},
             {u"Ctrl+L"_s, tr("Lock the window")},
             {u"F1"_s, tr("The manual, at the page of this screen")},
             {u"Ctrl+F1"_s, tr("These keys")},
             {u"Ctrl+Q"_s, tr("Stop selling and quit; for cashiers: leave the till")}};
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::huge);
    grid->setVerticalSpacing(space::tiny); // all of them on a small screen
    int row = 0;
    for (const auto& [keys, what] : rows) {
        auto* label = new PlainLabel(keys);
        label->setFont(Theme::codeFont(label->font().pointSize()));
        grid->addWidget(label, row, 0);
        grid->addWidget(new PlainLabel(what), row++, 1);
    }
    return dialogWith(grid, tr("Keys"), tr("Close"), parent);
}

QDialog* HelpDialogs::about(QWidget* parent)
{
    auto* logo = new PlainLabel;
    logo->setPixmap(QIcon(u":/icons/loket.svg"_s).pixmap(helpDialogsLogoSize, helpDialogsLogoSize));
    auto* name = new PlainLabel(u"Loket "_s + QStringLiteral(LOKET_VERSION));
    name->setProperty("role", u"title"_s);
    auto* text = new PlainLabel(
        tr("Sells MikroTik hotspot vouchers and never loses one.") + u"\n\n"_s +
        tr("Free software under the GNU General Public License, version 3 or later. It comes without "
           "any warranty.") +
        u"\n\nQt %1 · SQLite · libsodium · libssh2 · libqrencode · QtKeychain"_s.arg(QString::fromLatin1(qVersion())));
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(text);
    auto* content = new QHBoxLayout;
    content->setSpacing(space::large);
    content->addWidget(logo, 0, Qt::AlignTop);
    content->addLayout(words, 1);
    return dialogWith(content, tr("About Loket"), tr("Close"), parent);
}

} // namespace loket::ui
