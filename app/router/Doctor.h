// Asks one router everything the doctor wants to know and has it diagnosed. Changes nothing on the router.
// Engine thread; the client must outlive the answer. Always answers findings; what could not be asked is one of them.
#pragma once

#include "router/Diagnosis.h"

namespace loket::router {

QFuture<QList<Finding>> examine(Client& client, core::Clock& clock, const DoctorExpectations& expected);

} // namespace loket::router
