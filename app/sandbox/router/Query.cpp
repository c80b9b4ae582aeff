#include "sandbox/router/Query.h"

namespace loket::sandbox {

namespace {

// "Initially the stack is infinite and holds true."
class Stack
{
public:
    void push(bool value) { m_values.append(value); }
    bool pop() { return m_values.isEmpty() ? true : m_values.takeLast(); }
    // 0 is the top.
    [[nodiscard]] bool at(qsizetype index) const
    {
        return index < m_values.size() ? m_values[m_values.size() - 1 - index] : true;
    }
    void replaceAll(bool value) { m_values = {value}; }
    [[nodiscard]] bool allTrue() const { return !m_values.contains(false); }

private:
    QList<bool> m_values;
};

bool less(const QByteArray& a, const QByteArray& b)
{
    bool aIsNumber = false;
    bool bIsNumber = false;
    const qlonglong left = a.toLongLong(&aIsNumber);
    const qlonglong right = b.toLongLong(&bIsNumber);
    return aIsNumber && bIsNumber ? left < right : a < b;
}

bool operate(Stack& stack, const QByteArray& operations)
{
    for (qsizetype i = 0; i < operations.size(); ++i) {
        const char c = operations[i];
        if (c == '!') {
            stack.push(!stack.pop());
        } else if (c == '&' || c == '|') {
            const bool right = stack.pop();
            const bool left = stack.pop();
            stack.push(c == '&' ? (left && right) : (left || right));
        } else if (c == '.') {
            stack.push(stack.at(0));
        } else if (c >= '0' && c <= '9') {
            qsizetype index = 0;
            while (i < operations.size() && operations[i] >= '0' && operations[i] <= '9' && index < 1000)
                index = index * 10 + (operations[i++] - '0');
            const bool atEnd = i >= operations.size();
            if (atEnd)
                stack.replaceAll(stack.at(index));
            else
                stack.push(stack.at(index));
            // "." right after an index does nothing; any other character is an operation of its own.
            if (!atEnd && operations[i] != '.')
                --i;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace

bool passes(const Words& queries, const PropertyLookup& property, bool& malformed)
{
    Stack stack;
    for (const QByteArray& word : queries) {
        QByteArray query = word.mid(1); // the "?"
        if (query.startsWith('#')) {
            malformed = malformed || !operate(stack, query.mid(1));
            continue;
        }
        if (query.startsWith('-')) {
            stack.push(!property(query.mid(1)).has_value());
            continue;
        }
        char comparison = '=';
        if (query.startsWith('<') || query.startsWith('>') || query.startsWith('=')) {
            comparison = query.front();
            query = query.mid(1);
        }
        const qsizetype split = query.indexOf('=');
        const auto value = property(split < 0 ? query : query.left(split));
        if (split < 0) {
            stack.push(value.has_value());
            continue;
        }
        const QByteArray wanted = query.mid(split + 1);
        if (comparison == '=')
            stack.push(value == wanted);
        else
            stack.push(value && (comparison == '<' ? less(*value, wanted) : less(wanted, *value)));
    }
    return stack.allTrue();
}

} // namespace loket::sandbox
