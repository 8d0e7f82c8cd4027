// Counts what holds and what does not, and says the difference.
import { story } from "./archive.mjs";

export const results = { passed: 0, failed: 0 };

export function check(name, actual, expected = true) {
  const same = JSON.stringify(actual) === JSON.stringify(expected);
  results[same ? "passed" : "failed"]++;
  console.log(`${same ? "ok" : "FAILED"}  ${name}`);
  if (!same) console.log(`        is       ${JSON.stringify(actual)}\n        expected ${JSON.stringify(expected)}`);
}

// Each of the words stands in the story.
export function told(name, ...words) {
  const missing = words.filter((word) => !story.includes(word));
  check(`story.md tells ${name}`, missing, []);
}
