// A field of a form as users of the vendors send it: urlencoded, or multipart/form-data (RFC 7578), which is what the
// samples of Fonnte's documentation do. Pure.
#pragma once

#include "sandbox/http/HttpMessage.h"

namespace loket::sandbox {

// The first field of that name; empty where there is none.
QString formField(const HttpRequest& request, QStringView name);

} // namespace loket::sandbox
