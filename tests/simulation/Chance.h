// Chance from a 64-bit seed: the same numbers on every machine (SplitMix64, Steele, Lea and Flood, "Fast splittable
// pseudorandom number generators", 2014). Each purpose has a stream of its own, named, so that leaving one fault out
// does not change what the others draw.
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <chrono>

namespace loket::simulation {

class Chance
{
public:
    explicit Chance(quint64 seed, const char* name = "") : m_state(seed)
    {
        for (const char* letter = name; *letter; ++letter)
            m_state = mixed(m_state ^ quint64(uchar(*letter)));
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        return mixed(m_state);
    }
    // 0 to bound - 1.
    qint64 below(qint64 bound) { return qint64(next() % quint64(bound)); }
    bool happens(double probability) { return double(next() >> 11) * 0x1.0p-53 < probability; }
    std::chrono::milliseconds between(std::chrono::milliseconds least, std::chrono::milliseconds most)
    {
        return least + std::chrono::milliseconds(below((most - least).count() + 1));
    }
    void fill(char* bytes, qsizetype count)
    {
        for (qsizetype i = 0; i < count; ++i)
            bytes[i] = char(next() >> 56);
    }

private:
    static quint64 mixed(quint64 value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
        return value ^ (value >> 31);
    }

    quint64 m_state;
};

} // namespace loket::simulation
