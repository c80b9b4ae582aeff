// Rate, errors and duration of one sort of call: how many ended how, and how long they took, since the program started.
// What a caller sends never becomes a label (routes by their pattern, counterparts by their configured name), and
// maxSeries bounds the memory all the same. One thread.
#pragma once

#include "core/PrometheusText.h"

#include <QByteArrayList>

#include <array>
#include <chrono>
#include <map>

namespace loket::core {

class CallFigures
{
public:
    // Different label values; further ones are counted together, under "other".
    static constexpr std::size_t maxSeries = 500;
    // Upper bounds of the histogram's buckets, in seconds: from a local answer to a counterpart's deadline.
    static constexpr std::array buckets{0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0};

    // {"loket_router_call", "Calls to routers", {"router", "call"}, "outcome"} is written as
    // loket_router_calls_total{router,call,outcome} and loket_router_call_seconds{router,call}.
    struct Names
    {
        QByteArray call;
        QByteArray what;
        QByteArrayList labels;
        QByteArray outcome;
    };

    explicit CallFigures(Names names) : m_names(std::move(names)) {}

    // `values` in the order of the label names.
    void record(const QByteArrayList& values, const QByteArray& outcome, std::chrono::nanoseconds took);
    void write(PrometheusText& text) const;

private:
    struct Durations
    {
        std::array<qint64, buckets.size() + 1> count{}; // each by itself, not cumulative
        double seconds = 0;
    };

    [[nodiscard]] PrometheusText::Labels labelled(const QByteArrayList& values) const;

    Names m_names;
    std::map<QByteArrayList, qint64> m_ends; // the outcome is the last one
    std::map<QByteArrayList, Durations> m_durations;
};

} // namespace loket::core
