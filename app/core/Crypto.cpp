#include "core/Crypto.h"

#include <QMessageAuthenticationCode>

#include <sodium.h>

namespace loket::core {

namespace {

void ensureSodium()
{
    // Thread-safe and cheap after the first call; after a failure there is no random source to continue with.
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        qFatal("libsodium found no random source on this system");
}

} // namespace

QByteArray randomBytes(int count)
{
    ensureSodium();
    QByteArray bytes(count, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(count));
    return bytes;
}

QString randomText(QStringView alphabet, int length)
{
    QString text;
    text.reserve(length);
    for (int i = 0; i < length; ++i)
        text += alphabet.at(randomBelow(quint32(alphabet.size())));
    return text;
}

quint32 randomBelow(quint32 bound)
{
    ensureSodium();
    return randombytes_uniform(bound);
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    ensureSodium();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray hmacHex(QCryptographicHash::Algorithm algorithm, const QByteArray& key, QByteArrayView data)
{
    QMessageAuthenticationCode code(algorithm, key);
    code.addData(data.data(), data.size());
    return code.result().toHex();
}

} // namespace loket::core
