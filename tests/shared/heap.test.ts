import { describe, expect, it } from "vitest";
import { MinHeap } from "../../graph/shared/heap.ts";
import { seededRandom } from "../../graph/shared/random.ts";

describe("MinHeap", () => {
  it("pops items in order of key, then of number, with pushes between pops", () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom(seed);
      const heap = new MinHeap();
      const waiting: { item: number; key: number }[] = [];
      for (let step = 0; step < 60; step++) {
        if (random() < 0.6) {
          const entry = { item: Math.floor(random() * 50), key: Math.floor(random() * 8) };
          heap.push(entry.item, entry.key);
          waiting.push(entry);
        } else {
          waiting.sort((a, b) => a.key - b.key || a.item - b.item);
          expect(heap.pop()).toEqual(waiting.shift());
        }
        expect(heap.size).toBe(waiting.length);
      }
    }
  });
});
