/** One parameter of the view: its initial value, and how it is read from and written to the address. */
export interface Param<T> {
  readonly initial: T;
  /** A value that cannot be read counts as absent. */
  parse(query: URLSearchParams): T;
  /** Writes what differs from the initial value. */
  print(query: URLSearchParams, value: T): void;
}

/** The type of the value of a parameter, or of a group of them. */
export type ValueOf<P> = P extends Param<infer T> ? T : never;

/** Parameters under one name each; they are written in the order of the table. */
export function group<const P extends { readonly [name: string]: Param<unknown> }>(
  params: P,
): Param<{ readonly [K in keyof P]: ValueOf<P[K]> }> {
  type Values = { readonly [K in keyof P]: ValueOf<P[K]> };
  const rows = Object.entries(params);
  const each = (take: (param: Param<unknown>) => unknown) =>
    Object.fromEntries(rows.map(([name, param]) => [name, take(param)])) as Values;
  return {
    initial: Object.freeze(each(({ initial }) => initial)),
    parse: (query) => each((param) => param.parse(query)),
    print(query, values) {
      for (const [name, param] of rows) param.print(query, values[name]);
    },
  };
}

/** A parameter that is one word of the address; `read` returns undefined for an invalid word. */
export function word<T>(
  name: string,
  initial: T,
  read: (text: string) => T | undefined,
  write: (value: T) => string | null = (value) => (value === null ? null : String(value)),
): Param<T> {
  const unsaid = write(initial);
  return {
    initial,
    parse(query) {
      const text = query.get(name);
      return (text === null ? undefined : read(text)) ?? initial;
    },
    print(query, value) {
      const text = write(value);
      if (text !== null && text !== unsaid) query.set(name, text);
    },
  };
}

/** One of a few values; the first is the initial one. */
export function choice<const T extends string | number>(name: string, options: readonly [T, ...T[]]): Param<T> {
  return word(name, options[0], (text) => options.find((option) => String(option) === text));
}

export function text(name: string): Param<string> {
  return word(name, "", (value) => value);
}

export function flag(name: string): Param<boolean> {
  return word(
    name,
    false,
    (text) => text === "1",
    (value) => String(Number(value)),
  );
}

/** A number, or null when absent. */
export function number(name: string): Param<number | null> {
  return word<number | null>(name, null, numberOf);
}

/** A whole number clamped to its limits, or null when absent. */
export function wholeNumber(name: string, min: number, max: number): Param<number | null> {
  return word<number | null>(name, null, (text) => wholeNumberOf(text, min, max));
}

export function wholeNumberOf(text: string, min: number, max: number): number | null {
  const value = numberOf(text);
  return value === null || !Number.isInteger(value) ? null : Math.min(max, Math.max(min, value));
}

/** Ids, each a word of its own, up to a limit because the length of addresses is limited; `repeats` allows an id more than once. */
export function ids(name: string, limit: number, repeats = false): Param<readonly string[]> {
  return {
    initial: [],
    parse(query) {
      const values = query.getAll(name).filter((id) => id !== "");
      return (repeats ? values : [...new Set(values)]).slice(0, limit);
    },
    print(query, value) {
      for (const id of value) query.append(name, id);
    },
  };
}

function numberOf(text: string): number | null {
  const value = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
