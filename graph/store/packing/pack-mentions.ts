import type { FieldNumber, Mention } from "../../contract/records.ts";

/** Comes before the length of a mention in a keyword; no mention has this length, so stores without keywords stay readable. */
const KEYWORD_MARK = 0;

/** Packs the mentions of one paper: seven-bit groups, least significant first, about 8 bytes a mention. */
export function packMentions(mentions: readonly Mention[]): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number) => {
    let rest = value;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  for (const mention of mentions) {
    put(mention.concept * 2 + (mention.field === 0 ? 0 : 1));
    put(mention.start);
    if (mention.field === 2) put(KEYWORD_MARK);
    put(mention.end - mention.start);
    put(mention.sentenceStart);
    put(mention.sentenceEnd - mention.sentenceStart);
  }
  return Uint8Array.from(bytes);
}

/** The mentions that packMentions packed, in the same order. */
export function unpackMentions(bytes: Uint8Array): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  const take = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (at === bytes.length) throw new RangeError("Packed mentions are cut short.");
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  };
  while (at < bytes.length) {
    const head = take();
    const start = take();
    let length = take();
    const isKeyword = length === KEYWORD_MARK;
    if (isKeyword) length = take();
    const sentenceStart = take();
    const sentenceEnd = sentenceStart + take();
    const field = isKeyword ? 2 : ((head & 1) as FieldNumber);
    mentions.push({ concept: head >>> 1, field, start, end: start + length, sentenceStart, sentenceEnd });
  }
  return mentions;
}

/** The same mentions with the number `numbers[n]` for concept n. */
export function withConceptNumbers(mentions: readonly Mention[], numbers: ArrayLike<number>): Mention[] {
  return mentions.map(({ concept, field, start, end, sentenceStart, sentenceEnd }) => {
    return { concept: numbers[concept]!, field, start, end, sentenceStart, sentenceEnd };
  });
}

/** The distinct concepts of one paper, ascending: its row of the incidence. */
export function conceptRow(mentions: readonly Mention[]): number[] {
  return [...new Set(mentions.map((mention) => mention.concept))].sort((a, b) => a - b);
}
