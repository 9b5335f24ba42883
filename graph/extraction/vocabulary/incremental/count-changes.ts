import type { ConceptRecord } from "../../../contract/records.ts";
import type { FormCount } from "../concept-counts.ts";

interface Change {
  papers: number;
  readonly forms: Map<string, number>;
}

/** By how much the papers of concepts, and of their forms, have changed. */
export class CountChanges {
  readonly #changes = new Map<number, Change>();

  /** Counts a concept among those that change, by nothing as yet. */
  touch(id: number): Change {
    const known = this.#changes.get(id);
    if (known) return known;
    const change = { papers: 0, forms: new Map<string, number>() };
    this.#changes.set(id, change);
    return change;
  }

  /** Adds counts (sign 1) or takes them away (−1). */
  add({ id, papers, forms }: { id: number; papers: number; forms: readonly FormCount[] }, sign: 1 | -1): void {
    const change = this.touch(id);
    change.papers += sign * papers;
    for (const { form, papers: some } of forms) change.forms.set(form, (change.forms.get(form) ?? 0) + sign * some);
  }

  concepts(): Iterable<number> {
    return this.#changes.keys();
  }

  /** The counts of a concept that had those of a record, or none. */
  of(id: number, former: ConceptRecord | undefined): { papers: number; forms: FormCount[] } {
    const change = this.touch(id);
    const papers = (former?.papers ?? 0) + change.papers;
    const counts = new Map(former?.aliases.map(({ form, papers: some }) => [form, some]));
    for (const [form, some] of change.forms) counts.set(form, (counts.get(form) ?? 0) + some);
    const forms = [...counts].flatMap(([form, some]) => (some === 0 ? [] : { form, papers: some }));
    if (papers < 0 || forms.some((one) => one.papers < 0)) throw new Error("The graph is not that of its basis.");
    return { papers, forms };
  }
}
