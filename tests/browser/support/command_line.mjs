// The same questions to the native command line.
import { spawnSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { repository } from "./runner.mjs";

const program = join(repository, "dist/throughline");

/** Answers the parsed JSON. The file is named as the page names it: without its folder. */
export function commandLine(file, ...words) {
  const { status, stdout, stderr, error } = spawnSync(program, [...words, basename(file)], {
    cwd: dirname(file),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  if (status === null || stdout === "") throw new Error(`throughline ${words.join(" ")}: exit status ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

export const askCommandLine = (file, request) => commandLine(file, "query", JSON.stringify(request));

/** `epoch` counts what was opened in one process: it says nothing across two. */
export function withoutEpoch(answer) {
  return JSON.parse(JSON.stringify(answer, (key, value) => (key === "epoch" ? undefined : value)));
}
