// The settings in the user's language: label and hint of a key, the names of choices, what a field accepts. A key
// without its own text shows its name and the registry's meaning, so a new setting is never invisible. Pure but for the
// translator that is installed.
#pragma once

#include "settings/Registry.h"

#include <QCoreApplication>

namespace loket::ui {

struct SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(SettingWords)

public:
    static QString label(const settings::Setting& setting);
    static QString hint(const settings::Setting& setting);
    static QString choice(const QString& key, const QString& value);
    static QString accepts(const settings::Setting& setting);
    static QString refusal(const settings::Setting& setting, const core::Error& error);
};

} // namespace loket::ui
