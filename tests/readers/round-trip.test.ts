import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paper } from "../../graph/contract/entities.ts";
import type { PaperExporter } from "../../graph/exports/exporter.ts";
import { exporterOf } from "../../graph/exports/registry.ts";
import { bibtex } from "../../graph/readers/formats/bibtex/bibtex.ts";
import { csv } from "../../graph/readers/formats/csv/csv.ts";
import { json } from "../../graph/readers/formats/json/json.ts";
import { jsonLines } from "../../graph/readers/formats/json/jsonl.ts";
import { ris } from "../../graph/readers/formats/tagged/tagged-formats.ts";
import type { Reader } from "../../graph/readers/record/reader.ts";
import { itemsOf, recordsIn } from "./collect.ts";

/** Words with everything that formats use as signs of their own. */
const word = fc.string({
  unit: fc.constantFrom(..."abcdeXYZ019éßłøñ中文😀{}\\$%#_^~@=\"'`,;:|/()[]+-*!?.".split(/(?:)/u)),
  minLength: 1,
  maxLength: 9,
});
const text = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((words) => `Plain ${words.join(" ")} end`);
const name = fc
  .tuple(
    fc.constantFrom("Ana", "Jörg", "Łucja", "Mei Lin", "O."),
    fc.constantFrom("O'Neill", "Müller-Lüdenscheid", "van den Berg", "Ng"),
  )
  .map(([given, family]) => `${given} ${family}`);
const paper: fc.Arbitrary<Paper> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9:./-]{0,12}$/),
  title: text(12),
  abstract: fc.oneof(fc.constant(""), text(60)),
  year: fc.oneof(fc.constant(null), fc.integer({ min: 1900, max: 2100 })),
  venue: fc.oneof(
    fc.constant(null),
    fc.constantFrom("CoRL", "ICLR 2024", "NeurIPS", "Proceedings of the ACL & Friends"),
    fc.stringMatching(/^Journal of [A-Z][a-z]{3,9}( [A-Z][a-z]+)?$/),
  ),
  authors: fc.uniqueArray(name, { minLength: 0, maxLength: 5 }),
  keywords: fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}( [a-z]{2,8})?$/), { maxLength: 4 }),
  doi: fc.oneof(fc.constant(null), fc.stringMatching(/^10\.\d{4}\/[a-z0-9.()_-]{0,12}[a-z0-9]$/).filter(balanced)),
  url: fc.constant(null),
});

/** A DOI with an odd bracket at its end cannot be told from one in a sentence. */
function balanced(doi: string): boolean {
  return (doi.match(/\(/g)?.length ?? 0) === (doi.match(/\)/g)?.length ?? 0);
}

const formats: [string, Reader][] = [
  ["jsonl", jsonLines],
  ["csl", json],
  ["bibtex", bibtex],
  ["ris", ris],
  ["csv-papers", csv],
];

describe("papers written by an exporter", () => {
  it.each(formats)("come back the same from %s", async (format, reader) => {
    const exporter = exporterOf(format) as PaperExporter;
    const many = fc.uniqueArray(paper, { minLength: 1, maxLength: 4, selector: ({ id }) => id });
    await fc.assert(
      fc.asyncProperty(many, fc.integer({ min: 1, max: 5000 }), async (papers, size) => {
        let file = "";
        for await (const piece of exporter.write(papers)) file += piece;
        const read = recordsIn(await itemsOf(reader, file, size));
        const { arxiv: _, pmid: __, ...empty } = { arxiv: null, pmid: null };
        expect(read.map(({ arxiv, pmid, ...record }) => ({ ...empty, ...record }))).toEqual(
          papers.map((one) => ({ ...one, url: one.doi === null ? null : `https://doi.org/${one.doi}` })),
        );
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
