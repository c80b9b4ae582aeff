#include "core/Secret.h"

#include <sodium.h>

namespace loket::core {

Secret::Secret(const QByteArray& bytes)
    : m_bytes(new QByteArray(bytes.constData(), bytes.size()), [](QByteArray* held) {
          // data() detaches where the result of reveal() was kept somewhere; then only our own copy can be wiped.
          sodium_memzero(held->data(), size_t(held->size()));
          delete held;
      })
{}

} // namespace loket::core
