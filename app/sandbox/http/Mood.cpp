#include "sandbox/http/Mood.h"

#include <QString>

#include <array>

namespace loket::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array names{
    std::pair{Mood::Kind::Delay, "delay"},
    std::pair{Mood::Kind::Hang, "hang"},
    std::pair{Mood::Kind::HangAfter, "hang_after"},
    std::pair{Mood::Kind::Cut, "cut"},
    std::pair{Mood::Kind::CutAfter, "cut_after"},
    std::pair{Mood::Kind::Status, "status"},
    std::pair{Mood::Kind::StatusAfter, "status_after"},
    std::pair{Mood::Kind::Garbage, "garbage"},
};

} // namespace

std::optional<Mood> moodFromJson(const QJsonObject& json)
{
    const QString wanted = json.value("mood"_L1).toString();
    for (const auto& [kind, name] : names) {
        if (wanted != QLatin1StringView(name))
            continue;
        Mood mood;
        mood.kind = kind;
        mood.path = json.value("path"_L1).toString().toUtf8();
        mood.times = json.value("times"_L1).toInt(Mood::always);
        mood.delay = std::chrono::milliseconds(json.value("ms"_L1).toInt(0));
        mood.status = json.value("status"_L1).toInt(503);
        mood.body = json.value("body"_L1).toString().toUtf8();
        mood.retryAfterSeconds = json.value("retry_after"_L1).toInt(-1);
        if (mood.times < Mood::always || mood.delay.count() < 0 || mood.status < 100 || mood.status > 599)
            return std::nullopt;
        return mood;
    }
    return std::nullopt;
}

QJsonObject toJson(const Mood& mood)
{
    QJsonObject json;
    for (const auto& [kind, name] : names) {
        if (kind == mood.kind)
            json["mood"_L1] = QString::fromLatin1(name);
    }
    if (!mood.path.isEmpty())
        json["path"_L1] = QString::fromUtf8(mood.path);
    if (mood.times != Mood::always)
        json["times"_L1] = mood.times;
    if (mood.kind == Mood::Kind::Delay)
        json["ms"_L1] = qint64(mood.delay.count());
    if (mood.kind == Mood::Kind::Status || mood.kind == Mood::Kind::StatusAfter)
        json["status"_L1] = mood.status;
    return json;
}

std::optional<Mood> Moods::take(QByteArrayView path)
{
    for (qsizetype i = 0; i < m_moods.size(); ++i) {
        Mood& mood = m_moods[i];
        if (!path.startsWith(mood.path) || mood.times == 0)
            continue;
        const Mood taken = mood;
        if (mood.times != Mood::always && --mood.times == 0)
            m_moods.removeAt(i);
        return taken;
    }
    return std::nullopt;
}

} // namespace loket::sandbox
