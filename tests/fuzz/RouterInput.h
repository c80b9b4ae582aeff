// One run of the router room on bytes as if from a router: the codec in pieces, then the client.
// Shared by the fuzz target and by the test that replays its corpus.
#pragma once

#include <QByteArray>

void feedRouter(const QByteArray& bytes);
