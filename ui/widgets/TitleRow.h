// The head of a screen: its title with a small word beside it, on one line however tall the buttons of the row are.
#pragma once

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace loket::ui {

inline void addTitle(QHBoxLayout& row, QLabel* title, QLabel* beside)
{
    auto* words = new QHBoxLayout;
    words->setSpacing(space::medium);
    words->addWidget(title);
    words->addWidget(beside, 0, Qt::AlignBottom);
    row.addLayout(words);
    row.setAlignment(words, Qt::AlignVCenter);
}

} // namespace loket::ui
