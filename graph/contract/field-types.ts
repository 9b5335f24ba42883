import { z } from "zod";

/** A whole number in a query or path, within bounds. */
export const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** An id or a name. */
export const name = z.string().min(1).max(500);

/** Which part of a long list. */
export const page = { limit: integer(1, 500).default(50), offset: integer(0, 10_000_000).default(0) };

/** A list in a query: the field repeated, or once for a list of one. */
export const repeated = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(most));
