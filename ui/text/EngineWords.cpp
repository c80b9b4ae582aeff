#include "ui/text/EngineWords.h"

#include "ui/text/Format.h"
#include "ui/text/ReasonWords.h"

#include <algorithm>

namespace loket::ui {

using namespace Qt::Literals::StringLiterals;
using engine::ChannelState;
using engine::RouterState;

namespace {

constexpr int longWaitSeconds = 120; // a queue older than this needs attention

} // namespace

PillWords EngineWords::routers(const QList<RouterState>& routers, const Moment& moment)
{
    const auto isUsed = [](const RouterState& router) { return !router.address.isEmpty(); };
    if (std::none_of(routers.begin(), routers.end(), isUsed)) {
        return {.tone = Tone::Warn,
                .icon = u"router"_s,
                .text = tr("Router not set up"),
                .heading = tr("Router"),
                .problem = tr("Vouchers cannot be made yet. Set the router's address, user and password."),
                .setting = PillWords::Setting::Router};
    }
    if (routers.size() == 1)
        return router(routers.first(), moment);
    const auto reachable = std::count_if(routers.begin(), routers.end(), [](const RouterState& one) {
        return one.reach == RouterState::Reach::Reachable;
    });
    PillWords all{.tone = reachable == routers.size() ? Tone::Good : Tone::Bad,
                  .icon = u"router"_s,
                  .text = tr("Routers: %1 of %2 reachable").arg(reachable).arg(routers.size()),
                  .heading = tr("Routers")};
    for (const RouterState& one : routers) {
        const PillWords words = router(one, moment);
        all.facts += {one.name, words.text};
        if (all.problem.isEmpty()) {
            all.problem = words.problem;
            all.setting = words.setting;
        }
    }
    return all;
}

PillWords EngineWords::router(const RouterState& router, const Moment& moment)
{
    PillWords words{.icon = u"router"_s, .heading = tr("Router %1").arg(router.name)};
    words.facts += {tr("Address"), router.address};
    const QString since =
        router.since.isValid() ? Format::relative(router.since, moment.now, moment.zone, moment.locale) : QString();
    switch (router.reach) {
    case RouterState::Reach::Unknown:
        words.text = tr("Router: asking…");
        return words;
    case RouterState::Reach::Away: {
        const ErrorWords error = Words::error(router.problem.kind, Origin::Router);
        words.tone = Tone::Bad;
        words.setting = PillWords::Setting::Router;
        words.text = tr("Router away");
        words.problem =
            error.both() + u' ' +
            (moment.recovers ? tr("Sales continue: orders paid now get their vouchers as soon as the router is back.")
                             : tr("Sales continue; orders paid now wait in Attention until somebody presses "
                                  "Regenerate: trying again by itself is switched off in the settings."));
        words.facts += {tr("Away since"), since};
        if (const QString said = ReasonWords::of(router.problem); !said.isEmpty())
            words.facts += {tr("Why"), said};
        return words;
    }
    case RouterState::Reach::Reachable:
        break;
    }
    words.tone = Tone::Good;
    words.text = tr("Router OK · %n online · CPU %1%", "", router.health.activeUsers).arg(router.health.cpuLoadPercent);
    words.facts += {tr("Name"), router.health.identity};
    words.facts += {tr("Model"), router.health.board};
    words.facts += {tr("RouterOS"), router.health.version};
    words.facts += {tr("CPU load"), tr("%1%").arg(router.health.cpuLoadPercent)};
    words.facts += {tr("Users online"), moment.locale.toString(router.health.activeUsers)};
    words.facts += {tr("Answers in"), tr("%1 ms").arg(router.health.roundTrip.count())};
    words.facts += {tr("Reachable since"), since};
    return words;
}

PillWords EngineWords::server(const engine::ServerState& server)
{
    PillWords words{.icon = u"server"_s, .heading = tr("Shop and webhooks")};
    if (server.url.isEmpty() || !server.problem.isEmpty()) {
        words.tone = Tone::Bad;
        words.setting = PillWords::Setting::Server;
        words.text = tr("Server stopped");
        words.problem = tr("Nobody can buy and no payment notice arrives. %1").arg(server.problem).trimmed();
        return words;
    }
    words.tone = Tone::Good;
    words.text = tr("Server OK · %1").arg(server.url.authority());
    words.link = server.url;
    words.facts += {tr("Address"), server.url.toString()};
    return words;
}

PillWords EngineWords::queue(const engine::QueueState& queue, const Moment& moment)
{
    PillWords words{.icon = u"layers"_s, .heading = tr("Work queue")};
    const qint64 age = queue.oldestDue.isValid() ? queue.oldestDue.secsTo(moment.now) : 0;
    const int open = queue.waiting + queue.running;
    words.facts = {{tr("Waiting"), moment.locale.toString(queue.waiting)},
                   {tr("Being done"), moment.locale.toString(queue.running)},
                   {tr("Failed"), moment.locale.toString(queue.dead)}};
    if (queue.oldestDue.isValid())
        words.facts += {tr("Next due"), Format::relative(queue.oldestDue, moment.now, moment.zone, moment.locale)};
    if (open == 0 && queue.dead > 0) { // what has given up waits for somebody, or for the task that tries again
        words.tone = Tone::Info;
        words.text = tr("Queue: %n failed", "", queue.dead);
        words.problem = tr("What failed is on the Attention screen, with its reason and the button that tries again.");
    } else if (open == 0) {
        words.tone = Tone::Good;
        words.text = tr("Queue empty");
    } else {
        words.tone = age > longWaitSeconds ? Tone::Warn : Tone::Info;
        words.text = age > 0 ? tr("Queue: %n waiting · oldest %1", "", open).arg(Format::span(age))
                             : tr("Queue: %n waiting", "", open);
    }
    if (age > longWaitSeconds)
        words.problem =
            tr("Work waits longer than usual. It is done by itself as soon as the router or the service answers.");
    return words;
}

PillWords EngineWords::channel(const ChannelState& channel)
{
    PillWords words{.icon = u"message-circle"_s, .heading = tr("WhatsApp messages")};
    words.facts += {tr("Service"), Words::channel(channel.name)};
    switch (channel.condition) {
    case ChannelState::Condition::Off:
        words.text = tr("WhatsApp off");
        words.setting = PillWords::Setting::Messages;
        words.problem = tr("Customers get their codes on the shop's page only. To send them too, choose a service.");
        break;
    case ChannelState::Condition::Unknown:
        words.text = tr("WhatsApp: not used yet");
        break;
    case ChannelState::Condition::Working:
        words.tone = Tone::Good;
        words.text = tr("WhatsApp OK");
        break;
    case ChannelState::Condition::Troubled:
        words.tone = Tone::Bad;
        words.setting = PillWords::Setting::Messages;
        words.text = tr("WhatsApp troubled");
        words.problem = (tr("The last message did not go out.") + u' ' + ReasonWords::said(channel.problem)).trimmed();
        break;
    case ChannelState::Condition::Paused:
        words.tone = Tone::Bad;
        words.setting = PillWords::Setting::Messages;
        words.text = tr("WhatsApp paused");
        words.problem = (tr("The service refuses every message. They wait and are sent as soon as this is fixed.") +
                         u' ' + ReasonWords::said(channel.problem))
                            .trimmed();
        break;
    }
    return words;
}

QString EngineWords::askOwner()
{
    return tr("Ask the owner to correct it in the settings.");
}

} // namespace loket::ui
