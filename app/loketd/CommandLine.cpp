#include "loketd/CommandLine.h"

#include "loketd/Console.h"

#include <QCoreApplication>

#include <algorithm>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Split
{
    Invocation invocation;
    QStringList rest; // without the options of every command
    bool help = false;
    bool version = false;
};

// "--name=value" or "--name value"; nothing where the value is missing.
std::optional<QString> valueOf(const QStringList& arguments, qsizetype& at, const QString& name)
{
    const QString& argument = arguments[at];
    if (argument.startsWith(name + u'='))
        return argument.mid(name.size() + 1);
    if (at + 1 >= arguments.size())
        return std::nullopt;
    return arguments[++at];
}

bool isOption(const QString& argument, const QString& name)
{
    return argument == name || argument.startsWith(name + u'=');
}

tl::expected<Split, Stop> withoutGlobals(const QStringList& arguments)
{
    Split split;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString& argument = arguments[at];
        if (argument == u"--"_s) {
            split.rest += arguments.mid(at);
            break;
        }
        if (isOption(argument, u"--data-dir"_s)) {
            const auto folder = valueOf(arguments, at, u"--data-dir"_s);
            if (!folder || folder->isEmpty())
                return wrongUse(u"--data-dir needs a folder; write: --data-dir DIR"_s);
            split.invocation.dataDir = *folder;
        } else if (argument == u"--demo"_s) {
            split.invocation.demo = true;
        } else if (argument == u"--help"_s || argument == u"-h"_s) {
            split.help = true;
        } else if (argument == u"--version"_s) {
            split.version = true;
        } else {
            split.rest += argument;
        }
    }
    return split;
}

QString names(const QList<Command>& commands, const QString& family)
{
    QStringList names;
    for (const Command& command : commands) {
        const QString& name = family.isEmpty() ? command.words[0] : command.words.value(1);
        if ((family.isEmpty() || command.words[0] == family) && !names.contains(name))
            names += name;
    }
    return names.join(u", "_s);
}

tl::expected<const Command*, Stop> findCommand(const QList<Command>& commands, const QStringList& arguments)
{
    if (arguments.isEmpty())
        return wrongUse(u"no command; say one of %1 (loketd --help explains them)"_s.arg(names(commands, {})));
    const auto found = std::find_if(commands.begin(), commands.end(), [&](const Command& command) {
        return arguments.mid(0, command.words.size()) == command.words;
    });
    if (found != commands.end())
        return &*found;
    const QString& family = arguments[0];
    const bool known = std::any_of(commands.begin(), commands.end(),
                                   [&](const Command& command) { return command.words[0] == family; });
    if (!known)
        return wrongUse(
            u"there is no command %1; say one of %2 (loketd --help explains them)"_s.arg(family, names(commands, {})));
    if (arguments.size() == 1)
        return wrongUse(u"%1 needs to know what to do; say one of %2"_s.arg(family, names(commands, family)));
    return wrongUse(u"%1 cannot %2; say one of %3"_s.arg(family, arguments[1], names(commands, family)));
}

Outcome readOptions(const Command& command, const QStringList& arguments, Invocation& invocation)
{
    bool onlyOperands = false;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString& argument = arguments[at];
        if (onlyOperands || !argument.startsWith(u"--"_s)) {
            invocation.operands += argument;
            continue;
        }
        if (argument == u"--"_s) {
            onlyOperands = true;
            continue;
        }
        const auto option = std::find_if(command.options.begin(), command.options.end(),
                                         [&](const Option& known) { return isOption(argument, known.name); });
        if (option == command.options.end() || (option->valueName.isEmpty() && argument != option->name))
            return wrongUse(u"%1 does not know %2; write: %3"_s.arg(command.words.join(u' '),
                                                                    argument.section(u'=', 0, 0), command.usage()));
        if (option->valueName.isEmpty()) {
            invocation.options.insert(option->name, QString());
            continue;
        }
        const auto value = valueOf(arguments, at, option->name);
        if (!value)
            return wrongUse(u"%1 needs a value; write: %1 %2"_s.arg(option->name, option->valueName));
        invocation.options.insert(option->name, *value);
    }
    for (const Option& option : command.options) {
        if (option.required && !invocation.has(option.name))
            return wrongUse(u"%1 needs %2; write: %3"_s.arg(command.words.join(u' '), option.name, command.usage()));
    }
    if (invocation.operands.size() != command.operands.size())
        return wrongUse(u"%1 takes %2; write: %3"_s.arg(
            command.words.join(u' '),
            command.operands.isEmpty() ? u"nothing more"_s : command.operands.join(u" and "_s), command.usage()));
    return {};
}

void printHelp(const QList<Command>& commands, const QStringList& words)
{
    const QString family = words.value(0);
    QString text = u"Loket sells MikroTik hotspot vouchers. This is its engine without a window.\n\n"_s;
    for (const Command& command : commands) {
        if (family.isEmpty() || command.words[0] == family)
            text += u"%1\n        %2\n"_s.arg(command.usage(), command.summary);
    }
    text += u"\nEverywhere: --data-dir DIR names the data folder, --demo runs against the built-in counterparts,\n"
            "--help, --version.\n"
            "Exit codes: 0 fine, 1 failed, 2 wrong use or wrong configuration, 3 data folder in use.\n"_s;
    print(text);
}

} // namespace

QString Command::usage() const
{
    QString usage = u"loketd "_s + words.join(u' ');
    for (const QString& operand : operands)
        usage += u' ' + operand;
    for (const Option& option : options) {
        const QString text = option.valueName.isEmpty() ? option.name : option.name + u' ' + option.valueName;
        usage += option.required ? u' ' + text : u" ["_s + text + u']';
    }
    return usage;
}

Outcome run(const QList<Command>& commands, const QStringList& arguments)
{
    auto split = withoutGlobals(arguments);
    if (!split)
        return tl::unexpected(split.error());
    if (split->version) {
        print(u"loketd %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return {};
    }
    if (split->help) {
        printHelp(commands, split->rest);
        return {};
    }
    const auto command = findCommand(commands, split->rest);
    if (!command)
        return tl::unexpected(command.error());
    Invocation& invocation = split->invocation;
    if (const Outcome read = readOptions(**command, split->rest.mid((*command)->words.size()), invocation); !read)
        return read;
    if (invocation.demo && !(*command)->hasDemo && invocation.dataDir.isEmpty())
        return wrongUse(u"a demo's data folder is gone when the demo ends; run: loketd serve --demo --data-dir DIR, "
                        "then name that folder here too"_s);
    return (*command)->run(invocation);
}

} // namespace loket::loketd
