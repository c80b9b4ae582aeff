// One section of the settings: groups of fields as cards, one below the other. Fields can be irrelevant for what is
// selected elsewhere (an SSH port while the connection is plain), and a search hides what does not match. UI thread.
#pragma once

#include "ui/context/UiContext.h"
#include "ui/screens/settings/SettingField.h"

#include <QScrollArea>

class QVBoxLayout;

namespace loket::ui {

class SettingsPage : public QScrollArea
{
    Q_OBJECT

public:
    SettingsPage(const UiContext& context, SettingsDraft& draft, const QString& title, const QString& intro,
                 QWidget* parent = nullptr);

    // Shows only what matches; empty: everything relevant. True where something remains visible.
    bool filter(const QString& text);
    [[nodiscard]] QList<SettingField*> fields() const;
    [[nodiscard]] SettingField* field(const QString& key) const;
    [[nodiscard]] QString title() const { return m_title; }

signals:
    // What a line of the doctor leads to: DoctorWords::screenFor().
    void screenWanted(const QString& screen);

protected:
    struct Group
    {
        QWidget* card = nullptr;
        QVBoxLayout* layout = nullptr;
    };
    using Relevance = std::function<bool()>;

    Group addGroup(const QString& heading, const QString& words = {}, Relevance relevant = {});
    SettingField* addField(const Group& group, const QString& key, Relevance relevant = {});
    void addFields(const Group& group, const QStringList& keys);
    // Every setting and secret below `prefix` that no field shows yet, in the registry's order.
    void addRest(const Group& group, const QString& prefix, const QStringList& without = {});
    void clearGroups();
    void updateVisibility();
    void showEvent(QShowEvent* event) override;
    virtual void shown() {} // each time the page is shown

    const UiContext& m_context;
    SettingsDraft& m_draft;

private:
    struct PlacedField
    {
        SettingField* field;
        QWidget* card;
        Relevance relevant;
    };
    struct PlacedGroup
    {
        QWidget* card;
        QString heading;
        Relevance relevant;
    };

    QString m_title;
    QString m_filter;
    QVBoxLayout* m_layout;
    QList<PlacedGroup> m_groups;
    QList<PlacedField> m_fields;
};

} // namespace loket::ui
