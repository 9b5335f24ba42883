import type { CurationPreview } from "../../../../graph/contract/curation.ts";
import { table } from "../../output/table.ts";

/** What some decisions would change, as text. */
export function previewText({
  decisions,
  concepts,
  mentions,
  links,
  communities,
  changed,
  ranks,
}: CurationPreview): string {
  const rows = [
    { what: "Concepts", ...concepts },
    { what: "Mentions", ...mentions },
    ...(links ? [{ what: "Links", ...links }] : []),
    ...(communities ? [{ what: "Communities", before: communities.before, after: communities.after }] : []),
  ];
  const place = (one: CurationPreview["ranks"][number]["before"]) =>
    one === null ? "none" : `${one.papers} papers, rank ${one.rank}, ${one.links} links`;
  return [
    ...decisions.map((text) => `Would ${text}; nothing is written.`),
    "",
    table(rows, [
      { head: "", cell: ({ what }) => what },
      { head: "Now", cell: ({ before }) => String(before) },
      { head: "Then", cell: ({ after }) => String(after) },
      { head: "Change", cell: ({ before, after }) => signedNumber(after - before) },
    ]),
    ...(communities
      ? [
          `${communities.moved} concepts change community; agreement ${communities.agreement.toFixed(3)} (adjusted Rand)${communities.repeated === null ? "" : `, ${communities.repeated.toFixed(3)} between seeds`}.`,
        ]
      : []),
    `${changed} concepts change${changed > ranks.length ? `; the ${ranks.length} of most papers` : ""}:`,
    table(ranks, [
      { head: "Concept", cell: ({ label }) => label },
      { head: "Now", cell: ({ before }) => place(before) },
      { head: "Then", cell: ({ after }) => place(after) },
    ]),
  ].join("\n");
}

const signedNumber = (n: number) => (n > 0 ? `+${n}` : String(n));
