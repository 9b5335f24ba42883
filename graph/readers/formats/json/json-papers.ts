import { normalisedFieldName } from "../../record/field-names.ts";
import { fieldOf, guessFields, isEmpty } from "../../record/fields.ts";
import { guessColumns } from "../../record/guess-columns.ts";
import { areKeywordsApart } from "../../record/keywords.ts";
import type { ReaderOptions, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import type { Field, FieldMap } from "../../record/source-record.ts";
import { findPapers, type JsonFinding } from "./find-papers.ts";
import { entriesOf, type Json } from "./json-entries.ts";

/** Objects that are looked at before the first record is given: enough to know a key by its values. */
const SAMPLE = 40;
const MAX_KEYS = 100;

/** An object that may be a paper; one that is `silent` is not reported when it is none. */
interface Candidate extends JsonFinding {
  readonly silent: boolean;
}

function isCandidate(one: Candidate | ReadItem): one is Candidate {
  return "object" in one;
}

/** Turns objects into records; the first ones wait until the keys are recognised. */
export class JsonPapers {
  private options: ReaderOptions;
  private pending: (Candidate | ReadItem)[] = [];
  private isReady = false;
  private hasPaper = false;
  private keywordsAreApart = false;

  constructor(options: ReaderOptions) {
    this.options = options;
  }

  /** Takes the papers in a value; returns how many it contains. */
  *add(value: object, line: number, key?: string): Generator<ReadItem, number> {
    let papers = 0;
    for (const found of findPapers(value, { line, key, map: this.options.map })) {
      if (found.kind === "paper") papers++;
      yield* this.take(found, found.kind === "other" && papers === 0);
    }
    const isEmptyList = Array.isArray(value) && value.length === 0;
    if (papers === 0 && key === undefined && !isEmptyList) {
      const object = Array.isArray(value) ? {} : (value as Json);
      yield* this.take({ kind: "other", object, place: { line } }, false);
    }
    return papers;
  }

  /** Gives an item in order, after the papers before it. */
  *pass(item: ReadItem): Generator<ReadItem> {
    if (this.isReady) yield item;
    else this.pending.push(item);
  }

  private *take(found: JsonFinding, silent: boolean): Generator<ReadItem> {
    this.hasPaper ||= found.kind === "paper";
    if (this.isReady) yield* this.item(found, silent);
    else if (this.pending.push({ ...found, silent }) > SAMPLE) yield* this.finish();
  }

  /** Gives what still waits. */
  *finish(): Generator<ReadItem> {
    if (this.isReady) return;
    this.isReady = true;
    yield* this.guessKeys();
    const { map } = this.options;
    const objects = this.pending.filter(isCandidate).map(({ object }) => object);
    this.keywordsAreApart = areKeywordsApart(objects.map((one) => guessFields(entriesOf(one), { map }).keywords));
    for (const one of this.pending) {
      if (isCandidate(one)) yield* this.item(one, one.silent);
      else yield one;
    }
    this.pending = [];
  }

  private *guessKeys(): Generator<ReadItem> {
    const candidates = this.pending.filter(isCandidate);
    const objects = candidates.filter(({ kind }) => kind === "paper" || !this.hasPaper).map(({ object }) => object);
    const samples = samplesOf(objects);
    const known = new Set(samples.map(({ name }) => fieldOf(name, this.options.map)?.field));
    if (known.has("invertedAbstract")) known.add("abstract");
    const wanted = (["title", "abstract", "year", "doi"] as const).filter((field) => !known.has(field));
    const guess = guessColumns(
      samples.filter(
        ({ name, values }) =>
          values.length > 0 && !fieldOf(name, this.options.map) && !this.options.map?.has(normalisedFieldName(name)),
      ),
      new Set<Field>(wanted),
    );
    const fields = new Set(guess.values());
    if (guess.size === 0 || !(this.hasPaper || fields.has("title") || fields.has("abstract"))) return;
    const entries = [...guess].map(([name, field]) => [normalisedFieldName(name), field] as const);
    this.options = { ...this.options, map: new Map([...entries, ...(this.options.map ?? [])]) };
    for (const [name, field] of guess) {
      const reason = `the key “${name}” is taken for the ${field}, judged by its contents`;
      yield {
        kind: "notice",
        line: 1,
        reason,
        hint: `If it is not, choose another: in the explorer under Check, elsewhere with --map ${field}=KEY.`,
      };
    }
  }

  private *item({ kind, object, place }: JsonFinding, silent: boolean): Generator<ReadItem> {
    const { line, key } = place;
    if (kind === "paper" || hasWords(object, this.options.map)) {
      const raw = guessFields(entriesOf(object), this.options);
      if (raw.id === undefined && key !== undefined && /\d/.test(key)) raw.id = key;
      yield { kind: "record", line, record: buildRecord(raw, this.keywordsAreApart) };
    } else if (!silent) {
      const hint = 'Give every paper a "title" and an "abstract", or name them with --map title=…,abstract=….';
      yield { kind: "problem", line, reason: "the object has neither a title nor an abstract", hint };
    }
  }
}

/** Whether the object has a key that was taken for the title or the abstract by what is in it. */
function hasWords(object: Json, map: FieldMap | undefined): boolean {
  if (!map) return false;
  return Object.keys(object).some((key) => {
    const field = map.get(normalisedFieldName(key));
    return field === "title" || field === "abstract";
  });
}

function samplesOf(objects: readonly Json[]) {
  const values = new Map<string, string[]>();
  for (const [key, value] of objects.flatMap((object) => Object.entries(object))) {
    const list = values.get(key);
    const text = typeof value === "string" || typeof value === "number" ? [String(value)] : [];
    if (list) list.push(...text.filter((one) => !isEmpty(one)));
    else if (values.size < MAX_KEYS) values.set(key, text);
  }
  return [...values].map(([name, list]) => ({ name, values: list }));
}
