import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packValues, unpackValues } from "../../graph/publish/packed-values.ts";

const arrays = fc.oneof(
  fc.uint8Array(),
  fc.int16Array(),
  fc.uint32Array(),
  fc.float64Array({ noNaN: false }),
  fc.int32Array({ maxLength: 3 }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), arrays),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-z_ ]{1,6}$/), tie("any"), { maxKeys: 4 }),
    fc.array(fc.tuple(fc.string(), tie("any")), { maxLength: 3 }).map((entries) => new Map(entries)),
    fc.array(fc.string(), { maxLength: 3 }).map((items) => new Set(items)),
  ),
})).any;

describe("packed values", () => {
  it("survive a round trip, wherever the bytes lie", () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 9 }), (one, shift) => {
        const packed = packValues(one);
        const moved = new Uint8Array(packed.length + shift);
        moved.set(packed, shift);
        expect(unpackValues(moved.subarray(shift))).toEqual(unpackValues(packed));
        expect(unpackValues(packed)).toEqual(one);
      }),
      { numRuns: 400, seed: 3 },
    );
  });

  it("keep values that JSON cannot express", () => {
    const odd = { nan: Number.NaN, far: Number.NEGATIVE_INFINITY, zero: -0, buffer: Buffer.from("ab") };
    const back = unpackValues(packValues(odd)) as typeof odd;
    expect(back.nan).toBeNaN();
    expect(back.far).toBe(Number.NEGATIVE_INFINITY);
    expect(Object.is(back.zero, -0)).toBe(true);
    expect([...back.buffer]).toEqual([97, 98]);
  });
});
