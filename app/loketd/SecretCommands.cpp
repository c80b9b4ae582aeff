#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "settings/DataFolder.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::expected<settings::DataFolder, Stop> openFolder(const Invocation& invocation)
{
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    return *folder;
}

Outcome setSecret(const Invocation& invocation)
{
    const settings::Registry registry;
    const QString& key = invocation.operands[0];
    if (const auto known = registry.findSecret(key); !known)
        return stopped(known.error());
    const auto folder = openFolder(invocation);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto secret = readSecret(key);
    if (!secret)
        return stopped(secret.error());
    const auto secrets = settings::Secrets::open(*folder, registry);
    if (const auto written = secrets->set(key, *secret); !written)
        return stopped(written.error());
    const bool overruled = secrets->origin(key) != secrets->place();
    print(u"%1 is kept in %2%3%4\n"_s.arg(key, secrets->place(),
                                          overruled ? u", but the environment has it too and wins"_s : QString(),
                                          settings::Registry::isUnused(key) ? u"; nothing uses it"_s : QString()));
    return {};
}

Outcome removeSecret(const Invocation& invocation)
{
    const auto folder = openFolder(invocation);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto secrets = settings::Secrets::open(*folder, settings::Registry());
    if (const auto removed = secrets->remove(invocation.operands[0]); !removed)
        return stopped(removed.error());
    return {};
}

Outcome listSecrets(const Invocation& invocation)
{
    const auto folder = openFolder(invocation);
    if (!folder)
        return tl::unexpected(folder.error());
    settings::Settings settings(settings::Registry(), folder->settingsFile());
    if (const auto read = settings.reload(); !read)
        return stopped(read.error());
    const auto secrets = settings::Secrets::open(*folder, settings.registry());
    QString text;
    for (const loket::settings::SecretKey& key : settings.secretKeys()) {
        if (const QString origin = secrets->origin(key); !origin.isEmpty())
            text += u"%1: %2\n"_s.arg(key.text(), origin);
    }
    print(text);
    return {};
}

} // namespace

QList<Command> secretCommands()
{
    return {
        {.words = {u"secret"_s, u"set"_s},
         .operands = {u"KEY"_s},
         .summary = u"keeps one secret, read from standard input and never from an argument"_s,
         .run = setSecret},
        {.words = {u"secret"_s, u"remove"_s},
         .operands = {u"KEY"_s},
         .summary = u"forgets one secret"_s,
         .run = removeSecret},
        {.words = {u"secret"_s, u"list"_s},
         .summary = u"prints which secrets are set and where they lie"_s,
         .run = listSecrets},
    };
}

} // namespace loket::loketd
