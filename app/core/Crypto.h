// The few cryptographic helpers that several rooms need, on libsodium and Qt. Thread-safe.
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace loket::core {

// From the operating system's cryptographic generator.
QByteArray randomBytes(int count);
// `length` characters, each drawn uniformly from `alphabet` (no modulo bias).
QString randomText(QStringView alphabet, int length);
// Uniform in [0, bound).
quint32 randomBelow(quint32 bound);

// Compares in constant time: the duration does not reveal where the first difference is.
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

// Lower-case hex of HMAC(key, data).
QByteArray hmacHex(QCryptographicHash::Algorithm algorithm, const QByteArray& key, QByteArrayView data);

} // namespace loket::core
