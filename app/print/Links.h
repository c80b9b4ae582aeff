// The content of the QR codes on a voucher. Pure.
// Sources: the hotspot's login page takes username and password in the query (RouterOS, login.html); the WIFI: form is
// the one of ZXing's "Barcode Contents" page, which every phone's camera app reads.
#pragma once

#include <QString>
#include <QUrl>

namespace loket::print {

// The hotspot's login page with the credentials in it, percent-encoded so that every code survives (& # + % = and
// space among them). `address` is what the user typed or the router's dns-name: "hotspot.lan", "http://10.5.50.1",
// "https://wifi.example.id/login". An invalid URL where the address is empty or no address.
QUrl loginLink(const QString& address, const QString& username, const QString& password);

// The same address as people type it: without scheme, path and credentials.
QString loginAddress(const QString& address);

// The buyer's page of an order; an invalid URL where customers cannot reach the shop.
QUrl statusLink(const QString& publicUrl, const QString& token);

// "WIFI:T:nopass;S:name;;", with a password "WIFI:T:WPA;S:name;P:password;;"; empty where the name is.
QString wifiText(const QString& ssid, const QString& password);

} // namespace loket::print
