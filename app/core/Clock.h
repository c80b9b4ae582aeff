// The only source of time in Loket. SystemClock is the real one; tests inject ManualClock and advance it explicitly.
// A clock belongs to the thread it was made in, and so do the callbacks it makes.
#pragma once

#include <QDateTime>
#include <QJsonValue>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <optional>
#include <tuple>
#include <vector>

namespace loket::core {

using namespace std::chrono_literals;

class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    // UTC, millisecond resolution.
    [[nodiscard]] virtual QDateTime now() const = 0;

    // Monotonic: unaffected by changes of the wall clock, and counts while the computer is suspended. Only differences
    // mean anything. A clock whose wall time never steps need not have one of its own.
    [[nodiscard]] virtual std::chrono::milliseconds steady() const;

    // How long ago this was, never negative. A time that the wall clock has not reached was written before the
    // wall clock was set back: it counts from wallClockStepped(), or from the first call.
    [[nodiscard]] std::chrono::milliseconds age(const QDateTime& time) const;
    // To be called by the code that notices (engine/watch/ClockWatch.h).
    void wallClockStepped() { m_wallSince = steady(); }

    // Calls back once, `delay` from now, unless `context` is destroyed by then. Never calls back before returning.
    virtual void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) = 0;

private:
    mutable std::optional<std::chrono::milliseconds> m_wallSince; // steady time since which wall times are comparable
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds steady() const override;
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override;
};

// Does not advance until advance() is called; callbacks run inside advance(), in the order of their due times.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(const QDateTime& start = QDateTime::fromString(QStringLiteral("2026-01-02T03:04:05.000Z"),
                                                                        Qt::ISODateWithMs));

    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_steady; }
    void callAfter(std::chrono::milliseconds delay, QObject* context, std::function<void()> callback) override;
    void advance(std::chrono::milliseconds by);
    // Only the wall clock is set, forward or back.
    void step(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }
    // Number of callbacks that wait for a later time.
    [[nodiscard]] int pending() const { return int(m_entries.size()); }
    // Until the next of them; nothing where none waits.
    [[nodiscard]] std::optional<std::chrono::milliseconds> untilNext() const;

private:
    struct Entry
    {
        std::chrono::milliseconds due; // steady
        quint64 order;
        QPointer<QObject> context;
        std::function<void()> callback;
    };

    QDateTime m_now;
    std::chrono::milliseconds m_steady{0};
    quint64 m_nextOrder = 0;
    static bool isLater(const Entry& a, const Entry& b) { return std::tie(a.due, a.order) > std::tie(b.due, b.order); }

    std::vector<Entry> m_entries; // a heap by isLater: the next one is the first
};

// "2026-01-02T03:04:05.123Z": the one form in which times are stored and sent. Sorts as text.
QString toIso(const QDateTime& time);
// The same for JSON: null for a time that has not come yet (an invalid one).
QJsonValue isoOrNull(const QDateTime& time);
QDateTime fromIso(const QString& text);

} // namespace loket::core
