// The doctor: checks everything Loket depends on and reports one line for each, with the exact fix. It changes
// nothing anywhere and makes connections of its own, so it works beside a running engine, without one, and on settings
// that are not saved yet. All parts are checked at once; each line is reported as soon as it is known.
// Lives in one thread with an event loop; every check has a deadline, so it always ends (so does deleting it).
#pragma once

#include "core/Clock.h"
#include "domain/Package.h"
#include "engine/doctor/DoctorLine.h"
#include "net/HttpClient.h"
#include "settings/DataFolder.h"
#include "settings/Secrets.h"
#include "settings/Settings.h"
#include "storage/AlertRepository.h"

#include <QObject>
#include <QPromise>

#include <functional>
#include <memory>
#include <vector>

namespace loket::domain {
class DeliveryChannel;
class PaymentGateway;
} // namespace loket::domain
namespace loket::router {
class Client;
}

namespace loket::engine {

struct DoctorCase
{
    const settings::DataFolder& folder;
    const settings::Settings& settings;
    settings::Secrets& secrets;
    core::Clock& clock;
    QList<domain::Package> packages;
    QUrl listening;    // of the calling engine; empty: check whether one runs
    QStringList parts; // empty: all of partsOf()
    // Of the calling engine, where it examines its own settings: told that this channel says it can send now; and the
    // channels that are paused then. Without them the pauses are read from the database.
    std::function<void(const QString& channel)> channelCanSend = {};
    std::function<QList<storage::AlertRow>()> pausedChannels = {};
};

class Doctor : public QObject
{
    Q_OBJECT

public:
    explicit Doctor(const DoctorCase& what);
    ~Doctor() override;

    // "house", "database", "server", "router.NAME", "payments.NAME", "delivery": what can be checked.
    static QStringList partsOf(const settings::Settings& settings);

    // To be called once. Results arrive one by one; the promise is finished with the last.
    QFuture<DoctorLine> examine();
    void examine(QPromise<DoctorLine> lines);

signals:
    void finished(); // after examine(), and not when it is deleted early

private:
    void look(const QString& part);
    void lookAtHouse();
    void lookAtDatabase();
    void lookAtServer();
    void lookWherePublicAddressLeads();
    void lookAtRouter(const QString& part, const QString& name);
    void lookAtGateway(const QString& part, const QString& name);
    void lookAtChannels();
    void tellPauses();
    void tell(const DoctorLine& line);
    void tell(const QList<DoctorLine>& lines);
    void done();

    const settings::DataFolder m_folder;
    const settings::Settings& m_settings;
    settings::Secrets& m_secrets;
    core::Clock& m_clock;
    const QList<domain::Package> m_packages;
    const QUrl m_listening;
    const QStringList m_parts;
    const std::function<void(const QString& channel)> m_channelCanSend;
    const std::function<QList<storage::AlertRow>()> m_pausedChannels;

    QPromise<DoctorLine> m_promise;
    int m_open = 0;
    bool m_finished = false;
    net::HttpClient m_http;
    std::vector<std::unique_ptr<router::Client>> m_routers;
    std::vector<std::unique_ptr<domain::PaymentGateway>> m_gateways;
    std::vector<std::unique_ptr<domain::DeliveryChannel>> m_channels;
};

} // namespace loket::engine
