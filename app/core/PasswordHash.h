// PINs and passwords of people, hashed with Argon2id (libsodium, crypto_pwhash_str): the text contains salt and cost,
// so the cost can be raised later. Slow on purpose (about a third of a second on an old PC, 64 MiB) and therefore never
// called on the window's or the engine's thread. Thread-safe.
#pragma once

#include "core/Error.h"
#include "core/Secret.h"

namespace loket::core {

// Unavailable: not enough memory.
Result<QByteArray> hashPassword(const Secret& password);
bool isPasswordOf(const QByteArray& hash, const Secret& password);

} // namespace loket::core
