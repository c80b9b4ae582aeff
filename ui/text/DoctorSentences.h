// What the doctor found, in the user's language. The engine has no translator and says its findings in English; here
// they are known again by their wording and said anew with the same values. What is not known is shown as it was said,
// so nothing is ever lost. Pure but for the translator that is installed.
#pragma once

#include <QString>

namespace loket::ui {

struct DoctorSentences
{
    static QString said(const QString& words);
    static bool isKnown(const QString& words); // for the test that walks the doctor's sentences
};

} // namespace loket::ui
