import { describe, expect, it } from "vitest";
import { concurrently } from "../../graph/shared/streams.ts";

/** Numbers that tell when they are taken. */
async function* numbers(count: number, taken: number[] = []) {
  for (let number = 0; number < count; number++) {
    taken.push(number);
    yield number;
  }
}

/** Work that ends when it is told to. */
function manualWork() {
  const ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();
  const work = (item: number) => new Promise<void>((resolve, reject) => ends.set(item, { resolve, reject }));
  const settled = () => new Promise<void>((done) => setTimeout(done));
  return { ends, work, settled };
}

describe("concurrently", () => {
  it("works on all items, at most so many at once, and takes one item ahead", async () => {
    for (const limit of [1, 2, 5]) {
      const taken: number[] = [];
      const { ends, work, settled } = manualWork();
      const all = concurrently(numbers(12, taken), limit, work);
      for (let ended = 0; ended < 12; ended++) {
        await settled();
        expect(ends.size).toBe(Math.min(12, ended + limit));
        expect(taken.length).toBe(Math.min(12, ended + limit + 1));
        ends.get(ended)?.resolve();
      }
      await all;
    }
  });

  it("begins nothing after an error, and ends when all that ran has ended", async () => {
    const { ends, work, settled } = manualWork();
    let end = "";
    const all = concurrently(numbers(12), 3, work).catch((error: Error) => {
      end = error.message;
    });
    await settled();
    ends.get(1)?.reject(new Error("no room"));
    await settled();
    expect([...ends.keys()]).toEqual([0, 1, 2]);
    expect(end).toBe("");
    ends.get(0)?.resolve();
    ends.get(2)?.reject(new Error("too late"));
    await all;
    expect(end).toBe("no room");
    expect(ends.size).toBe(3);
  });

  it("waits for what runs when its items end with an error", async () => {
    const { ends, work, settled } = manualWork();
    let end = "";
    const broken = async function* () {
      yield* numbers(2);
      throw new Error("broken file");
    };
    const all = concurrently(broken(), 3, work).catch((error: Error) => {
      end = error.message;
    });
    await settled();
    expect(end).toBe("");
    for (const { resolve } of ends.values()) resolve();
    await all;
    expect(end).toBe("broken file");
  });
});
