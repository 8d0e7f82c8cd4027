// The sample archive is what its story says: counted by plain loops over the files themselves.
import "./files_test.mjs";
import "./account_stories_test.mjs";
import "./crowd_stories_test.mjs";
import { results } from "./check.mjs";

console.log(`\n${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed === 0 ? 0 : 1;
