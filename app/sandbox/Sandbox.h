// The counterparts that ship with Loket (app/CONTRACT.md, section 8): real protocol servers for --demo, for the tests
// and for anyone who wants to try an integration. A room of its own, independent of the product's clients, so
// that both sides of a wire are never written from the same code.
#pragma once

namespace loket::sandbox {} // namespace loket::sandbox
