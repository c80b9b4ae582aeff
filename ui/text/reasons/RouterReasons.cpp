#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText routerTable[] = {
    ReasonText{core::Reason::RouterOtherDevice,
               "At the address of router %1 answers another device (%2) than before (%3). Confirm it if it is the "
               "right one, or correct the address."},
    ReasonText{core::Reason::RouterTwice,
               "Router %1 is the same device (%2) as router %3. Correct the address of one of them, or remove it."},
    ReasonText{core::Reason::RouterNotDoubted, "Router %1 is the device it was before. There is nothing to confirm."},
    ReasonText{core::Reason::RouterNotTried, "Not tried. %1"},
    ReasonText{core::Reason::RouterQueueFull, "Too many commands wait for the router. Try again in a moment."},
    ReasonText{core::Reason::RouterLostBefore, "The connection was lost before the command was sent. %1"},
    ReasonText{core::Reason::RouterSilentProbe, "The router did not answer in time."},
    ReasonText{core::Reason::NoFingerprint, "A plain connection has no fingerprint."},
    ReasonText{core::Reason::UserCameAndWent,
               "A user of this name was on the router and is gone again. It is tried again."},
    ReasonText{core::Reason::RouterStopped, "The connection to the router was closed by Loket."},
    ReasonText{core::Reason::RouterHidesPasswords, "The router does not show this login any passwords. Add the policy "
                                                   "\"sensitive\" to its group on the router."},
    ReasonText{core::Reason::UserNotOnRouter, "This user is not on the router any more."},
    ReasonText{core::Reason::CertificateNotConfirmed,
               "The router's certificate is not confirmed yet. Compare its SHA-256 on "
               "the router, then confirm it in the settings: %1"},
    ReasonText{core::Reason::CertificateOther,
               "The router shows another certificate than the confirmed one. Somebody may be intercepting the "
               "connection, or it was renewed. Compare it on the router before you confirm it: %1"},
    ReasonText{core::Reason::RouterNotFinished,
               "The router did not finish in time; it may have done it. Trying again is safe: nothing is made twice."},
    ReasonText{core::Reason::RouterAnswersNoMore, "The router does not answer any more. Check its power and cable."},
    ReasonText{core::Reason::RouterClosedLogin,
               "The router closed the connection during the login. Its session table may be "
               "full, or the address list of its API service leaves this computer out. %1"},
    ReasonText{core::Reason::RouterEndedSession, "The router ended the session. It said: %1"},
    ReasonText{core::Reason::RouterOldLogin, "This router has RouterOS before 6.43 and knows only the old login. "
                                             "Upgrade it, or allow the old login in its settings."},
    ReasonText{core::Reason::RouterClosed, "The router closed the connection. The system said: %1"},
    ReasonText{core::Reason::RouterPinnedAndAnonymous,
               "A certificate is confirmed for this router, and TLS without a "
               "certificate is allowed too. Clear one of the two in its settings."},
    ReasonText{core::Reason::RouterNoProfile, "The router has no hotspot user profile \"%1\". Make it on the router: "
                                              "/ip hotspot user profile add name=\"%1\""},
    ReasonText{core::Reason::RouterNoServer,
               "The router has no hotspot server \"%1\". Choose one of its servers, or all, in the router's settings."},
    ReasonText{core::Reason::RouterNoValue, "The router does not know this %1. It said: %2"},
    ReasonText{core::Reason::RouterLogin,
               "The router refused the login of \"%1\": wrong password, a group without the policy "
               "\"api\", or an address list that leaves this computer out. It said: %2"},
    ReasonText{core::Reason::RouterPolicy,
               "The router's user \"%1\" may not run %2. Add the policy \"%3\" to its group on the router."},
    ReasonText{core::Reason::RouterAmbiguous, "Write the name out in full. The router said: %1"},
    ReasonText{core::Reason::RouterNoCommand,
               "The router does not know %1: its RouterOS is too old or a package is missing. It said: %2"},
    ReasonText{core::Reason::RouterGaveUp, "The router gave up on %1; it is tried again. It said: %2"},
    ReasonText{core::Reason::RouterInterrupted, "The router interrupted %1; it is tried again."},
    ReasonText{core::Reason::RouterNotAccepted, "The router does not accept %1. It said: %2"},
    ReasonText{core::Reason::RouterRefused, "The router refused %1. It said: %2"},
    ReasonText{core::Reason::TunnelPort, "The tunnel's host does not listen on port %1: the port is taken "
                                         "there, or its sshd_config forbids it. It said: %2"},
    ReasonText{core::Reason::TunnelBroke, "The tunnel broke. It said: %1"},
    ReasonText{core::Reason::TunnelUnreachable, "The tunnel's host at %1 could not be reached. Check its address and "
                                                "port in the settings. The system said: %2"},
    ReasonText{core::Reason::NotSsh, "The SSH handshake with %1 failed. Is it really an SSH port? It said: %2"},
    ReasonText{core::Reason::TunnelNoUsableKey,
               "The tunnel's host has no SSH host key that Loket can use. Make an ed25519 key there. It said: %1"},
    ReasonText{core::Reason::TunnelNoKey, "The tunnel's host showed no SSH host key."},
    ReasonText{core::Reason::TunnelKeyNotConfirmed,
               "The tunnel's host key is not confirmed yet. Compare its SHA-256 on "
               "the host, then confirm it in the settings: %1"},
    ReasonText{core::Reason::TunnelKeyOther,
               "The tunnel's host shows another SSH host key than the confirmed one. Somebody may be intercepting the "
               "connection, or the host was set up anew. Make sure before you confirm it: %1"},
    ReasonText{core::Reason::TunnelKeyFile,
               "The SSH key %1 of the tunnel cannot be read or its passphrase is wrong. It said: %2"},
    ReasonText{core::Reason::TunnelLogin, "The tunnel's host refused the login of \"%1\". Add the public key to that "
                                          "user's authorized_keys there, or enter the password. It said: %2"},
    ReasonText{core::Reason::TunnelClosed, "The connection to the tunnel's host was closed. The system said: %1"},
    ReasonText{core::Reason::TunnelSilent, "The tunnel's host has not answered for too long. Loket reconnects."},
    ReasonText{core::Reason::SshNoSession, "Something went wrong inside Loket: no SSH session could be made."},
    ReasonText{core::Reason::SshForwarding,
               "The router does not allow SSH forwarding. On the router: /ip ssh set forwarding-enabled=local"},
    ReasonText{core::Reason::SshApiPort, "The router's SSH cannot reach its API port %1. Switch the API service "
                                         "on; its address list must include 127.0.0.1. It said: %2"},
    ReasonText{core::Reason::SshBroke, "The SSH tunnel to the router broke. It said: %1"},
    ReasonText{core::Reason::SshApiClosed, "The router closed the API connection in the SSH tunnel."},
    ReasonText{core::Reason::SshUnreachable, "The router's SSH at %1 could not be reached. Check the address and "
                                             "that the SSH service is switched on. The system said: %2"},
    ReasonText{core::Reason::SshNoUsableKey,
               "The router's SSH has no host key that Loket can use. On the router: /ip ssh "
               "set host-key-type=ed25519; /ip ssh regenerate-host-key. It said: %1"},
    ReasonText{core::Reason::SshNoKey, "The router showed no SSH host key."},
    ReasonText{core::Reason::SshKeyNotConfirmed, "The router's SSH host key is not confirmed yet. Make sure from a "
                                                 "place you trust, then confirm it in the settings: %1"},
    ReasonText{core::Reason::SshKeyOther,
               "The router shows another SSH host key than the confirmed one. Somebody may be intercepting the "
               "connection, or the router was reset. Make sure before you confirm it: %1"},
    ReasonText{core::Reason::SshKeyFile, "The SSH key %1 cannot be read or its passphrase is wrong. It said: %2"},
    ReasonText{core::Reason::SshLogin, "The router refused the SSH login of \"%1\". It said: %2. %3"},
    ReasonText{core::Reason::SshClosed, "The SSH connection to the router was closed. The system said: %1"},
    ReasonText{core::Reason::SshSilent, "The router's SSH has not answered for too long. Loket reconnects."},
    ReasonText{core::Reason::RouterNoAnswer,
               "The router at %1:%2 did not answer. Check its address and that it is switched on."},
    ReasonText{core::Reason::RouterNoLoginAnswer,
               "The router accepted the connection but did not answer the login. Does "
               "the address list of its API service leave this computer out?"},
    ReasonText{core::Reason::RouterLegacyLogin,
               "%2 If the router has RouterOS 6.43 or later, switch the old login off in its settings."},
    ReasonText{core::Reason::RouterHasAlready, "The router has this already. It said: %1"},
    ReasonText{core::Reason::RouterNoItem, "The router does not have this any more. It said: %1"},
    ReasonText{core::Reason::SshTrouble, "Something went wrong in the SSH connection. It said: %1"},
    ReasonText{core::Reason::SshPasswordAdvice,
               "Wrong password, or a key is imported for this user on the router, which switches password logins off."},
    ReasonText{core::Reason::SshKeyAdvice,
               "Import its public half on the router and use an ed25519 key: newer routers refuse RSA keys."},
    ReasonText{core::Reason::RouterApiOffAdvice, "Is the API switched on? On the router: /ip service enable %1"},
    ReasonText{core::Reason::RouterNameAdvice, "Check the router's host name in the settings."},
    ReasonText{core::Reason::RouterPowerAdvice,
               "Check its address and that it is switched on and in the same network."},
    ReasonText{core::Reason::RouterUnreachable, "The router at %1:%2 could not be reached. %4 The system said: %3"},
    ReasonText{core::Reason::RouterNotTheApi, "The router gave an answer that makes no sense. Is this really the API "
                                              "port of a MikroTik router (8728, or 8729 with TLS)?"},
    ReasonText{core::Reason::RouterApiSslAdvice,
               "Does its api-ssl service have a certificate? On the router: /ip service set api-ssl certificate=NAME. "
               "Without one, the router's settings can allow a connection that is encrypted but trusts anyone."},
    ReasonText{core::Reason::RouterPinAdvice,
               "The router has a certificate, so confirm it instead of allowing TLS without one."},
};

} // namespace

std::span<const ReasonText> routerReasons()
{
    return routerTable;
}

} // namespace loket::ui
