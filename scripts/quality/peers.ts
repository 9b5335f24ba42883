import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

/** Other extractors, by their name in peers.py. */
export const PEERS = { yake: "YAKE", rake: "RAKE", tfidf: "TF-IDF", keybert: "KeyBERT" } as const;
export type Peer = keyof typeof PEERS;

const script = resolve(import.meta.dirname, "peers.py");
const NOT_INSTALLED = 3;

/** Ranks the phrases of documents with another extractor; undefined when its Python package is not installed. */
export function rankWithPeer(
  peer: Peer,
  documents: readonly { id: string; text: string }[],
  python: string,
): Map<string, string[]> | undefined {
  const input = documents.map(({ id, text }) => JSON.stringify({ id, text })).join("\n");
  const run = spawnSync(python, [script, peer], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error || run.status === NOT_INSTALLED) return undefined;
  if (run.status !== 0) throw new Error(`peers.py ${peer} failed:\n${run.stderr}`);
  const rows = run.stdout.split("\n").filter((line) => line !== "");
  return new Map(
    rows.map((line) => {
      const { id, phrases } = JSON.parse(line) as { id: string; phrases: string[] };
      return [id, phrases];
    }),
  );
}
