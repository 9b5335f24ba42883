import { cpus, totalmem } from "node:os";

/** The machine and the versions of a measurement. */
export function machine() {
  return {
    machine: {
      processor: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
    },
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
}
