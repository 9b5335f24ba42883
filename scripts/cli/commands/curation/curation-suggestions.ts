import { suggestions } from "../../../../graph/answers/curation/suggestions.ts";
import type { Suggestion, SuggestionKind } from "../../../../graph/contract/discovery.ts";
import { SuggestionKind as Kinds } from "../../../../graph/contract/discovery.ts";
import type { CuratedStore } from "../../../../graph/curation/curated-store.ts";
import { type Author, decide } from "../../../../graph/curation/decide.ts";
import { decisionLogger } from "../../../../graph/curation/vocabulary-answer.ts";
import { openSnapshot } from "../../../../graph/snapshot/snapshot.ts";
import { UsageError } from "../../arguments/usage-error.ts";
import { wholeNumber } from "../../arguments/whole-number.ts";
import { print, printJson } from "../../output/output.ts";
import { table } from "../../output/table.ts";

interface SuggestOptions {
  readonly kind?: string | undefined;
  readonly limit?: number | undefined;
  readonly accept?: string | undefined;
  readonly reject?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Lists suggested merges and splits; with --accept or --reject those of these numbers are decided. */
export async function suggest(store: CuratedStore, options: SuggestOptions, author: Author): Promise<void> {
  const kind = kindOf(options.kind);
  const snapshot = await openSnapshot(store);
  try {
    const { state } = await store.curation();
    const list = await suggestions(snapshot, state, { kind, limit: options.limit ?? 50, offset: 0 });
    const actions = [
      ...choose(list.items, options.accept, "--accept").map(({ accept }) => accept),
      ...choose(list.items, options.reject, "--reject").map(({ reject }) => reject),
    ];
    if (actions.length > 0) {
      const decisions = await decide(store, actions, { ...author, why: author.why ?? "Suggested" });
      if (options.json) return printJson(decisions);
      const logged = decisionLogger(await store.curation());
      return print(decisions.map((one) => `${one.id.slice(0, 8)}  ${logged(one).text}\n`).join(""));
    }
    if (options.json) return printJson(list);
    await print(suggestionText(list.items, list.total, list.concepts));
  } finally {
    await snapshot.close();
  }
}

function suggestionText(items: readonly Suggestion[], total: number, examined: number): string {
  const rows = items.map((item, i) => ({ ...item, number: i + 1 }));
  const names = ({ kind, concepts: [into, from] }: Suggestion) =>
    kind === "homonym"
      ? `split ${into?.label}`
      : `merge ${from?.label} (${from?.papers}) into ${into?.label} (${into?.papers})`;
  return [
    `${items.length} of ${total} suggestions among ${examined} concepts of two papers or more, the surest first.`,
    table(rows, [
      { head: "No.", cell: ({ number }) => String(number) },
      { head: "Kind", cell: ({ kind }) => kind },
      { head: "Suggestion", cell: names },
      { head: "Why", cell: ({ reason }) => reason },
    ]),
  ].join("\n");
}

/** "1,3-5" picks those lines of the list. */
function choose(items: readonly Suggestion[], selection: string | undefined, option: string): Suggestion[] {
  if (selection === undefined) return [];
  if (selection === "all") return [...items];
  const numbers = selection.split(",").flatMap((part) => {
    const [from, to] = part.split("-").map((one) => wholeNumber(one, option, 1, items.length));
    return Array.from({ length: (to ?? from ?? 0) - (from ?? 0) + 1 }, (_, k) => (from ?? 0) + k);
  });
  return [...new Set(numbers)].flatMap((number) => items[number - 1] ?? []);
}

function kindOf(kind: string | undefined): SuggestionKind | undefined {
  if (kind === undefined) return undefined;
  const parsed = Kinds.safeParse(kind);
  if (!parsed.success) throw new UsageError(`--kind is one of ${Kinds.options.join(", ")}.`);
  return parsed.data;
}
