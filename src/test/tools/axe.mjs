// axe-core in a real browser on the pages named, wide in the light and narrow in the dark; also what a page asks for beside
// itself, and what does not fit its width. One line a finding, exit 1 if there is any.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const findings = new Set();

async function asItIs(address, name, options) {
  const tab = await browser.newPage(options);
  tab.on("request", (r) => r.isNavigationRequest() || findings.add(`${name}: asks for ${r.url()}`));
  tab.on("console", (m) => m.type() === "error" && findings.add(`${name}: ${m.text()}`));
  await tab.goto(address);
  const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) findings.add(`${name}: ${over} pixels wider than the window`);
  await tab.close();
}

async function judged(address, name, options) {
  const tab = await browser.newPage({ ...options, bypassCSP: true });
  await tab.goto(address);
  await tab.addScriptTag({ path: axe });
  const { violations } = await tab.evaluate(() => axe.run());
  for (const { id, help, nodes } of violations)
    for (const { html } of nodes) findings.add(`${name}: ${id}: ${help}: ${html.slice(0, 200)}`);
  await tab.close();
}

for (const page of pages)
  for (const [place, options] of [
    ["desk", { viewport: { width: 1200, height: 900 }, colorScheme: "light" }],
    ["phone", { viewport: { width: 360, height: 740 }, colorScheme: "dark", isMobile: true }],
  ]) {
    const address = pathToFileURL(page).href;
    await asItIs(address, `${page} (${place})`, options);
    await judged(address, `${page} (${place})`, options);
  }
await browser.close();
for (const finding of findings) console.log(finding);
process.exitCode = findings.size ? 1 : 0;
