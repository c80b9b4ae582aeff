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
};

} // namespace

std::span<const ReasonText> deliveryReasons()
{
    return deliveryTable;
}

} // namespace loket::ui
