// Sends bytes to a raw printer: network port, device file or serial port. Blocks its thread until the bytes are gone
// or the deadline has passed, so it is called from a printer's own thread (Spooler), never from the window's or the
// engine's. Errors: Unreachable (nothing was sent), Refused (the printer says that it has no paper, is open or
// offline), ConnectionLost and Timeout (part of it may have been printed), Misconfigured (no such device), Forbidden
// (no right to the device file), Cancelled.
#pragma once

#include "print/Device.h"

#include "core/Error.h"

#include <atomic>
#include <chrono>

namespace loket::print {

struct SendOptions
{
    std::chrono::milliseconds timeout{10'000}; // of one attempt
    int attempts = 3;                          // in all; only while nothing was sent is there another
    std::chrono::milliseconds pause{1'000};    // between two
    bool askStatus = true;                     // paper, cover, offline: before and after
    const std::atomic_bool* stop = nullptr;    // set from another thread: stop soon
};

core::Result<void> sendRaw(const Device& device, const QByteArray& bytes, const SendOptions& options);

} // namespace loket::print
