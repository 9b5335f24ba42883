import { looksShort } from "../candidates/acronyms.ts";

interface Form {
  readonly form: string;
  readonly papers: number;
}

/**
 * The form shown: the commonest one (the list is sorted so). Forms in running text come before those in Title Case, and long
 * forms before acronyms unless almost nobody writes them.
 */
export function labelOf(forms: readonly Form[]): string {
  const first = forms[0]!;
  const long = forms.filter(({ form }) => !looksShort(form));
  const most = long[0];
  const pool = most && most.papers * 10 >= first.papers ? long : forms;
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
  let label = first.form;
  let papers = 0;
  for (const group of groups.values()) {
    if (group.papers <= papers) continue;
    papers = group.papers;
    label = group.best.form;
  }
  return label;
}

/** A form without sentence or title capitals wins when at least a fifth as common as the form with them. */
function rank({ form, papers }: Form): number {
  return papers * (/^\p{Lu}\p{Ll}/u.test(form) ? 1 : 5);
}
