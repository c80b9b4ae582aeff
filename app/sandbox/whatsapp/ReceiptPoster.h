// Posts receipts to Loket's webhook as vendors do: again after 1, 2 and 4 seconds where the answer is not a 2xx.
// Lives in the thread it was made in; the clock must outlive it; running posts end with it.
#pragma once

#include "core/Clock.h"
#include "sandbox/whatsapp/MessageVendor.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace loket::sandbox {

class ReceiptPoster : public QObject
{
    Q_OBJECT

public:
    explicit ReceiptPoster(core::Clock& clock, QObject* parent = nullptr);

    // `answered` gets the HTTP status of each attempt; 0: no answer.
    void post(const QUrl& url, const ReceiptPost& receipt, const std::function<void(int)>& answered, int attempt = 1);

private:
    core::Clock& m_clock;
    QNetworkAccessManager m_network;
};

} // namespace loket::sandbox
