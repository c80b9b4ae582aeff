// The engine's state as text: what the pills of the header and their popovers show. Pure but for the translator that
// is installed.
#pragma once

#include "engine/EngineState.h"
#include "ui/text/Words.h"

#include <QLocale>
#include <QTimeZone>

namespace loket::ui {

struct PillWords
{
    Tone tone = Tone::Neutral;
    QString icon;
    QString text;    // "main: 3 online, CPU 12 %"
    QString heading; // of the popover
    QString problem; // what is wrong and what to do; empty where nothing is
    QList<QPair<QString, QString>> facts;
    QUrl link;      // can be copied and opened
    QString action; // text of a button that resolves it (StatePill::acted); empty: none
    // Where the setting is that mends it.
    enum class Setting { None, Router, Server, Messages };
    Setting setting = Setting::None;
    QString settingAction; // text of a button that leads there (StatePill::settingWanted); empty: none

    bool operator==(const PillWords&) const = default;
};

struct EngineWords
{
    Q_DECLARE_TR_FUNCTIONS(EngineWords)

public:
    struct Moment // when and where it is read
    {
        QDateTime now;
        QTimeZone zone;
        QLocale locale;
        bool recovers = true; // UiContext::recoversByItself
    };

    static PillWords routers(const QList<engine::RouterState>& routers, const Moment& moment);
    static PillWords server(const engine::ServerState& server);
    static PillWords queue(const engine::QueueState& queue, const Moment& moment);
    static PillWords channel(const engine::ChannelState& channel);
    // For who may not change the settings.
    static QString askOwner();

private:
    static PillWords router(const engine::RouterState& router, const Moment& moment);
};

} // namespace loket::ui
