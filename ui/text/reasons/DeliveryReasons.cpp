#include "ui/text/reasons/Tables.h"

namespace loket::ui {

namespace {

constexpr ReasonText deliveryTable[] = {
    ReasonText{core::Reason::TemplateNotOpened,
               "This text cannot be sent: line %1 has a } without its {. Write }} for the brace itself."},
    ReasonText{core::Reason::TemplateNotClosed,
               "This text cannot be sent: line %1 has a { without its }. Write {{ for the brace itself."},
    ReasonText{core::Reason::TemplatePlaceholder,
               "This text cannot be sent: line %1 has {%2}, which is not a placeholder. Accepted are %3"},
    ReasonText{core::Reason::TemplateEmpty, "This text is empty. Write one, best with {vouchers} in it."},
    ReasonText{core::Reason::TemplateTooLong, "This text has %1 characters; at most %2 fit in one message."},
    ReasonText{core::Reason::MessageTooLong,
               "The message would have %1 characters and at most %2 fit. Shorten its text, or enter "
               "the public address so that a long list can point to the status page."},
    ReasonText{core::Reason::ChannelRefused, "%1 refused the message. It said: “%2”."},
    ReasonText{core::Reason::ReceiptFailed, "%1 reports: “%2”."},
    ReasonText{core::Reason::ReceiptFailedSilently, "%1 reports that the message could not be sent."},
    ReasonText{core::Reason::ChannelRefusedSilently, "%1 refused the message and gave no reason."},
    ReasonText{core::Reason::ChannelTakenAs, "%1 accepted the message but does not send it (%2)."},
    ReasonText{core::Reason::ChannelCannotNow, "%1 cannot send at the moment. It said: “%2”."},
    ReasonText{core::Reason::ChannelOddAnswer, "%1 gave an answer that makes no sense (%2)."},
    ReasonText{core::Reason::ChannelNoId, "%1 answered without the number of a message."},
    ReasonText{core::Reason::ChannelUncertain, "%1 may or may not have sent the message (%2)."},
    ReasonText{core::Reason::ChannelNoDevice, "%1 has no phone to send with."},
    ReasonText{core::Reason::ChannelNoToken, "%1 has no token yet. Enter it in the settings, under WhatsApp."},
    ReasonText{core::Reason::ChannelBadAddress, "The channel's address in the settings (%1) is not an address. Write "
                                                "it like https://host or http://host:port."},
    ReasonText{core::Reason::ChannelChanged, "The channel was changed while the message waited for its turn."},
    ReasonText{core::Reason::ChannelBusy, "Many messages wait for %1 already. This one is sent later by itself."},
    ReasonText{core::Reason::AdviceToken, "%1 Check the token in the settings, under WhatsApp."},
    ReasonText{core::Reason::AdviceSetAgain, "%2 Enter %1 again in the settings, under WhatsApp."},
    ReasonText{core::Reason::AdviceCloudToken,
               "%1 Enter the token again in the settings: a permanent one with the right whatsapp_business_messaging."},
    ReasonText{core::Reason::AdviceRights, "%1 Check the rights of the account at the vendor."},
    ReasonText{core::Reason::AdviceMoved, "%1 Its address has moved: enter the new one in the settings."},
    ReasonText{core::Reason::AdviceBaseUrl,
               "%1 Check that the channel's address in the settings leads to the right service."},
    ReasonText{core::Reason::AdviceTimeLock, "%1 WhatsApp keeps this number from writing to new contacts for some "
                                             "time. Let customers write first, or send by another number."},
    ReasonText{core::Reason::AdviceConnectDevice, "%1 Connect the phone again in the vendor's dashboard."},
    ReasonText{core::Reason::AdviceNumber, "%1 Check the customer's number."},
    ReasonText{core::Reason::AdviceQuota, "%1 Buy quota in the vendor's dashboard, then send again."},
    ReasonText{core::Reason::AdviceSession,
               "%1 Its session is not running: start it, or scan its code in the dashboard."},
    ReasonText{core::Reason::ChannelNoSession,
               "%1 has no session of this name. Check the session in the settings, under WhatsApp."},
    ReasonText{core::Reason::AdviceLink, "%1 The phone is not linked: link it again in the server's own page."},
    ReasonText{core::Reason::AdviceDeviceId, "%1 Enter the device ID in the settings: it is on the server's own page."},
    ReasonText{core::Reason::AdviceDeviceGone, "%1 The server has no such phone: check the device ID in the settings, "
                                               "or link the phone again in the server's own page."},
    ReasonText{core::Reason::AdviceTemplate, "%1 The customer has not written for 24 hours: enter an approved "
                                             "template in the settings, under WhatsApp."},
    ReasonText{core::Reason::AdviceNotOnWhatsApp,
               "%1 The number is not on WhatsApp, or cannot receive. Check the customer's number."},
    ReasonText{core::Reason::AdviceWait, "%1 It resumes automatically."},
    ReasonText{core::Reason::AdviceQuality, "%1 Meta limits the messages of this number for their quality."},
    ReasonText{core::Reason::AdviceExperiment, "%1 Meta keeps this customer out of messages for an experiment."},
    ReasonText{core::Reason::AdviceUnwilling, "%1 The customer does not want messages."},
    ReasonText{core::Reason::AdviceAccount, "%1 Look at the account in Meta's Business Manager."},
    ReasonText{core::Reason::AdviceCloudSettings,
               "%1 Check the phone number ID, the template and its language in the settings, under WhatsApp."},
    ReasonText{core::Reason::CloudNumberId, "The phone number ID is not set. It is on Meta's app page, digits only."},
    ReasonText{core::Reason::CloudVersion, "The API version in the settings is not like v23.0."},
    ReasonText{core::Reason::CloudParameterTooLong,
               "The message has %1 characters and a template takes at most %2. Enter the public "
               "address, so that the message can point to the order's page, or shorten its text."},
};

} // namespace

std::span<const ReasonText> deliveryReasons()
{
    return deliveryTable;
}

} // namespace loket::ui
