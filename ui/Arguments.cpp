#include "ui/Arguments.h"

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int wrongUse = 2;

const QString help =
    u"loket [--data-dir DIR] [--demo]\n"
    "\n"
    "Sells MikroTik hotspot vouchers: the window, the engine and the shop in one program.\n"
    "\n"
    "  --data-dir DIR  where everything is kept (default: the platform's application-data folder)\n"
    "  --demo          try it out: a built-in router, payment gateways and WhatsApp, with some weeks of history\n"
    "  --help          this text\n"
    "  --version       the version\n"
    "\n"
    "Without a display, and for administration, there is loketd."_s;

Arguments print(int exitCode, const QString& text)
{
    return {.outcome = Arguments::Outcome::Print, .exitCode = exitCode, .text = text};
}

} // namespace

Arguments parseArguments(const QStringList& arguments)
{
    Arguments parsed;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments[i];
        if (argument == u"--help" || argument == u"-h")
            return print(0, help);
        if (argument == u"--version")
            return print(0, u"loket "_s + QStringLiteral(LOKET_VERSION));
        if (argument == u"--demo") {
            parsed.demo = true;
        } else if (argument == u"--data-dir" && i + 1 < arguments.size() && !arguments[i + 1].isEmpty()) {
            parsed.dataFolder = arguments[++i];
        } else if (argument.startsWith(u"--data-dir=") && argument.size() > 11) {
            parsed.dataFolder = argument.sliced(11);
        } else if (argument.startsWith(u"--data-dir")) {
            return print(wrongUse, u"loket: --data-dir needs the name of a folder after it"_s);
        } else if (argument == u"-platform" || argument == u"-style") { // Qt's own
            ++i;
        } else {
            return print(wrongUse, u"loket: \"%1\" is not an option; see loket --help"_s.arg(argument));
        }
    }
    return parsed;
}

} // namespace loket::ui
