#include "domain/Purchase.h"

namespace loket::domain {

using namespace Qt::Literals::StringLiterals;

QString toString(SalesChannel channel)
{
    return channel == SalesChannel::Counter ? u"counter"_s : u"online"_s;
}

SalesChannel salesChannelFromString(QStringView name)
{
    return name == u"counter" ? SalesChannel::Counter : SalesChannel::Online;
}

} // namespace loket::domain
