// Roles, and the engine's errors about PINs and shifts, in the user's language. Pure but for the translator.
#pragma once

#include "core/Error.h"
#include "domain/Roles.h"

#include <QCoreApplication>

namespace loket::ui {

struct RoleWords
{
    Q_DECLARE_TR_FUNCTIONS(RoleWords)

public:
    static QString role(domain::Role role);
    // "Sells at the counter with an own shift."
    static QString meaning(domain::Role role);
    // What an owner's approval was asked for; an action that needs none keeps its name.
    static QString approved(const QString& action);
    // Why a person could not be added or changed.
    static QString refusal(const core::Error& error);
};

} // namespace loket::ui
