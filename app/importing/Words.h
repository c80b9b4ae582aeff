// The stable names and the English words of Plan.h: names for reports and scripts, words for the command line. The
// window has its own words, in two languages. Pure.
#pragma once

#include "importing/Plan.h"

#include <optional>
#include <span>

namespace loket::importing {

std::span<const Why> allWhys();
std::span<const What> allWhats();
std::span<const About> allAbouts();

// "not_for_hotspot", "packages", "price_of_package": never changed once released.
QString toString(Why why);
QString toString(What what);
QString toString(About about);
std::optional<Why> whyFromString(QStringView name);
std::optional<What> whatFromString(QStringView name);
std::optional<About> aboutFromString(QStringView name);

// "it belongs to no hotspot".
QString wordsOf(Why why);
// The question with its subject and values in it: text from outside.
QString wordsOf(const Question& question);

} // namespace loket::importing
