import { describe, expect, it } from "vitest";
import { duration, progressOutput } from "../../scripts/cli/output/progress.ts";

function screen(isTTY: boolean) {
  const written: string[] = [];
  let now = 0;
  const output = progressOutput({ isTTY, columns: 60, write: (text) => written.push(text) }, () => now);
  return {
    written,
    output,
    at(milliseconds: number, done: number, total: number | null = 1000, phase = "Extracting") {
      now = milliseconds;
      output.report({ phase, done, total, unit: "papers" });
    },
  };
}

describe("progress", () => {
  it("in a log is a plain line at most every three seconds, and one at the end of each phase", () => {
    const { written, output, at } = screen(false);
    for (let i = 0; i <= 100; i++) at(i * 100, i * 10);
    output.end();
    expect(written).toEqual([
      "Extracting: 300 of 1,000 papers, 30 %, 100/s, 7.0 s left\n",
      "Extracting: 600 of 1,000 papers, 60 %, 100/s, 4.0 s left\n",
      "Extracting: 900 of 1,000 papers, 90 %, 100/s, 1.0 s left\n",
      "Extracting: 1,000 papers, done in 10 s\n",
    ]);
  });

  it("on a terminal rewrites one line, cut to the width", () => {
    const { written, output, at } = screen(true);
    for (let i = 0; i <= 100; i++) at(i * 20, i * 10);
    output.end();
    expect(written.length).toBeLessThan(25);
    expect(written.slice(0, -1).every((text) => text.startsWith("\r\u001b[K") && text.length < 65)).toBe(true);
    expect(written.at(-1)).toBe("\n");
  });

  it("counts the rate from where an interrupted run goes on, and says nothing of an end nobody knows", () => {
    const { written, at } = screen(false);
    at(0, 500);
    at(4000, 600);
    at(8000, 800, null, "Reading");
    at(12_000, 1200, null, "Reading");
    expect(written).toEqual([
      "Extracting: 600 of 1,000 papers, 60 %, 25/s, 16 s left\n",
      "Extracting: 600 of 1,000 papers, done in 8.0 s\n",
      "Reading: 1,200 papers, 100/s\n",
    ]);
  });

  it.each([
    [0.04, "0.0 s"],
    [9.94, "9.9 s"],
    [59.6, "1 min 0 s"],
    [95, "1 min 35 s"],
    [7300, "2 h 1 min"],
  ])("writes %d seconds as %s", (seconds, text) => expect(duration(seconds)).toBe(text));
});
