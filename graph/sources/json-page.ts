import type { z } from "zod";
import { PageFault } from "./source.ts";

/** Reads a page in JSON; what is cut off or of another shape is a fault. */
export function jsonPage<T>(shape: z.ZodType<T>): (text: string) => T {
  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new PageFault("the page is not valid JSON");
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) throw new PageFault("the page is not of the form that is documented");
    return parsed.data;
  };
}
