// The doctor's checks in the user's language. Pure but for the translator that is installed.
#pragma once

#include "engine/doctor/DoctorLine.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

namespace loket::ui {

struct DoctorWords
{
    Q_DECLARE_TR_FUNCTIONS(DoctorWords)

public:
    static QString title(const engine::DoctorLine& line); // "Router's clock (main)"
    static QString verdict(engine::Verdict verdict);
    static Tone toneOf(engine::Verdict verdict);
    static QString iconOf(engine::Verdict verdict);
    // Where the command is to be typed: "On the router", "In a terminal".
    // Where the window has what this command does: the key of a setting or secret, "settings", "backup" or "packages";
    // empty where it has nothing for it (a command of the router or of the system).
    static QString screenFor(const QString& command);
    // "Suggested: 3001"; empty where the command names no value of its own.
    static QString suggestion(const QString& command);
    static QString valueInWords(const QString& key, const QString& value);
    static QString placeOf(const QString& command);
};

} // namespace loket::ui
