import type { CurationAction } from "../../../../graph/contract/curation.ts";
import { CONCEPT_KINDS, ConceptKind } from "../../../../graph/contract/entities.ts";
import { UsageError } from "../../arguments/usage-error.ts";

type Resolve = (name: string) => Promise<string>;

interface Options {
  readonly into?: string | undefined;
  readonly category?: string | undefined;
}

/** What the words after `isthmus curate` decide; concepts are named by id, label or alias. */
export async function curationActions(
  verb: string,
  names: readonly string[],
  options: Options,
  resolve: Resolve,
): Promise<CurationAction[]> {
  const make = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!make)
    throw new UsageError(
      `There is no command “curate ${verb}”.`,
      `One of ${Object.keys(VERBS).join(", ")}, undo, redo, list, suggest, log.`,
    );
  if (names.length === 0) throw new UsageError(`curate ${verb} needs a name.`);
  return make(names, options, resolve);
}

const all = (names: readonly string[], resolve: Resolve) => Promise.all(names.map(resolve));

/** The same mark on every concept named. */
function each(kind: "hide" | "restore" | "pin" | "unpin" | "whole") {
  return async (names: readonly string[], _: Options, resolve: Resolve): Promise<CurationAction[]> =>
    (await all(names, resolve)).map((concept) => ({ kind, concept }));
}

/** The first concept is a kind of the second, or is not. */
function placing(holds: boolean) {
  return async (names: readonly string[], _: Options, resolve: Resolve): Promise<CurationAction[]> => {
    const [concept, than, ...more] = await all(names, resolve);
    if (concept === undefined || than === undefined || more.length > 0)
      throw new UsageError("narrower takes two names: the narrower and the broader one.");
    return [{ kind: "narrower", concept, than, holds }];
  };
}

/** What is said of two concepts together. */
function pair(kind: "unrelated" | "dismiss") {
  return async (names: readonly string[], _: Options, resolve: Resolve): Promise<CurationAction[]> => {
    const [a, b, ...more] = await all(names, resolve);
    if (a === undefined || b === undefined || more.length > 0) throw new UsageError(`${kind} takes two names.`);
    return [{ kind, concepts: [a, b] }];
  };
}

type Make = (names: readonly string[], options: Options, resolve: Resolve) => Promise<CurationAction[]>;

const VERBS: Readonly<Record<string, Make>> = {
  async merge(names, { into }, resolve) {
    if (into === undefined) throw new UsageError("merge needs --into, the concept that remains.");
    return [{ kind: "merge", concepts: await all(names, resolve), into: await resolve(into) }];
  },
  async split([name = "", ...parts], _, resolve) {
    if (parts.length === 0)
      throw new UsageError("split needs its parts.", "isthmus curate split cell 'Cell (biology)=neuron,dna'");
    const read = parts.map(async (part) => {
      const [label = "", contexts = ""] = part.split(/=(.*)/s);
      if (label.trim() === "" || contexts.trim() === "")
        throw new UsageError(`“${part}” is not of the form LABEL=CONTEXT,CONTEXT.`);
      return {
        label: label.trim(),
        with: await all(
          contexts.split(",").map((context) => context.trim()),
          resolve,
        ),
      };
    });
    return [{ kind: "split", concept: await resolve(name), parts: await Promise.all(read) }];
  },
  async rename([name = "", label, ...more], _, resolve) {
    if (label === undefined || more.length > 0) throw new UsageError("rename takes a name and the new label.");
    return [{ kind: "rename", concept: await resolve(name), label }];
  },
  async group(names, { category }, resolve) {
    return [{ kind: "group", concepts: await all(names, resolve), category: category ?? null }];
  },
  hide: each("hide"),
  restore: each("restore"),
  pin: each("pin"),
  unpin: each("unpin"),
  whole: each("whole"),
  async apart(names, _, resolve) {
    if (names.length < 2) throw new UsageError("apart takes two names or more.");
    return [{ kind: "apart", concepts: await all(names, resolve) }];
  },
  async classify([kind = "", ...names], _, resolve) {
    const as = kind === "unset" ? null : ConceptKind.safeParse(kind).data;
    if (as === undefined || names.length === 0)
      throw new UsageError(`classify takes a kind (${CONCEPT_KINDS.join(", ")}, or unset) and concepts.`);
    return (await all(names, resolve)).map((concept) => ({ kind: "classify", concept, as }));
  },
  narrower: placing(true),
  "not-narrower": placing(false),
  unrelated: pair("unrelated"),
  dismiss: pair("dismiss"),
  async name([label = "", ...names], _, resolve) {
    if (names.length === 0) throw new UsageError("name takes the name of a community and some of its concepts.");
    return [{ kind: "name", label, concepts: await all(names, resolve) }];
  },
  never: async (phrases) => phrases.map((phrase) => ({ kind: "never", phrase })),
  always: async (phrases) => phrases.map((phrase) => ({ kind: "always", phrase })),
};
