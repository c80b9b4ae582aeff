// The sandbox's inbox as HTML: one phone per recipient, the newest first. Needs no script, refreshes itself, follows
// the reader's light or dark preference. Pure; every text from outside is escaped.
#pragma once

#include "sandbox/whatsapp/Message.h"

#include <QStringList>

namespace loket::sandbox {

struct InboxView
{
    QString only;           // digits: this recipient alone
    QStringList complaints; // what the channels refuse at present
};

QString inboxPage(const QList<WhatsAppMessage>& messages, const InboxView& view);

} // namespace loket::sandbox
