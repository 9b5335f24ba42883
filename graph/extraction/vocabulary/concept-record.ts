import type { ConceptRecord } from "../../contract/records.ts";
import { compareIds } from "../../shared/text.ts";
import { looksShort } from "../candidates/acronyms.ts";
import { conceptSlug, shortHash } from "../language/canonical.ts";

/** The record of a concept, with the id that it has unless another key has the same slug. */
export function conceptRecordOf(
  key: string,
  { papers, termhood }: Pick<ConceptRecord, "papers" | "termhood">,
  forms: ConceptRecord["aliases"],
): ConceptRecord {
  const aliases = [...forms].sort((a, b) => b.papers - a.papers || compareIds(a.form, b.form));
  return { id: plainIdOf(key), key, label: labelOf(aliases), aliases, papers, termhood };
}

/** The id of a concept unless another key has the same slug. */
export function plainIdOf(key: string): string {
  return conceptSlug(key) || shortHash(key);
}

interface Form {
  readonly form: string;
  readonly papers: number;
}

/**
 * Chooses the form to show from forms sorted by papers: the most frequent one, but lower case rather than Title Case, and a long form
 * rather than an acronym unless hardly any paper has it.
 */
function labelOf(forms: readonly Form[]): string {
  const mostFrequent = forms[0]!;
  const long = forms.filter(({ form }) => !looksShort(form));
  const bestLong = long[0];
  const pool = bestLong && bestLong.papers * 10 >= mostFrequent.papers ? long : forms;
  const groups = new Map<string, { papers: number; best: Form }>();
  for (const form of pool) {
    const name = form.form.toLowerCase();
    const group = groups.get(name);
    if (!group) groups.set(name, { papers: form.papers, best: form });
    else {
      group.papers += form.papers;
      if (rank(form) > rank(group.best)) group.best = form;
    }
  }
  let label = mostFrequent.form;
  let papers = 0;
  for (const group of groups.values()) {
    if (group.papers <= papers) continue;
    papers = group.papers;
    label = group.best.form;
  }
  return label;
}

/** A form without a capital at its start wins when it is at least a fifth as common as the form with one. */
function rank({ form, papers }: Form): number {
  return papers * (/^\p{Lu}\p{Ll}/u.test(form) ? 1 : 5);
}
