import { describe, expect, it } from "vitest";
import { distinctEntries, entryOf } from "../../graph/identity/entry.ts";
import { connectedEntries, resolve } from "../../graph/identity/resolve.ts";
import type { SourceRecord } from "../../graph/readers/record/source-record.ts";
import { labelledPairs } from "./labelled-pairs.ts";

const placeIn = (namespace: string) => ({ namespace, source: "1", isOutdated: false });

function areOne(a: SourceRecord, b: SourceRecord): boolean {
  const entries = distinctEntries([entryOf(a, [placeIn("one")]), entryOf(b, [placeIn("two")])]);
  return connectedEntries(entries).flatMap(resolve).length === 1;
}

describe("pairs of records that are labelled as one paper or two", () => {
  const pairs = labelledPairs(100);
  const judged = pairs.map((pair) => ({ ...pair, found: areOne(pair.a, pair.b) }));

  it("are joined with a precision of 0.999 and a recall of 0.98 at least (docs/guide.md)", () => {
    const joined = judged.filter(({ found }) => found);
    const right = joined.filter(({ isOne }) => isOne).length;
    const wrong = new Map<string, number>();
    for (const { kind, isOne, found } of judged) if (isOne !== found) wrong.set(kind, (wrong.get(kind) ?? 0) + 1);
    const figures = {
      pairs: judged.length,
      precision: right / joined.length,
      recall: right / judged.filter(({ isOne }) => isOne).length,
    };
    expect(figures, JSON.stringify([...wrong])).toSatisfy(
      ({ precision, recall }: typeof figures) => precision >= 0.999 && recall >= 0.98,
    );
  });

  it("are judged alike in either order", () => {
    for (const { a, b, found } of judged.slice(0, 500)) expect(areOne(b, a)).toBe(found);
  });
});
