// How fast the command line opens a table and answers its summary, beside the rate at which Node merely reads the file and
// counts its lines. command_line_load.mjs [FILE]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { benchTable, repository } from "./bench_table.mjs";

const folder = mkdtempSync(join(tmpdir(), "throughline-bench-"));
const runs = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function seconds(work) {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e9;
}

try {
  const file = benchTable(folder, process.argv[2]);
  const megabytes = statSync(file).size / 1e6;
  const opened = [];
  const counted = [];
  for (let run = 0; run < runs; ++run) {
    opened.push(seconds(() => {
      const { status, stderr } = spawnSync(join(repository, "dist/throughline"), ["summary", "--json", file], { encoding: "utf8" });
      if (status !== 0) throw new Error(`summary failed: ${stderr}`);
    }));
    counted.push(seconds(() => {
      let lines = 0;
      for (const byte of readFileSync(file)) lines += byte === 10 ? 1 : 0;
      if (lines === 0) throw new Error("no lines");
    }));
  }
  const rate = (times) => `${median(times).toFixed(2)} s, ${(megabytes / median(times)).toFixed(0)} MB/s`;
  console.log(`command line, ${megabytes.toFixed(0)} MB, median of ${runs}: open and summary ${rate(opened)}; Node reading it byte by byte ${rate(counted)}; ratio ${(median(opened) / median(counted)).toFixed(2)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
