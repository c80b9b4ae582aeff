#include "delivery/MessageTemplate.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "settings/DataFolder.h"
#include "settings/Settings.h"

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

core::Result<void> checkMessage(const QString& message)
{
    return delivery::MessageTemplate::parse(message).map([](const delivery::MessageTemplate&) {});
}

tl::expected<settings::Settings, Stop> openSettings(const Invocation& invocation)
{
    const auto folder = settings::DataFolder::open(invocation.dataDir);
    if (!folder)
        return stopped(folder.error());
    return settings::Settings(settings::Registry(checkMessage), folder->settingsFile());
}

Outcome setConfig(const Invocation& invocation)
{
    auto settings = openSettings(invocation);
    if (!settings)
        return tl::unexpected(settings.error());
    // An error in the file must not keep anybody from fixing it.
    if (const auto read = settings->reload(); !read && read.error().kind != core::ErrorKind::Misconfigured)
        return stopped(read.error());
    const QString& key = invocation.operands[0];
    if (const auto written = settings->setMany({{key, invocation.operands[1]}}); !written)
        return stopped(written.error());
    const auto row = settings->registry().find(key); // it has just been accepted
    const bool later = row->needsRestart;
    print(u"%1 = %2%3\n"_s.arg(key, settings::IniFile::quoted(settings->value(loket::settings::SettingKey::of(*row))),
                               later ? u" (counts from the next start)"_s : QString()));
    return {};
}

Outcome getConfig(const Invocation& invocation)
{
    auto settings = openSettings(invocation);
    if (!settings)
        return tl::unexpected(settings.error());
    const QString& key = invocation.operands[0];
    const auto known = settings->registry().findSetting(key);
    if (!known)
        return stopped(known.error());
    if (const auto read = settings->reload(); !read)
        return stopped(read.error());
    print(settings->value(loket::settings::SettingKey::of(*known)) + u'\n');
    return {};
}

Outcome listConfigs(const Invocation& invocation)
{
    auto settings = openSettings(invocation);
    if (!settings)
        return tl::unexpected(settings.error());
    if (const auto read = settings->reload(); !read)
        return stopped(read.error());
    QString text;
    for (const auto& entry : settings->all())
        text += entry.key + u'=' + settings::IniFile::quoted(entry.value) + u'\n';
    print(text);
    return {};
}

} // namespace

QList<Command> configCommands()
{
    return {
        {.words = {u"config"_s, u"set"_s},
         .operands = {u"KEY"_s, u"VALUE"_s},
         .summary = u"changes one setting; an empty VALUE goes back to the default"_s,
         .run = setConfig},
        {.words = {u"config"_s, u"get"_s},
         .operands = {u"KEY"_s},
         .summary = u"prints the value that counts"_s,
         .run = getConfig},
        {.words = {u"config"_s, u"list"_s},
         .summary = u"prints every setting, and never a secret"_s,
         .run = listConfigs},
    };
}

} // namespace loket::loketd
