import type { CurationAction } from "../contract/curation.ts";
import type { ConceptKind } from "../contract/entities.ts";
import type { KnowledgeDecisions } from "../contract/knowledge/knowledge.ts";

type Of<K extends CurationAction["kind"]> = Extract<CurationAction, { kind: K }>;

/** The actions that say what a concept is, how two are related, that they are no question, or what a community is called. */
export type KnowledgeAction = Of<"classify"> | Of<"narrower"> | Of<"unrelated"> | Of<"dismiss"> | Of<"name">;

/** Gives the concept that an id stands for now. */
type Resolve = (id: string) => string;

/** What people decided about kinds and relations so far, by concept id; a later decision replaces an earlier one about the same. */
export class KnowledgeState {
  readonly #kinds = new Map<string, ConceptKind>();
  readonly #links = new Map<string, { narrower: string; broader: string; holds: boolean }>();
  readonly #unrelated = new Map<string, readonly [string, string]>();
  readonly #names: Of<"name">[] = [];
  readonly #dismissed = new Map<string, readonly [string, string]>();

  /** Carries one action out, or says why it cannot. */
  carryOut(action: KnowledgeAction, resolve: Resolve): string | undefined {
    if (action.kind === "name") {
      this.#names.push(action);
      return undefined;
    }
    if (action.kind === "classify") {
      if (action.as === null) this.#kinds.delete(resolve(action.concept));
      else this.#kinds.set(resolve(action.concept), action.as);
      return undefined;
    }
    const pair = action.kind === "narrower" ? [action.concept, action.than] : action.concepts;
    const [a, b] = pair.map(resolve) as [string, string];
    if (a === b) return `“${pair[0]}” and “${pair[1]}” are the same concept`;
    if (action.kind !== "narrower") {
      const pairs = action.kind === "unrelated" ? this.#unrelated : this.#dismissed;
      pairs.set([a, b].sort().join("\n"), [a, b]);
      return undefined;
    }
    if (action.holds && this.#isAbove(a, b)) return `it was decided that “${b}” is a kind of “${a}”`;
    this.#links.set(`${a}\n${b}`, { narrower: a, broader: b, holds: action.holds });
    return undefined;
  }

  /** What the decisions come to; ids that were merged later stand for the concept that took them in. */
  result(resolve: Resolve): KnowledgeDecisions | undefined {
    if (this.#kinds.size + this.#links.size + this.#unrelated.size + this.#dismissed.size + this.#names.length === 0)
      return undefined;
    const resolvePairs = (pairs: Iterable<readonly [string, string]>) =>
      Array.from(pairs, ([a, b]) => [resolve(a), resolve(b)] as const);
    return {
      kinds: [...this.#kinds].map(([id, kind]) => [resolve(id), kind] as const),
      links: [...this.#links.values()].map(({ narrower, broader, holds }) => {
        return { narrower: resolve(narrower), broader: resolve(broader), holds };
      }),
      unrelated: resolvePairs(this.#unrelated.values()),
      dismissed: resolvePairs(this.#dismissed.values()),
      communityNames: this.#names.map(({ label, concepts }) => ({ label, concepts: concepts.map(resolve) })),
    };
  }

  /** True when decisions make `from` narrower than `above`, over any number of steps. */
  #isAbove(above: string, from: string): boolean {
    const open = [from];
    const seen = new Set(open);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const { narrower, broader, holds } of this.#links.values()) {
        if (!holds || narrower !== at || seen.has(broader)) continue;
        if (broader === above) return true;
        seen.add(broader);
        open.push(broader);
      }
    }
    return false;
  }
}
