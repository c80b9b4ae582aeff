#include "importing/sources/MikhmonQuestions.h"

#include "core/Reasons.h"

#include <algorithm>

namespace loket::importing::mikhmon {

using namespace Qt::Literals::StringLiterals;

bool mayHaveAsked(const QString& questionId)
{
    return questionId == u"strangers" || questionId == u"schedulers" || questionId.startsWith(u"batch:"_s) ||
           questionId.startsWith(u"setting:"_s);
}

QString Notes::ask(Question question)
{
    if (const auto given = m_given.constFind(question.id); given != m_given.cend())
        return *given;
    question.answer = m_answers.value(question.id, question.byDefault);
    m_given.insert(question.id, question.answer);
    m_plan.questions.append(question);
    return question.answer;
}

void Notes::leaveOut(What what, Why why, const QString& example, int count)
{
    constexpr qsizetype mostExamples = 5;
    auto found = std::find_if(m_plan.skipped.begin(), m_plan.skipped.end(),
                              [&](const LeftOut& one) { return one.what == what && one.why == why; });
    if (found == m_plan.skipped.end())
        found = m_plan.skipped.insert(m_plan.skipped.end(), LeftOut{.what = what, .why = why});
    found->count += count;
    if (!example.isEmpty() && found->examples.size() < mostExamples)
        found->examples += example;
}

core::Result<void> Notes::checked() const
{
    for (auto answer = m_answers.begin(); answer != m_answers.end(); ++answer) {
        const auto question = std::find_if(m_plan.questions.begin(), m_plan.questions.end(),
                                           [&](const Question& one) { return one.id == answer.key(); });
        if (question == m_plan.questions.end() && mayHaveAsked(answer.key()))
            continue;
        if (question == m_plan.questions.end())
            return core::fail(core::Reason::ImportAnswerUnknown, {answer.key()});
        if (!question->choices.contains(answer.value()))
            return core::fail(core::Reason::ImportAnswerChoice,
                              {answer.key(), answer.value(), question->choices.join(u", "_s)});
    }
    return {};
}

} // namespace loket::importing::mikhmon
