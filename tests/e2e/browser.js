// A real browser for tst_chromium: node browser.js CHROMIUM. Reads one command a line as JSON, does it, and answers with
// one line: {"ok": value} or {"error": "words"}. Commands:
//   {"do": "page", "width": 360, "height": 740, "dark": false, "scripts": true, "language": "id"}   a new page
//   {"do": "goto", "url": "..."}                 follows redirects; a server that is not there is an error
//   {"do": "type", "at": "#name", "text": "..."} {"do": "click", "at": "css", "leads": true}
//   {"do": "see", "at": "css"}                   waits until it is visible; answers its text
//   {"do": "eval", "code": "expression"}         {"do": "url"}   {"do": "shot", "file": "x.png"}
//   {"do": "complaints"}                         what the page has complained of since it was made
"use strict";
const puppeteer = require("puppeteer-core");
const readline = require("readline");

const patience = 60000; // a machine may be busy with other tests

async function main() {
  const browser = await puppeteer.launch({
    executablePath: process.argv[2],
    headless: true,
    timeout: patience,
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-extensions"],
  });
  let page = null;
  let complaints = [];
  const does = {
    async page(c) {
      if (page) await page.close();
      page = await browser.newPage();
      complaints = [];
      page.on("pageerror", (error) => complaints.push("script: " + error.message));
      page.on("console", (message) => {
        // A page that cannot be reached while the PC is off is no fault of the page.
        // Nor is it ours that the gateway's page has no icon.
        const text = message.text() + " " + (message.location().url || "");
        // A QRIS picture is gone as soon as its order is paid, which may be between a page and its picture.
        const expected = ["ERR_CONNECTION_REFUSED", "favicon.ico", "/voucher/qris/"];
        if (message.type() !== "error" || expected.some((part) => text.includes(part))) return;
        complaints.push("console: " + text);
      });
      await page.setViewport({ width: c.width, height: c.height, deviceScaleFactor: 1 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: c.dark ? "dark" : "light" }]);
      await page.setExtraHTTPHeaders({ "Accept-Language": c.language });
      await page.setJavaScriptEnabled(c.scripts);
      page.setDefaultTimeout(patience);
    },
    async goto(c) { await page.goto(c.url, { waitUntil: "load" }); },
    async type(c) { await page.type(c.at, c.text); },
    async click(c) {
      if (!c.leads) return page.click(c.at);
      await Promise.all([page.waitForNavigation({ waitUntil: "load" }).catch((e) => { if (!c.mayFail) throw e; }), page.click(c.at)]);
    },
    async see(c) {
      const deadline = Date.now() + patience;
      for (;;) { // the page may reload itself at any moment
        try {
          const found = await page.$(c.at);
          if (found && (await found.isVisible())) return await page.$eval(c.at, (e) => e.textContent.trim());
        } catch (e) {
          if (Date.now() > deadline) throw e;
        }
        if (Date.now() > deadline) throw new Error(c.at + " is not there on " + page.url());
        await new Promise((r) => setTimeout(r, 50));
      }
    },
    async eval(c) { return page.evaluate(c.code); },
    async url() { return page.url(); },
    async shot(c) { await page.screenshot({ path: c.file, fullPage: true }); },
    async complaints() { return complaints; },
  };
  process.stdout.write(JSON.stringify({ ok: "ready" }) + "\n");
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer;
    try {
      const command = JSON.parse(line);
      answer = { ok: (await does[command.do](command)) ?? null };
    } catch (error) {
      answer = { error: String(error.message || error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
  await browser.close();
}

main().catch((error) => {
  process.stdout.write(JSON.stringify({ error: String(error.message || error) }) + "\n");
  process.exit(1);
});
