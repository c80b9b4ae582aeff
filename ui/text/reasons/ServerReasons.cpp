#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText serverTable[] = {
    ReasonText{core::Reason::AddressNotThere, "This computer does not have the address %1 yet. Loket listens on its "
                                              "port %2 as soon as it is there."},
    ReasonText{core::Reason::CannotListen,
               "Loket cannot listen on %1 port %2. Choose a free address in the settings. The system said: %3"},
    ReasonText{core::Reason::TrustedProxies, "The list of trusted proxies cannot be used. %1"},
    ReasonText{core::Reason::AddressMalformed,
               "\"%1\" is no address and no subnet. Write for example 127.0.0.1 or 10.0.0.0/8."},
    ReasonText{core::Reason::TlsHalfSet,
               "HTTPS needs both a certificate and a key. Choose the other one or clear both."},
    ReasonText{core::Reason::TlsNoCertificate, "No PEM certificate could be read from %1."},
    ReasonText{core::Reason::TlsKeyNotRead, "The key file %1 cannot be read. The system said: %2"},
    ReasonText{core::Reason::TlsKeyOther, "The key in %1 is not the one of the certificate."},
    ReasonText{core::Reason::TlsNoKey, "%1 holds no unencrypted PEM key."},
};

} // namespace

std::span<const ReasonText> serverReasons()
{
    return serverTable;
}

} // namespace loket::ui
