// ical.js reads the calendar named and tells each event on a line of JSON; exit 1 with what is wrong.
import { readFile } from "node:fs/promises";
import ICAL from "ical.js";

ICAL.design.strict = true;
const text = await readFile(process.argv[2], "utf8");
const lines = text.split("\r\n");
const wrong = [];
if (/[^\r]\n|\r[^\n]/.test(text)) wrong.push("a line does not end with CRLF");
if (lines.some((line) => Buffer.byteLength(line) > 75)) wrong.push("a line is longer than 75 octets");
const calendar = new ICAL.Component(ICAL.parse(text));
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  for (const needed of ["uid", "dtstamp", "dtstart"])
    if (!component.hasProperty(needed)) wrong.push(`an event lacks ${needed}`);
  console.log(
    JSON.stringify([event.uid, event.startDate.toString(), event.endDate.toString(), event.summary, event.description]),
  );
}
for (const finding of wrong) console.log(finding);
process.exitCode = wrong.length > 0 ? 1 : 0;
