// What one administration command is: its name, its arguments, and its function.
#pragma once

#include "core/Error.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace loket::loketd {

// The exit codes of app/CONTRACT.md, section 1.
enum ExitCode { Fine = 0, Failed = 1, WrongUse = 2, FolderInUse = 3 };

// Why a command ends without success: one line, what is wrong and then what to do.
struct Stop
{
    ExitCode code = Failed;
    QString words;
};
using Outcome = tl::expected<void, Stop>;

inline tl::unexpected<Stop> wrongUse(QString words)
{
    return tl::unexpected(Stop{WrongUse, std::move(words)});
}

// Wrong input and wrong settings are the caller's fault (2); everything else failed (1).
inline tl::unexpected<Stop> stopped(const core::Error& error)
{
    const bool callers = error.kind == core::ErrorKind::InvalidInput || error.kind == core::ErrorKind::Misconfigured;
    return tl::unexpected(Stop{callers ? WrongUse : Failed, error.detail});
}

// One invocation of a command: everything already checked against its row in the table.
struct Invocation
{
    QString dataDir; // empty: the platform's
    bool demo = false;
    QStringList operands;
    QHash<QString, QString> options; // "--price" → "3000"; a flag has an empty value

    [[nodiscard]] bool has(const QString& option) const { return options.contains(option); }
};

struct Option
{
    QString name;      // "--price"
    QString valueName; // "RUPIAH"; empty: a flag
    bool required = false;
};

struct Command
{
    QStringList words;    // {"config", "set"}
    QStringList operands; // {"KEY", "VALUE"}, all required
    QList<Option> options;
    QString summary;
    Outcome (*run)(const Invocation&) = nullptr;
    bool hasDemo = false; // means something with --demo and no --data-dir

    // "loketd config set KEY VALUE"
    [[nodiscard]] QString usage() const;
};

} // namespace loket::loketd
