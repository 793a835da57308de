// The real Mermaid, in a real browser, draws the pictures named. Prints as JSON, for each: its kind, its title, the texts in it
// and the kinds of its elements; or the fault. With SHOTS set to a folder, leaves a screenshot of each there.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [executablePath, ...pictures] = process.argv.slice(2);
const { SHOTS } = process.env;
const library = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");
const TEXTS = ".nodeLabel, .edgeLabel .edgeLabel, .taskText, .taskTextOutsideRight, .taskTextOutsideLeft, .sectionTitle, .titleText";

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const tab = await browser.newPage({ viewport: { width: 1400, height: 900 } });
await tab.setContent("<!DOCTYPE html><body><div id=place></div></body>");
await tab.addScriptTag({ path: library });
await tab.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: "strict" }));

async function draw(text, number, texts) {
  try {
    const { diagramType, svg } = await mermaid.render(`drawing${number}`, text);
    place.innerHTML = svg;
    const drawing = place.querySelector("svg");
    drawing.style.maxWidth = "none";
    drawing.setAttribute("width", drawing.viewBox.baseVal.width);
    drawing.setAttribute("height", drawing.viewBox.baseVal.height);
    return {
      kind: diagramType,
      title: place.querySelector("title").textContent,
      texts: [...place.querySelectorAll(texts)].map((e) => e.textContent),
      elements: [...new Set([...place.querySelectorAll("*")].map((e) => e.localName))].sort(),
    };
  } catch (e) {
    return { fault: e.message };
  }
}

const drawn = [];
for (const [number, picture] of pictures.entries()) {
  const text = await readFile(picture, "utf8");
  drawn.push(await tab.evaluate(`(${draw})(${JSON.stringify(text)}, ${number}, ${JSON.stringify(TEXTS)})`));
  if (SHOTS) await tab.locator("#place svg").screenshot({ path: `${SHOTS}/${number}.png` });
}
await browser.close();
console.log(JSON.stringify(drawn));
