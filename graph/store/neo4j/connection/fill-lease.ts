import { setTimeout as wait } from "node:timers/promises";
import { GraphError } from "../../../shared/errors.ts";
import type { Connection } from "./connection.ts";

/** A holder that does not renew its lease for this long is dead. */
const LEASE_MS = 8000;
const RENEW_MS = 2000;

/**
 * Takes the lease that only one filling process can have, and returns its release. A process that is alive renews it; that of
 * a killed one runs out, which the next waits for. Times are the server's.
 */
export async function takeFillLease(connection: Connection, owner: string): Promise<() => Promise<void>> {
  const attempt = () =>
    connection.write(async (run) => {
      const [row] = await run<{ owner: string; until: number }>(
        `MATCH (s:IsthmusState {name: 'state'}) SET s.touched = timestamp()
         WITH s, coalesce(s.fillingUntil, 0) < timestamp() OR s.filling = $owner AS free
         SET s.filling = CASE WHEN free THEN $owner ELSE s.filling END,
           s.fillingUntil = CASE WHEN free THEN timestamp() + $lease ELSE s.fillingUntil END
         RETURN s.filling AS owner, s.fillingUntil AS until`,
        { owner, lease: LEASE_MS },
      );
      return { owner: row?.get("owner"), until: row?.get("until") ?? 0 };
    });

  let last = await attempt();
  // What a process had sent before it was killed, a busy server may still carry out: one renewal is no sign of life.
  for (let renewals = 0; last.owner !== owner; ) {
    await wait(RENEW_MS / 2);
    const now = await attempt();
    if (now.owner !== owner && now.until !== last.until) renewals++;
    if (renewals > 1 || (now.owner !== owner && now.owner !== last.owner)) throw leaseTaken(connection.url);
    last = now;
  }
  let renewing: Promise<unknown> = Promise.resolve();
  const renewal = setInterval(() => {
    renewing = renewing.then(attempt).catch(() => undefined);
  }, RENEW_MS);
  renewal.unref();
  return async () => {
    clearInterval(renewal);
    // a renewal that is tried again while the server restarts would take the lease again after its release
    await renewing;
    await connection.write((run) =>
      run("MATCH (s:IsthmusState {name: 'state', filling: $owner}) REMOVE s.filling, s.fillingUntil", { owner }),
    );
  };
}

function leaseTaken(url: string): GraphError {
  return new GraphError("CONFLICT", `Another process is adding papers to ${url}.`, {
    hint: "Wait until it has finished, then run again. Reading goes on meanwhile.",
  });
}
