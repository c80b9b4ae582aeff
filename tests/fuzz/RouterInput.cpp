#include "fuzz/RouterInput.h"

#include "router/Client.h"
#include "router/Values.h"

#include <QCoreApplication>

#include <cstdlib>

using namespace loket;
using namespace loket::router;

namespace {

// A router that sends the given bytes in pieces, whatever the request.
class BabblingTransport final : public Transport
{
public:
    BabblingTransport(QByteArray bytes, BabblingTransport** self) : m_bytes(std::move(bytes)) { *self = this; }

    void open() override { emit opened(); }
    void write(const QByteArray&) override {}
    QByteArray readAll() override { return std::exchange(m_piece, {}); }
    void abort() override { m_aborted = true; }

    void babble()
    {
        qsizetype size = 1;
        while (!m_bytes.isEmpty() && !m_aborted) {
            m_piece = m_bytes.left(size);
            m_bytes.remove(0, m_piece.size());
            size = size * 3 % 61 + 1;
            emit readyRead();
        }
    }

private:
    QByteArray m_bytes;
    QByteArray m_piece;
    bool m_aborted = false;
};

void require(bool condition)
{
    if (!condition)
        std::abort();
}

// The result does not depend on where the stream is split.
void feedCodec(const QByteArray& bytes)
{
    const CodecLimits limits{4096, 64, 16384};
    SentenceParser whole(limits);
    const auto atOnce = whole.feed(bytes);
    SentenceParser pieces(limits);
    QList<Sentence> sentences;
    bool failed = false;
    for (const char byte : bytes) {
        const auto parsed = pieces.feed(QByteArrayView(&byte, 1));
        sentences += parsed.sentences;
        failed = failed || parsed.error;
    }
    require(sentences == atOnce.sentences);
    require(failed == atOnce.error.has_value());
    for (const Sentence& sentence : sentences) {
        SentenceParser again;
        require(again.feed(encodeSentence(sentence)).sentences == QList<Sentence>{sentence});
        const Reply reply = readReply(sentence);
        for (const auto& [name, value] : reply.row.properties()) {
            parseRouterDuration(value);
            parseRouterClock(value, value, value);
            toText(value);
        }
    }
}

void feedClient(const QByteArray& bytes)
{
    core::ManualClock clock;
    RouterSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.window = 4;
    BabblingTransport* transport = nullptr;
    Client client(settings, clock, [&](const RouterSettings&) {
        return std::make_unique<BabblingTransport>(encodeSentence({"!done"}) + bytes, &transport);
    });
    QList<core::Async<Response>> answers;
    for (int i = 0; i < 6; ++i)
        answers.append(client.run(Command("/ip/hotspot/user/print")));
    transport->babble();
    // Whatever was sent, every answer arrives by its deadline.
    clock.advance(std::chrono::seconds(60));
    for (auto& answer : answers)
        require(answer.isFinished());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // no event loop runs here
}

} // namespace

void feedRouter(const QByteArray& bytes)
{
    feedCodec(bytes);
    feedClient(bytes);
}
