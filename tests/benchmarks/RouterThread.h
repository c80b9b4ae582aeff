// The sandbox router in a thread of its own, created and ended there, so that its work is not measured as Loket's.
#pragma once

#include "sandbox/router/RouterSandbox.h"

#include <QThread>

#include <atomic>
#include <functional>

namespace loket::benchmarks {

class RouterThread final : public QThread
{
public:
    using Prepare = std::function<void(sandbox::RouterSandbox&)>;

    explicit RouterThread(Prepare prepare) : m_prepare(std::move(prepare)) {}
    ~RouterThread() override
    {
        quit();
        wait();
    }

    // Answers its port, when it listens.
    quint16 begin()
    {
        start();
        while (m_port == 0)
            QThread::msleep(1);
        return m_port;
    }

protected:
    void run() override
    {
        sandbox::RouterSandbox router("loket", "rahasia");
        m_prepare(router);
        router.listen();
        m_port = router.port();
        exec();
    }

private:
    Prepare m_prepare;
    std::atomic<quint16> m_port = 0;
};

} // namespace loket::benchmarks
