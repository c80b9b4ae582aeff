// How a sandbox server misbehaves. A mood applies to requests whose path starts with `path`, `times` times or always;
// the oldest mood that fits a request is the one that is used.
//
// As JSON, in POST /_control:
//   {"mood": "delay",      "ms": 500}          answers, but that much later
//   {"mood": "hang"}                           reads the request, does nothing, never answers
//   {"mood": "hang_after"}                     does the work, never answers
//   {"mood": "cut"}                            reads the request, does nothing, closes the connection
//   {"mood": "cut_after"}                      does the work, closes the connection without an answer
//   {"mood": "status",     "status": 503, "body": "...", "retry_after": 2}   does nothing, answers that
//   {"mood": "status_after", "status": 502, ...}   does the work, answers that nevertheless
//   {"mood": "garbage"}                        does nothing, answers something that is not HTTP
// and with each of them optionally  "path": "/tripay/"  and  "times": 3  ("always" without it).
//   {"reset": true}                            back to good behaviour
// GET /_control lists the active moods and how many requests have arrived.
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <chrono>
#include <optional>

namespace loket::sandbox {

struct Mood
{
    enum class Kind { Delay, Hang, HangAfter, Cut, CutAfter, Status, StatusAfter, Garbage };
    static constexpr int always = -1;

    Kind kind = Kind::Hang;
    QByteArray path; // empty: every path
    int times = always;
    std::chrono::milliseconds delay{0};
    int status = 503;
    QByteArray body;
    int retryAfterSeconds = -1; // -1: no such header
};

// Nothing where `json` is not a mood (unknown name, negative number).
std::optional<Mood> moodFromJson(const QJsonObject& json);
QJsonObject toJson(const Mood& mood);

// The active moods, oldest first.
class Moods
{
public:
    void add(const Mood& mood) { m_moods.append(mood); }
    void clear() { m_moods.clear(); }
    // The mood for a request to `path`; uses up one of its times.
    std::optional<Mood> take(QByteArrayView path);
    [[nodiscard]] const QList<Mood>& all() const { return m_moods; }

private:
    QList<Mood> m_moods;
};

} // namespace loket::sandbox
