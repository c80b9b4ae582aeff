// Reads everything the doctor needs from one router and has it diagnosed. Changes nothing on the router.
// Engine thread; the client must outlive the answer. Always answers findings; what could not be read is one of them.
#pragma once

#include "router/Diagnosis.h"

namespace loket::router {

QFuture<QList<Finding>> examine(Client& client, core::Clock& clock, const DoctorExpectations& expected);

} // namespace loket::router
