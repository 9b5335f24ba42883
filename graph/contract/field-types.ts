import { z } from "zod";

/** A whole number in a query or path, within bounds. */
export const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** An id or a name. */
export const name = z.string().min(1).max(500);

/** How much a bridge paper must hold; one concept alone may be a slip of the tongue. */
export const eachSide = integer(2, 20)
  .optional()
  .describe("Only papers with so many telling concepts on each side, two unless it is said.");

/** Which part of a long list. */
export const page = { limit: integer(1, 500).default(50), offset: integer(0, 10_000_000).default(0) };

/** A list in a query: the field repeated, or once for a list of one. */
export const repeated = <T extends z.ZodType>(item: T, most: number) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(most));
