// How the sandbox router misbehaves. Plain data, and its JSON form for POST /_control:
//   {"latency_ms": 20}            every answer that much later (a long way to the router)
//   {"cost_ms": 2}                every command takes the router's one processor that long, one after the other
//   {"refuse": true}              the port is closed; existing connections stay
//   {"hang": true}                connections are accepted and nothing is ever answered
//   {"max_sessions": 1}           beyond it new connections are closed at once (0: no limit)
//   {"one_byte_writes": true}     every byte is sent on its own
//   {"reverse": 8}                up to 8 answers are held back and sent last first (0: off)
//   {"cut_before": RULE}          the connection breaks when a command arrives, which is then not done
//   {"cut_after": RULE}           the command is done, then the connection breaks before the answer
//   {"late": RULE + "ms"}         the answer to a command is sent that much later
//   RULE = {"at": 3, "times": 1, "command": "/ip/hotspot/user/add"}: from the 3rd such command on (default the next),
//          that many times (default once), only commands that start like this (default all)
//   {"fail_add": {"name": "abc", "message": "...", "category": 1, "times": 1}}   that add is refused; "*": any name
//   {"stranger": {"name": "abc"}} another owner's user of that name exists; {"stranger": {"next": 2}}: the next two
//          added names turn out to be taken by another owner
//   {"drop": true}                all connections break now; {"fatal": "text"}: all sessions are ended with !fatal
//   {"reboot": {"ms": 2000}}      all connections break, nothing listens for that long, the clock is in 1970
//   {"sync_clock": true}          the clock is right again
//   {"face": "v6-old"}            v6-old, v6, v7, v7.18 (RouterFace)
//   {"virtual": true}             a CHR: no RouterBOARD
//   {"remove_user": "abc"}        somebody removes a user by hand
//   {"guest_login": {"name": "abc", "password": "abc", "mac": "02:..."}}, {"guests_use": {"seconds": 60, "bytes": 0}},
//   {"guest_logout": "abc"}, {"guest_returns": "02:..."} (by the cookie), {"guests_surf": BYTES_PER_SECOND} (time and
//          bytes run by themselves from then on)      what guests do
//   {"reset": true}               all moods off (users stay)
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

namespace loket::sandbox {

// Which commands a mood affects.
struct CommandRule
{
    int at = 0;    // 1: the next one; counts down
    int times = 0; // 0: off
    QByteArray command;
    int ms = 0;

    static CommandRule fromJson(const QJsonObject& json);
    // Counts this command; true where it is affected.
    bool strikes(const QByteArray& path);
};

struct AddFailure
{
    QByteArray message;
    int category = -1;
    int times = 1;
};

struct RouterMoods
{
    double latencyMs = 0;
    double costMs = 0;
    bool hang = false;
    int maxSessions = 0;
    bool oneByteWrites = false;
    int reverse = 0;
    CommandRule cutBefore;
    CommandRule cutAfter;
    CommandRule late;
    QHash<QByteArray, AddFailure> failAdds; // by name, "*" for any
    int strangersNext = 0;
};

} // namespace loket::sandbox
