// Shows vouchers as they will be printed and prints them: template, page, codes on or off, printer, PDF. The pages are
// drawn in another thread. Opened with open(); deletes itself with WA_DeleteOnClose. UI thread.
#pragma once

#include "ui/printing/Printing.h"
#include "ui/theme/Theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace loket::ui {

class PreviewDialog : public QDialog
{
    Q_OBJECT

public:
    // `content`: tickets for a sheet, or a sale for a slip; `form` is what is shown first.
    PreviewDialog(Printing& printing, const Theme& theme, Slip content, PrintTemplate form, QWidget* parent = nullptr);
    // With print.sheet_layout.
    PreviewDialog(Printing& printing, const Theme& theme, Slip content, QWidget* parent = nullptr);

    // Vouchers that are noted as printed: after a PDF was saved it can be said that it was printed elsewhere.
    void offerMark();
    // What came of it, below the printers.
    void say(Tone tone, const QString& text);
    void showPage(int page);
    void exportTo(const QString& file);

    [[nodiscard]] QComboBox& templates() const { return *m_templates; }
    [[nodiscard]] QComboBox& printers() const { return *m_printers; }
    [[nodiscard]] QPushButton& printButton() const { return *m_print; }
    [[nodiscard]] QLabel& picture() const { return *m_picture; }
    [[nodiscard]] QLabel& pageLabel() const { return *m_pageLabel; }
    [[nodiscard]] QLabel& message() const { return *m_message; }
    [[nodiscard]] QPushButton& markButton() const { return *m_mark; }
    [[nodiscard]] QCheckBox& loginQr() const { return *m_loginQr; }
    [[nodiscard]] QCheckBox& wifiQr() const { return *m_wifiQr; }

signals:
    void printed(); // sent to the printer as a whole, or said to be printed from the PDF

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    PreviewDialog(Printing& printing, const Theme& theme, Slip content, std::optional<PrintTemplate> form,
                  QWidget* parent);
    void buildPanel(QVBoxLayout& panel);
    void readSettings();
    void fillPrinters();
    void redraw();
    void chooseFile();
    void print();
    void working(bool isWorking);
    void retranslate();
    [[nodiscard]] Printing::Job job() const;

    Printing& m_printing;
    const Theme& m_theme;
    Slip m_content;
    std::optional<PrintTemplate> m_wanted;
    std::optional<print::PrintSettings> m_settings; // once they are read
    QStringList m_systemPrinters;
    int m_page = 0;
    int m_pages = 0;
    bool m_offersMark = false;
    quint64 m_drawing = 0; // answers of older drawings are dropped

    QLabel* m_picture;
    QToolButton* m_back;
    QToolButton* m_next;
    QLabel* m_pageLabel;
    QLabel* m_templateLabel;
    QComboBox* m_templates;
    QLabel* m_printerLabel;
    QComboBox* m_printers;
    QCheckBox* m_loginQr;
    QCheckBox* m_wifiQr;
    QCheckBox* m_logo;
    QLabel* m_hint;
    QLabel* m_message;
    QPushButton* m_mark;
    QPushButton* m_print;
    QPushButton* m_pdf;
    QPushButton* m_close;
};

} // namespace loket::ui
