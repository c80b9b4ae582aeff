#include "core/Clock.h"
#include "core/StopSignals.h"
#include "delivery/Channels.h"
#include "loketd/Commands.h"
#include "loketd/Console.h"
#include "sandbox/gateways/GatewaySandbox.h"
#include "sandbox/router/Mikhmon.h"
#include "sandbox/router/RouterConsole.h"
#include "sandbox/whatsapp/WhatsAppSandbox.h"

#include <QCoreApplication>

namespace loket::loketd {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostUsers = 200'000;
constexpr qint64 mostLatencyMs = 60'000;

tl::expected<int, Stop> number(const Invocation& invocation, const QString& option, qint64 most)
{
    if (!invocation.has(option))
        return 0;
    bool isNumber = false;
    const qint64 value = invocation.options.value(option).toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > most)
        return wrongUse(u"%1 does not accept this value; it takes a whole number from 0 to %2"_s.arg(option).arg(most));
    return int(value);
}

tl::expected<quint16, Stop> port(const Invocation& invocation, const QString& option)
{
    return number(invocation, option, 65535).map([](int value) { return quint16(value); });
}

// Runs until SIGTERM or SIGINT.
Outcome runUntilStopped()
{
    const core::StopSignals signalsToStop;
    QObject::connect(&signalsToStop, &core::StopSignals::asked, QCoreApplication::instance(), &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QCoreApplication::exec();
    return {};
}

Outcome router(const Invocation& invocation)
{
    const auto apiPort = port(invocation, u"--port"_s);
    const auto consolePort = port(invocation, u"--console-port"_s);
    const auto latency = number(invocation, u"--latency"_s, mostLatencyMs);
    const auto users = number(invocation, u"--users"_s, mostUsers);
    const auto sales = number(invocation, u"--sales"_s, mostUsers);
    for (const auto& problem : {apiPort.map([](auto) {}), consolePort.map([](auto) {}), latency.map([](auto) {}),
                                users.map([](auto) {}), sales.map([](auto) {})}) {
        if (!problem)
            return problem;
    }
    sandbox::RouterSandbox sandbox(invocation.options.value(u"--user"_s).toUtf8(),
                                   invocation.options.value(u"--password"_s).toUtf8());
    sandbox.moods().latencyMs = *latency;
    if (invocation.has(u"--mikhmon"_s)) {
        sandbox::fillMikhmon(sandbox.model());
        sandbox::fillMikhmon(sandbox.model(), *users, *sales);
    } else {
        sandbox.model().fill(*users);
    }
    if (!sandbox.listen(*apiPort))
        return tl::unexpected(Stop{
            Failed,
            u"cannot listen on port %1 (%2); choose another with --port"_s.arg(*apiPort).arg(sandbox.errorString())});
    sandbox::RouterConsole console(sandbox);
    if (const auto listening = console.listen(*consolePort); !listening)
        return stopped(listening.error());
    print(u"listening on 127.0.0.1:%1\npage and POST /_control: %2\n"_s.arg(sandbox.port())
              .arg(console.url().toString()));
    return runUntilStopped();
}

Outcome gateways(const Invocation& invocation)
{
    const auto wanted = port(invocation, u"--port"_s);
    if (!wanted)
        return tl::unexpected(wanted.error());
    core::SystemClock clock;
    sandbox::GatewaySandbox sandbox(clock);
    if (const auto listening = sandbox.listen(*wanted); !listening)
        return stopped(listening.error());
    print(u"listening on %1\n"_s.arg(sandbox.http().url().toString()));
    for (const auto& vendor : sandbox.vendors()) {
        QString words = u"payments.%1: base_url %2"_s.arg(vendor->name(), sandbox.baseUrl(vendor->name()).toString());
        for (const auto& [part, value] : vendor->account())
            words += u", %1 %2"_s.arg(part, value);
        print(words + u'\n');
    }
    return runUntilStopped();
}

Outcome whatsApp(const Invocation& invocation)
{
    const auto wanted = port(invocation, u"--port"_s);
    if (!wanted)
        return tl::unexpected(wanted.error());
    core::SystemClock clock;
    sandbox::WhatsAppSandbox sandbox(clock);
    if (const auto listening = sandbox.listen(*wanted); !listening)
        return stopped(listening.error());
    QString words = u"listening on %1\n"_s.arg(sandbox.url().toString());
    for (const QString& channel : delivery::channelNames())
        words += u"delivery.%1.base_url %2\n"_s.arg(channel, sandbox.baseUrl(channel).toString());
    print(words);
    return runUntilStopped();
}

} // namespace

QList<Command> sandboxCommands()
{
    const Option portOption{u"--port"_s, u"P"_s, true};
    return {
        {.words = {u"sandbox"_s, u"router"_s},
         .options = {portOption,
                     {u"--user"_s, u"U"_s, true},
                     {u"--password"_s, u"W"_s, true},
                     {u"--latency"_s, u"MS"_s},
                     {u"--users"_s, u"N"_s},
                     {u"--mikhmon"_s},
                     {u"--sales"_s, u"N"_s},
                     {u"--console-port"_s, u"P"_s}},
         .summary = u"a router that speaks the RouterOS API, with a page of what is on it; port 0 picks a free one; "
                    "--mikhmon: one that Mikhmon was used with"_s,
         .run = router},
        {.words = {u"sandbox"_s, u"gateways"_s},
         .options = {portOption},
         .summary = u"the payment gateways, with payment pages and signed webhooks"_s,
         .run = gateways},
        {.words = {u"sandbox"_s, u"whatsapp"_s},
         .options = {portOption},
         .summary = u"the WhatsApp vendors, with an inbox page"_s,
         .run = whatsApp},
    };
}

} // namespace loket::loketd
