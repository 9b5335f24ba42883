import { type Line, splitLines } from "../../bytes/lines.ts";
import type { FieldUse } from "../../record/field-use.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import { abstractness } from "../../record/titles.ts";
import { type Paragraph, Unwrapper, wrapWidth } from "./unwrap.ts";

const BOILERPLATE = /^(get trending papers in your email inbox( once a day)?!?|subscribe)$/i;
const GLUED_WORD = /^Subscribe(?=[\p{Lu}\p{N}"“‘'($[*])/u;

/** A file that is shorter than what detection is shown is seen whole. */
const WHOLE_FILE = 1 << 15;

/** Lines of programs, settings and marked-up text, which papers do not have. */
const CODE = /[;{}]$|^(?:#|\/\/|\/\*|<[!/]|[\w.-]+\s*[:=]\s*$|if |for |fi$|done$|echo |export |import |- )/;

/** Lines that wait for a sure abstract, at most: a list of bare titles must not fill the memory. */
const WINDOW = 400;

/** A saved page of similar papers, or any text whose lines are a title, its abstract, the next title, … */
export const savedPage: Reader = {
  name: "page",
  label: "saved page (a title line, then an abstract line)",
  detect(head) {
    const lines = head.split(/\r\n|\n|\r/).map((text) => text.trim());
    const filled = unwrapLines(lines).filter((text) => text !== "");
    // The last line of a long file is cut off.
    const full = head.length < WHOLE_FILE ? filled : filled.slice(0, -1);
    if (full.some((text) => BOILERPLATE.test(text))) return 0.97;
    if (/^#!/.test(head) || full.filter((text) => CODE.test(text)).length > full.length * 0.1) return 0;
    const pairs = full.filter((text, i) => i > 0 && abstractness(text) > 1 && abstractness(full[i - 1] ?? "") < 0);
    return pairs.length >= 2 && pairs.length >= full.length * 0.3 ? 0.5 : 0;
  },
  async *read(text, options) {
    let open: Paragraph[] = [];
    let afterBoilerplate = true;
    for await (const paragraph of paragraphsIn(text)) {
      if ("kind" in paragraph) {
        yield paragraph;
        continue;
      }
      const clean = afterBoilerplate ? paragraph.text.replace(GLUED_WORD, "").trim() : paragraph.text;
      if (clean === "") continue;
      afterBoilerplate = BOILERPLATE.test(clean);
      if (afterBoilerplate) continue;
      open.push({ ...paragraph, text: clean });
      const isAbstract = abstractness(clean) >= SURE;
      if (isAbstract || open.length >= WINDOW) {
        yield* recordUse(papers(open, isAbstract), options?.use);
        open = [];
      }
    }
    yield* recordUse(papers(open, false), options?.use);
  },
};

function* recordUse(items: Iterable<ReadItem>, use: FieldUse | undefined): Generator<ReadItem> {
  for (const item of items) {
    if (item.kind === "record")
      use?.noteFound({ ...item.record }, { title: "line of a title", abstract: "line after it" });
    yield item;
  }
}

/** Lines that are looked at to see whether long ones were broken. */
const SAMPLE = 300;

/** Titles and abstracts, each on one line, also where a program has broken the lines. */
async function* paragraphsIn(text: AsyncIterable<string>): AsyncGenerator<Paragraph | ReadItem> {
  let waiting: Line[] | undefined = [];
  let unwrapper: Unwrapper | undefined;
  for await (const line of splitLines(text)) {
    if (waiting) waiting.push(line);
    else yield* paragraphsOf([line], unwrapper);
    if (waiting?.length === SAMPLE) {
      unwrapper = unwrapperOf(waiting);
      yield* paragraphsOf(waiting, unwrapper);
      waiting = undefined;
    }
  }
  if (waiting) unwrapper = unwrapperOf(waiting);
  yield* paragraphsOf(waiting ?? [], unwrapper);
  yield* unwrapper?.finish() ?? [];
}

function unwrapLines(lines: readonly string[]): readonly string[] {
  const width = wrapWidth(lines);
  if (width === undefined) return lines;
  const unwrapper = new Unwrapper(width);
  return [...lines.flatMap((text, i) => unwrapper.add(i, text)), ...unwrapper.finish()].map(({ text }) => text);
}

function unwrapperOf(lines: readonly Line[]): Unwrapper | undefined {
  const width = wrapWidth(lines.map((line) => line.text?.trim() ?? ""));
  return width === undefined ? undefined : new Unwrapper(width);
}

function* paragraphsOf(lines: readonly Line[], unwrapper: Unwrapper | undefined): Generator<Paragraph | ReadItem> {
  for (const line of lines) {
    if (line.text === undefined) yield tooLong(line);
    else if (unwrapper) yield* unwrapper.add(line.number, line.text.trim());
    else if (line.text.trim() !== "") yield { line: line.number, text: line.text.trim() };
  }
}

function tooLong(line: Line): ReadItem {
  const reason = `the line is ${Math.round(line.length / 1e6)} million characters long, which no abstract is`;
  return {
    kind: "problem",
    line: line.number,
    reason,
    hint: "Put every title and every abstract on a line of its own.",
  };
}

/** From this score on a line is an abstract whatever stands around it. */
const SURE = 3;

/** What it costs to say that a paper has no abstract. */
const MISSING = 1;

/**
 * Pairs the lines of a run: each line is a title, with or without an abstract after it. The cheapest reading wins, so
 * that one missing abstract never shifts the pairs after it. With `endsWithAbstract`, the last line is known to be an abstract.
 */
function* papers(lines: readonly Paragraph[], endsWithAbstract: boolean): Generator<ReadItem> {
  const isPair = pairing(
    lines.map(({ text }) => abstractness(text)),
    endsWithAbstract,
  );
  for (let i = 0; i < lines.length; i++) {
    const { line, text } = lines[i]!;
    if (isPair[i] === 1) {
      i++;
      const abstract = (lines[i]?.text ?? "").replace(/^abstract\s*[:.—-]\s*/i, "");
      yield { kind: "record", line, record: buildRecord({ title: text, abstract }) };
    } else if (endsWithAbstract && i === lines.length - 1) {
      const reason = "an abstract has no title before it";
      yield { kind: "notice", line, reason, hint: "Put the title on the line before it." };
      yield { kind: "record", line, record: buildRecord({ abstract: text }) };
    } else yield { kind: "record", line, record: buildRecord({ title: text }) };
  }
}

/** For each line that is a title: 1 when the next one is its abstract (dynamic programme from the end). */
function pairing(scores: readonly number[], endsWithAbstract: boolean): Uint8Array {
  const n = scores.length;
  const cost = new Float64Array(n + 2);
  const paired = new Uint8Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const title = Math.max(0, scores[i] ?? 0);
    const last = i === n - 1;
    const titleAlone = last && endsWithAbstract ? 2 * SURE : title + MISSING + (cost[i + 1] ?? 0);
    const pair = last ? Number.POSITIVE_INFINITY : title + Math.max(0, -(scores[i + 1] ?? 0)) + (cost[i + 2] ?? 0);
    paired[i] = pair <= titleAlone ? 1 : 0;
    cost[i] = Math.min(pair, titleAlone);
  }
  return paired;
}
