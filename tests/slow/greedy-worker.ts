import { setTimeout as sleep } from "node:timers/promises";
import { GraphError } from "../../graph/shared/errors.ts";
import { runInProcess } from "../../graph/workers/run-in-process.ts";

/** What a separate process can do wrong, by name. */
runInProcess<string, string, string>(async (task, { post, signal }) => {
  post(task);
  if (task === "spins") for (;;) post.length;
  if (task === "backtracks") return String(/^(a+)+$/.test(`${"a".repeat(60)}!`));
  if (task === "hoards") for (const hoard: object[] = []; ; ) hoard.push(Array.from({ length: 1000 }, () => ({})));
  if (task === "fills") for (const full: Uint8Array[] = []; ; ) full.push(new Uint8Array(1 << 24).fill(1));
  if (task === "waits") await sleep(600_000);
  if (task === "stops") await sleep(600_000, undefined, { signal });
  if (task === "refuses") throw new GraphError("INVALID_INPUT", "It cannot be read.", { hint: "Mend it." });
  if (task === "breaks") throw new TypeError("a bug");
  if (task === "exits") process.exit(3);
  return `${task}, done`;
});
