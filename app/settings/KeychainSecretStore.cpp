#include "settings/KeychainSecretStore.h"

#include "core/Crypto.h"
#include "core/Reasons.h"

#include <QSemaphore>
#include <qt6keychain/keychain.h>

namespace loket::settings {

using namespace Qt::Literals::StringLiterals;
using core::ErrorKind;
using core::fail;

namespace {

const QString service = u"Loket"_s;

// Shared by both sides, so the one that ends later still finds it.
struct Answer
{
    QSemaphore done;
    QKeychain::Error error = QKeychain::OtherError;
    QByteArray data;
};

core::Failure failureOf(QKeychain::Error error, const QString& key)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return fail(core::Reason::SecretNotSet, {key});
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return fail(core::Reason::KeychainRefused);
    default:
        return fail(core::Reason::KeychainSilent);
    }
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString folder, std::chrono::milliseconds limit)
    : m_folder(std::move(folder)), m_limit(limit), m_thread(new QThread), m_there(new QObject)
{
    m_thread->setObjectName(u"keychain"_s);
    m_there->moveToThread(m_thread);
    QObject::connect(m_thread, &QThread::finished, m_there, &QObject::deleteLater);
    m_thread->start();
}

KeychainSecretStore::~KeychainSecretStore()
{
    m_thread->quit();
    // A keychain that blocks its thread must not keep the program from ending; then the thread is abandoned.
    if (m_thread->wait(QDeadlineTimer(m_limit)))
        delete m_thread;
}

core::Result<core::Secret> KeychainSecretStore::run(const QString& key, std::function<QKeychain::Job*()> makeJob)
{
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(
        m_there,
        [answer, makeJob = std::move(makeJob)] {
            QKeychain::Job* job = makeJob();
            job->setInsecureFallback(false);
            QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job* finished) {
                answer->error = finished->error();
                if (const auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(finished))
                    answer->data = reading->binaryData();
                answer->done.release();
            });
            job->start();
        },
        Qt::QueuedConnection);
    if (!answer->done.tryAcquire(1, int(m_limit.count())))
        return failureOf(QKeychain::OtherError, key);
    if (answer->error != QKeychain::NoError)
        return failureOf(answer->error, key);
    return core::Secret(answer->data);
}

core::Result<core::Secret> KeychainSecretStore::read(const QString& key)
{
    return run(key, [name = m_folder + u':' + key] {
        auto* job = new QKeychain::ReadPasswordJob(service);
        job->setKey(name);
        return job;
    });
}

core::Result<void> KeychainSecretStore::write(const QString& key, const core::Secret& secret)
{
    const auto written = run(key, [name = m_folder + u':' + key, secret] {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setKey(name);
        job->setBinaryData(secret.reveal());
        return job;
    });
    return written.map([](const core::Secret&) {});
}

core::Result<void> KeychainSecretStore::remove(const QString& key)
{
    const auto removed = run(key, [name = m_folder + u':' + key] {
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(name);
        return job;
    });
    if (!removed && removed.error().kind != ErrorKind::NotFound)
        return tl::unexpected(removed.error());
    return {};
}

core::Result<void> KeychainSecretStore::probe()
{
    const QString key = u"probe"_s;
    const core::Secret sample(core::randomBytes(16).toHex());
    if (const auto written = write(key, sample); !written)
        return written;
    const auto read = this->read(key);
    const auto removed = remove(key);
    if (!read || read->reveal() != sample.reveal() || !removed)
        return failureOf(QKeychain::OtherError, key);
    return {};
}

} // namespace loket::settings
