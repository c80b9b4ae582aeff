// Fuzzes a connection's whole path through the guard, over a real socket: head, body, chunks, several requests in
// turn or at once, the client's early end. The first byte gives the size of the pieces the rest arrives in (0: at
// once). With LOKET_FUZZ (clang) it is a libFuzzer program; tst_guardcorpus replays the corpus through it in every
// build. Broken promises abort, as the sanitizers do.
#include "fuzz/Application.h"

#include "server/HttpServer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace loket;
using server::Reply;
using server::Request;

namespace {

constexpr qint64 maxBody = 4096;
constexpr int quietTurns = 4; // of the event loop without a byte: nothing more arrives

void promise(bool kept)
{
    if (!kept)
        std::abort();
}

struct World
{
    World()
    {
        server::RouteTable router;
        const auto handler = [this](const Request& request) {
            handled.append(request);
            return Reply{.contentType = "text/plain", .body = request.body};
        };
        router.get("/a", handler);
        router.post("/a", handler);
        server::ServerSettings settings;
        settings.port = 0;
        settings.maxBodyBytes = maxBody;
        web = std::make_unique<server::HttpServer>(settings, router);
        promise(web->listen().has_value());
    }

    std::unique_ptr<server::HttpServer> web;
    QList<Request> handled;
};

std::unique_ptr<World> world;

class Client
{
public:
    explicit Client(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        promise(::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    // Reset, so that thousands of runs leave no ports waiting.
    ~Client()
    {
        const linger now{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(m_socket);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(QByteArrayView bytes)
    {
        (void)::send(m_socket, bytes.data(), size_t(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        listen();
    }
    void endSending()
    {
        ::shutdown(m_socket, SHUT_WR);
        listen();
    }
    [[nodiscard]] bool isOver() const { return m_over; }

    QByteArray heard;

private:
    void listen()
    {
        for (int quiet = 0; quiet < quietTurns && !m_over; ++quiet) {
            QCoreApplication::processEvents();
            char buffer[8192];
            const ssize_t got = ::recv(m_socket, buffer, sizeof buffer, MSG_DONTWAIT);
            if (got > 0) {
                heard.append(buffer, qsizetype(got));
                quiet = -1;
            } else if (got == 0) {
                m_over = true;
            }
        }
    }

    int m_socket;
    bool m_over = false;
};

// What reaches a route is one complete request, framed by its one length.
void checkHandled(const QList<Request>& handled, QByteArrayView sent)
{
    promise(handled.size() <= sent.toByteArray().count("\r\n\r\n"));
    for (const Request& request : handled) {
        promise(request.body.size() <= maxBody);
        // What arrived in chunks is there in pieces, each of them in one.
        const bool isWhole = sent.contains(request.body);
        promise(isWhole || sent.toByteArray().toLower().contains("chunked"));
        promise(request.header("transfer-encoding").isEmpty());
        promise(request.header("content-length").toLongLong() == request.body.size());
        const auto count = [&](const QByteArray& name) {
            return std::count_if(request.headers.begin(), request.headers.end(),
                                 [&](const auto& header) { return header.first == name; });
        };
        promise(count("host") <= 1 && count("content-length") <= 1);
        promise(request.target.startsWith("/a") && !request.target.contains(' '));
    }
}

// Complete answers one after the other, as many good ones as requests were handled, and nothing after a refusal.
void checkAnswers(QByteArray heard, qsizetype handled)
{
    qsizetype good = 0;
    bool refused = false;
    while (!heard.isEmpty()) {
        promise(!refused && heard.startsWith("HTTP/1.1 "));
        const qsizetype end = heard.indexOf("\r\n\r\n");
        promise(end > 0);
        const QByteArray head = heard.first(end).toLower() + "\r\n";
        const int status = head.mid(9, 3).toInt();
        heard.remove(0, end + 4);
        if (status == 100)
            continue;
        promise(status == 200 || (status >= 400 && status < 500) || status == 501 || status == 503 || status == 505);
        good += status == 200;
        const qsizetype at = head.indexOf("\r\ncontent-length: ");
        promise(at > 0);
        const qsizetype length = head.mid(at + 18, head.indexOf('\r', at + 18) - at - 18).toInt();
        promise(heard.size() >= length);
        heard.remove(0, length);
        refused = head.contains("\r\nconnection: close\r\n");
    }
    promise(good == handled);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    tests::fuzzApplication();
    if (!world) {
        world = std::make_unique<World>();
        qAddPostRoutine([] { world.reset(); });
    }
    if (size == 0)
        return 0;
    const QByteArrayView sent(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    const qsizetype piece = data[0] == 0 ? std::max<qsizetype>(1, sent.size()) : data[0];
    world->handled.clear();
    {
        Client client(quint16(world->web->url().port()));
        for (qsizetype at = 0; at < sent.size() && !client.isOver(); at += piece)
            client.send(sent.sliced(at, std::min(piece, sent.size() - at)));
        client.endSending();
        checkHandled(world->handled, sent);
        if (!sent.contains("HEAD")) // whose answers have a length and no body
            checkAnswers(client.heard, world->handled.size());
    }
    QCoreApplication::processEvents();
    return 0;
}
