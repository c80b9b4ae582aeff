// QR codes as PNG pictures of black modules on white, with the quiet zone that readers need: on the page, to be scanned
// from another screen, and to be saved and opened in a bank's or a wallet's app. Pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace loket::server {

// Empty where the text does not fit into a QR code (more than about 2,300 bytes) or is empty.
QByteArray qrPicture(const QString& text);

} // namespace loket::server
