#include "router/Doctor.h"

#include "router/Futures.h"

namespace loket::router {

namespace {

// An id that no router has: the refusal shows whether we may write, and nothing can be changed by it.
const QByteArray nobodysId = "*FFFFFFF0";

// The answers come in any order; the last one ends the examination.
struct Examination
{
    QPromise<QList<Finding>> promise;
    DoctorFacts facts;
    DoctorExpectations expected;
    RouterSettings settings;
    int open = 0;

    void finish()
    {
        promise.addResult(diagnose(settings, facts, expected));
        promise.finish();
    }

    void answered()
    {
        if (--open == 0)
            finish();
    }
};

using Shared = std::shared_ptr<Examination>;

template <class T, class Take>
void ask(const Shared& examination, QObject* context, core::Async<T> answer, Take take)
{
    ++examination->open;
    answer.then(context, [examination, take](const core::Result<T>& result) {
        take(examination->facts, result);
        examination->answered();
    });
}

void askAll(const Shared& examination, Client& client)
{
    ++examination->open; // until all commands are queued
    ask(examination, &client, client.run(Command("/system/resource/print")),
        [](DoctorFacts& facts, const core::Result<Response>& answer) {
            if (answer && !answer->rows.isEmpty())
                facts.version = answer->rows.first().text("version");
        });
    ask(examination, &client, client.run(Command("/ip/hotspot/user/set").with(".id", nobodysId).with("comment")),
        [](DoctorFacts& facts, const core::Result<Response>& answer) {
            facts.mayWrite = answer || answer.error().kind != core::ErrorKind::Forbidden;
        });
    ask(examination, &client,
        client.run(Command("/user/print").where("name", client.settings().user.toUtf8()).proplist("group")),
        [](DoctorFacts& facts, const core::Result<Response>& answer) {
            if (answer && !answer->rows.isEmpty())
                facts.group = answer->rows.first().text("group");
        });
    ask(examination, &client, client.run(Command("/user/group/print").proplist("name,policy")),
        [](DoctorFacts& facts, const core::Result<Response>& answer) {
            for (const Row& row : answer ? answer->rows : QList<Row>()) {
                for (const QString& policy : row.text("policy").split(u',', Qt::SkipEmptyParts)) {
                    if (!policy.startsWith(u'!')) // "!ftp": the policy is not granted
                        facts.policiesOfGroups[row.text("name")].append(policy);
                }
            }
        });
    ask(examination, &client, readClock(client), [](DoctorFacts& facts, const auto& answer) { facts.clock = answer; });
    ask(examination, &client, listProfiles(client),
        [](DoctorFacts& facts, const auto& answer) { facts.profiles = answer; });
    ask(examination, &client, listServers(client),
        [](DoctorFacts& facts, const auto& answer) { facts.servers = answer; });
    ask(examination, &client, listServerProfiles(client),
        [](DoctorFacts& facts, const auto& answer) { facts.serverProfiles = answer; });
    ask(examination, &client, listWalledGarden(client),
        [](DoctorFacts& facts, const auto& answer) { facts.walledGarden = answer; });
    examination->answered();
}

} // namespace

QFuture<QList<Finding>> examine(Client& client, core::Clock& clock, const DoctorExpectations& expected)
{
    auto examination = std::make_shared<Examination>();
    examination->promise.start();
    examination->expected = expected;
    examination->settings = client.settings();
    auto future = examination->promise.future();
    if (client.settings().host.isEmpty()) {
        examination->finish();
        return future;
    }
    client.ready().then(&client, [examination, &client, &clock](const core::Result<void>& ready) {
        examination->facts.connection = ready;
        examination->facts.askedAt = clock.now();
        if (ready)
            askAll(examination, client);
        else
            examination->finish();
    });
    return future;
}

} // namespace loket::router
