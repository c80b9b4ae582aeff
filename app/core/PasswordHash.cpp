#include "core/PasswordHash.h"

#include "core/Reasons.h"

#include <array>
#include <sodium.h>

namespace loket::core {

namespace {

// A PIN has few digits: it is protected by the cost of a guess here and the growing lockout of sales::Staff.
constexpr unsigned long long passes = 8;
constexpr std::size_t memory = std::size_t(64) * 1024 * 1024;

} // namespace

Result<QByteArray> hashPassword(const Secret& password)
{
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    const QByteArray bytes = password.reveal();
    if (sodium_init() < 0 || crypto_pwhash_str(hash.data(), bytes.constData(),
                                               static_cast<unsigned long long>(bytes.size()), passes, memory) != 0)
        return fail(core::Reason::MemoryTooSmall);
    return QByteArray(hash.data());
}

bool isPasswordOf(const QByteArray& hash, const Secret& password)
{
    const QByteArray bytes = password.reveal();
    return !hash.isEmpty() && sodium_init() >= 0 &&
           crypto_pwhash_str_verify(hash.constData(), bytes.constData(),
                                    static_cast<unsigned long long>(bytes.size())) == 0;
}

} // namespace loket::core
