import { writeSync } from "node:fs";

/** Loaded before a command (`node --import`): when it ends, says on its third channel how much memory it had at most. */
let heapUsed = 0;
const look = () => {
  heapUsed = Math.max(heapUsed, process.memoryUsage().heapUsed);
};
setInterval(look, 20).unref();
process.on("exit", () => {
  look();
  const megabytes = (bytes) => Math.round(bytes / 2 ** 20);
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuMs = Math.round((userCPUTime + systemCPUTime) / 1000);
  writeSync(3, JSON.stringify({ heapMegabytes: megabytes(heapUsed), peakMegabytes: megabytes(maxRSS * 1024), cpuMs }));
});
