// Fuzzes everything that reads a request's bytes before a route does: the head reader behind the guard, the path and
// the form decoders. With LOKET_FUZZ (clang) it is a libFuzzer program; tst_fuzzcorpus replays the corpus through it in
// every build. Broken promises abort, as the sanitizers do.
#include "core/http/RequestHead.h"
#include "server/Message.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace loket;
using core::http::HeadIncomplete;
using core::http::HeadRejected;
using core::http::RequestHead;

namespace {

void promise(bool kept)
{
    if (!kept)
        std::abort();
}

bool isOneLine(const QByteArray& text)
{
    return !text.contains('\r') && !text.contains('\n') && !text.contains('\0');
}

constexpr qsizetype shortestHead = sizeof("X / HTTP/1.0\r\n\r\n") - 1;

void checkAccepted(const RequestHead& head, QByteArrayView bytes, const core::http::HeadLimits& limits)
{
    promise(head.headBytes >= shortestHead && head.headBytes <= std::min(bytes.size(), limits.maxHeadBytes));
    promise(bytes.first(head.headBytes).endsWith("\r\n\r\n"));
    promise(head.headers.size() <= limits.maxHeaderLines);
    promise(head.contentLength >= 0 && head.contentLength <= limits.maxBodyBytes);
    promise(head.target.startsWith('/') && !head.target.startsWith("//") && isOneLine(head.target) &&
            !head.target.contains(' '));
    promise(!head.method.isEmpty() && isOneLine(head.method));
    promise(head.header("transfer-encoding").isEmpty());
    for (const auto& [name, value] : head.headers)
        promise(!name.isEmpty() && name == name.toLower() && isOneLine(name) && isOneLine(value) &&
                !name.contains(':'));
    // The head ends where stated: with less it is incomplete, and what follows does not change it.
    promise(std::holds_alternative<HeadIncomplete>(core::http::readHead(bytes.first(head.headBytes - 1), limits)));
    const auto again = core::http::readHead(bytes.first(head.headBytes), limits);
    promise(std::holds_alternative<RequestHead>(again) && std::get<RequestHead>(again).headBytes == head.headBytes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), qsizetype(size));
    const core::http::HeadLimits limits;
    const auto result = core::http::readHead(bytes, limits);
    if (const auto* rejected = std::get_if<HeadRejected>(&result)) {
        constexpr int statuses[] = {400, 411, 413, 414, 417, 431, 505};
        promise(std::find(std::begin(statuses), std::end(statuses), rejected->status) != std::end(statuses));
        promise(rejected->reason && *rejected->reason);
        // More bytes never make it valid again.
        promise(!std::holds_alternative<RequestHead>(core::http::readHead(bytes.toByteArray() + "\r\n\r\n", limits)));
    } else if (const auto* head = std::get_if<RequestHead>(&result)) {
        checkAccepted(*head, bytes, limits);
        if (const auto segments = server::splitPath(head->path()))
            promise(!segments->isEmpty());
        (void)server::parseForm(head->query());
    } else {
        promise(bytes.size() < limits.maxHeadBytes);
    }
    (void)server::parseForm(bytes);
    (void)server::splitPath(bytes);
    return 0;
}
