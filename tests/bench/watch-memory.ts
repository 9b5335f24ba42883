import { readFileSync } from "node:fs";

/**
 * Looks every half second how much memory processes hold (Linux), by phases: `end` gives for each process and phase the median
 * of its first and of its last quarter, so that growth shows, and the peak.
 */
export function watchMemory(processes: Readonly<Record<string, number>>) {
  const seen: { name: string; phase: string; megabytes: number }[] = [];
  let phase = "start";
  const look = () => {
    for (const [name, pid] of Object.entries(processes)) seen.push({ name, phase, megabytes: residentMegabytes(pid) });
  };
  const timer = setInterval(look, 500);
  return {
    phase(name: string): void {
      phase = name;
    },
    end() {
      clearInterval(timer);
      look();
      return Object.fromEntries(
        Object.keys(processes).map((name) => {
          const own = seen.filter((one) => one.name === name);
          const phases = [...new Set(own.map((one) => one.phase))];
          const byPhase = phases.map((of) => {
            const values = own.flatMap((one) => (one.phase === of ? one.megabytes : []));
            return [of, { early: early(values), late: early(values.reverse()) }];
          });
          return [name, { peak: Math.max(...own.map((one) => one.megabytes)), ...Object.fromEntries(byPhase) }];
        }),
      );
    },
  };
}

/** Median of the first quarter. */
function early(values: readonly number[]): number {
  const part = values.slice(0, Math.max(1, Math.ceil(values.length / 4))).sort((a, b) => a - b);
  return part[Math.floor(part.length / 2)] as number;
}

function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
