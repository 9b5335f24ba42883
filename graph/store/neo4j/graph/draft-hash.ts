import { createHash } from "node:crypto";
import type { ConceptRecord, PaperMentions } from "../../../contract/records.ts";
import { conceptRow, packMentions } from "../../packing/pack-mentions.ts";

/** Concepts in one part of a draft. */
const CONCEPTS = 2000;

/** The mentions of one paper, packed, and what they are recognised by when they are written again. */
export interface PackedPaper {
  readonly paper: string;
  readonly data: Uint8Array;
  /** Of its mentions alone: numbers of concepts shift when others come and go, and say nothing about the paper. */
  readonly hash: string;
}

/** The fingerprint of a graph: equal for equal graphs. Its concepts come first, then its papers in their order. */
export class DraftHash {
  readonly #hash = createHash("sha256");
  readonly #concepts: readonly ConceptRecord[];
  #mentions = 0;

  constructor(concepts: readonly ConceptRecord[]) {
    this.#concepts = concepts;
  }

  /** The concepts in parts, as JSON; to be taken to the end before the first paper. */
  *parts(): Generator<string> {
    for (let from = 0; from === 0 || from < this.#concepts.length; from += CONCEPTS) {
      const json = JSON.stringify(this.#concepts.slice(from, from + CONCEPTS).map(canonical));
      this.#hash.update(json);
      yield json;
    }
  }

  /** Takes the next paper. */
  add({ paper, mentions }: PaperMentions): PackedPaper {
    const data = packMentions(mentions);
    this.#hash.update(`\n${paper}\n`).update(data);
    this.#mentions += conceptRow(mentions).length;
    const ids = mentions.map(({ concept }) => this.#concepts[concept]!.id);
    const places = packMentions(mentions.map((mention) => ({ ...mention, concept: 0 })));
    const own = createHash("sha256").update(JSON.stringify(ids)).update(places).digest("hex");
    return { paper, data, hash: own.slice(0, 32) };
  }

  /** The fingerprint, and the number of distinct (paper, concept) pairs, of what was taken. */
  end(): { readonly hash: string; readonly mentions: number } {
    return { hash: this.#hash.digest("hex"), mentions: this.#mentions };
  }
}

/** The concept with its fields in one order, so that equal concepts give equal text. */
function canonical({ id, key, label, aliases, papers, termhood }: ConceptRecord): ConceptRecord {
  return { id, key, label, aliases: aliases.map((one) => ({ form: one.form, papers: one.papers })), papers, termhood };
}
