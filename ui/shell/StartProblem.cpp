#include "ui/shell/StartProblem.h"

#include "ui/text/Words.h"
#include "ui/widgets/PlainMessageBox.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;

namespace {

struct StartWords
{
    Q_DECLARE_TR_FUNCTIONS(StartWords)
};

} // namespace

int exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Conflict:
        return 3;
    case ErrorKind::Misconfigured:
    case ErrorKind::InvalidInput:
        return 2;
    default:
        return 1;
    }
}

int showStartProblem(QApplication& application, const core::Error& error)
{
    const int code = exitCodeOf(error.kind);
    if (QApplication::platformName() == u"offscreen" || QApplication::platformName() == u"minimal")
        return code;
    const QString what =
        error.kind == ErrorKind::Conflict
            ? StartWords::tr(
                  "Loket is running already with this data folder. Use the window that is open, or close it first.")
            : Words::error(error).both();
    auto* box = new PlainMessageBox(QMessageBox::NoIcon, u"Loket"_s, StartWords::tr("Loket could not start"),
                                    QMessageBox::Close);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(what);
    box->button(QMessageBox::Close)->setText(StartWords::tr("Close"));
    box->open();
    application.exec();
    return code;
}

} // namespace loket::ui
