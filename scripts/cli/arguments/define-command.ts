/** A yes or no: `--json`. */
interface Flag {
  readonly type: "boolean";
  readonly description: string;
  /** Another name of the option. */
  readonly alias?: string;
  /** Whether there is a `--no-…` that says no. */
  readonly negatable?: true;
}

/** A text: `--store URL`. */
interface Text {
  readonly type: "string";
  readonly valueHint: string;
  readonly description: string;
  readonly required?: true;
}

/** A whole number within bounds: `--top 20`. */
interface WholeNumber {
  readonly type: "number";
  readonly description: string;
  readonly min: number;
  readonly max?: number;
  readonly default?: number;
}

/** One of some words: `--ranking span`. */
interface Choice {
  readonly type: "enum";
  readonly options: readonly string[];
  readonly description: string;
  readonly default?: string;
  readonly required?: true;
}

/** What is given by its place and not by a name; the last one may take many words. */
interface Positional {
  readonly type: "positional";
  readonly required: boolean;
  readonly many?: true;
  readonly description: string;
}

export type ArgumentDefinition = Flag | Text | WholeNumber | Choice | Positional;
export type ArgumentDefinitions = Readonly<Record<string, ArgumentDefinition>>;

type Base<D> = D extends Flag
  ? boolean
  : D extends WholeNumber
    ? number
    : D extends Choice
      ? D["options"][number]
      : D extends { many: true }
        ? readonly string[]
        : string;

type IsAlwaysThere<D> = D extends { required: true } | { many: true }
  ? true
  : D extends { readonly default: string | number }
    ? true
    : false;

/** The values that a command is given, by the names of its definition. */
export type Values<A extends ArgumentDefinitions> = {
  readonly [K in keyof A]: IsAlwaysThere<A[K]> extends true ? Base<A[K]> : Base<A[K]> | undefined;
};

/** One command of `isthmus`: what it takes and what it does. */
export interface CommandDefinition<A extends ArgumentDefinitions = ArgumentDefinitions> {
  readonly description: string;
  /** Options are named in camel case here and with hyphens on the command line: `minPapers` is `--min-papers`. */
  readonly args: A;
  run(args: Values<A>): Promise<void>;
}

/** Gives a command's `run` the types of the arguments it declares. */
export function defineCommand<const A extends ArgumentDefinitions>(
  command: CommandDefinition<A>,
): CommandDefinition<A> {
  return command;
}
