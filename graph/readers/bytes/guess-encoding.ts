import { textDecoder } from "./text-decoder.ts";

/** A guess, with what people call the encoding. */
export interface Encoding {
  /** The name that `textDecoder` knows. */
  readonly name: string;
  readonly label: string;
}

/** How much of the text decides; the beginning of a large file is enough. */
const SAMPLE = 1 << 16;
/** Below this share of letters that make sense the bytes are noise. */
const MIN_LETTER_SHARE = 0.75;

/**
 * Guesses the encoding of bytes that are not UTF-8, from the letters that they would be; undefined when nothing fits. Of
 * equally good guesses the first in the lists below wins, which is the more common one.
 */
export function guessEncoding(bytes: Buffer): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  if (utf8Share(sample) > 0.7) return undefined;
  return doubleByte(sample) ?? singleByte(sample);
}

/**
 * The share of bytes above ASCII that stand in whole UTF-8 sequences: most of them do in a damaged UTF-8 file. In other
 * encodings sequences of two bytes come about by chance, but not this many.
 */
function utf8Share(bytes: Buffer): number {
  let high = 0;
  let whole = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    const length = sequenceAt(bytes, i);
    whole += length;
    high += Math.max(1, length);
    i += Math.max(1, length) - 1;
  }
  return high === 0 ? 1 : whole / high;
}

/** The length of the UTF-8 sequence that begins at a place; 0 when none does. */
function sequenceAt(bytes: Buffer, at: number): number {
  const lead = bytes[at]!;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i]! & 0xc0) !== 0x80) return 0;
  return length;
}

interface Pairs {
  readonly total: number;
  /** Share of pairs whose first byte lies in a range. */
  share(from: number, to: number): number;
  /** Share of pairs whose second byte is ASCII. */
  readonly low: number;
  /** How many pairs follow each other without a break. */
  readonly run: number;
}

/** The bytes taken two by two wherever one above ASCII begins a pair. */
function pairsIn(bytes: Buffer): Pairs {
  const leads: number[] = [];
  let low = 0;
  let runs = 0;
  let end = -1;
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i]! < 0x81) continue;
    if (i !== end) runs++;
    leads.push(bytes[i]!);
    if (bytes[++i]! < 0x80) low++;
    end = i + 1;
  }
  const total = Math.max(1, leads.length);
  return {
    total: leads.length,
    share: (from, to) => leads.filter((lead) => lead >= from && lead <= to).length / total,
    low: low / total,
    run: leads.length / Math.max(1, runs),
  };
}

const DOUBLE_BYTE: readonly (readonly [Encoding, (pairs: Pairs) => boolean])[] = [
  // Kana have two first bytes of their own, in each of the Japanese encodings.
  [
    { name: "shift_jis", label: "Shift_JIS (Japanese)" },
    (p) => p.share(0x82, 0x83) > 0.25 && p.share(0x81, 0x9f) > 0.6,
  ],
  [{ name: "euc-jp", label: "EUC-JP (Japanese)" }, (p) => p.share(0xa4, 0xa5) > 0.2 && p.low < 0.02],
  // Syllables of Korean take the first half of the plane only.
  [{ name: "euc-kr", label: "EUC-KR (Korean)" }, (p) => p.share(0xb0, 0xc8) > 0.93 && p.low < 0.05],
  [{ name: "big5", label: "Big5 (traditional Chinese)" }, (p) => p.share(0xa1, 0xc6) > 0.8 && p.low > 0.2],
  [{ name: "gb18030", label: "GB 18030 (Chinese)" }, (p) => p.share(0xa1, 0xd7) > 0.8 && p.low < 0.1],
];

/** Texts in Chinese, Japanese and Korean are runs of pairs; letters with accents stand singly. */
function doubleByte(bytes: Buffer): Encoding | undefined {
  const pairs = pairsIn(bytes);
  if (pairs.total < 4 || pairs.run < 1.8) return undefined;
  for (const [encoding, fits] of DOUBLE_BYTE) {
    if (!fits(pairs)) continue;
    const text = textDecoder(encoding.name).push(bytes);
    const letters =
      text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
    const broken = text.match(/[\uFFFD\p{Co}\p{Cn}]/gu)?.length ?? 0;
    if (broken <= 1 + letters * 0.02 && letters > pairs.total * 0.5) return encoding;
  }
  return undefined;
}

/** Letters beyond ASCII that languages write. */
const WESTERN = ["æøåäöéü", "äöüß", "àâçèéêëîïôùûüœæ", "áéíñóúü", "àáâãçéêíóôõúü", "àèéìòù", "àáèéëïóöüç"];
const CENTRAL = ["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž"];
const LATIN_1 = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýßœšž";
const CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџў";
const GREEK = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ";
const SIGNS = new Set("’‘“”„«»–—…°§©®±×÷·•µ€£ªº¹²³¼½¾¿¡†™´ \u00a0");

interface Candidate extends Encoding {
  readonly alphabets: readonly string[];
  /** What a full match is worth. */
  readonly weight: number;
}

const SINGLE_BYTE: readonly Candidate[] = [
  { name: "windows-1252", label: "Windows-1252 (Western European)", alphabets: WESTERN, weight: 1 },
  { name: "windows-1250", label: "Windows-1250 (Central European)", alphabets: CENTRAL, weight: 0.995 },
  { name: "iso-8859-2", label: "ISO 8859-2 (Central European)", alphabets: CENTRAL, weight: 0.985 },
  { name: "windows-1254", label: "Windows-1254 (Turkish)", alphabets: ["çğıöşüâîû"], weight: 0.99 },
  { name: "windows-1251", label: "Windows-1251 (Cyrillic)", alphabets: [CYRILLIC], weight: 1 },
  { name: "koi8-r", label: "KOI8-R (Russian)", alphabets: [CYRILLIC], weight: 0.99 },
  { name: "windows-1253", label: "Windows-1253 (Greek)", alphabets: [GREEK], weight: 0.99 },
  { name: "macintosh", label: "Mac OS Roman", alphabets: WESTERN, weight: 0.98 },
  { name: "windows-1252", label: "Windows-1252 (Western European)", alphabets: [LATIN_1], weight: 0.95 },
];

function singleByte(bytes: Buffer): Encoding | undefined {
  let best: Encoding | undefined;
  let highest = MIN_LETTER_SHARE;
  for (const candidate of SINGLE_BYTE) {
    const score = scoreOf(textDecoder(candidate.name).push(bytes), candidate);
    if (score > highest) [best, highest] = [candidate, score];
  }
  return best;
}

const isLetter = (sign: string) => /\p{L}/u.test(sign);
const isLatin = (sign: string) => /\p{Script=Latin}/u.test(sign);

/** Fewer letters of another script say nothing: two bytes of noise are two letters of Russian. */
const FEWEST_FOREIGN = 6;

/** The best share of an alphabet among the characters beyond ASCII, less those that stand where none is written. */
function scoreOf(text: string, { alphabets, weight }: Candidate): number {
  const letters = new Map<string, number>();
  let total = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    total++;
    const sign = text[i]!;
    if (!isPlausible(text, i)) good--;
    else if (!isLetter(sign)) good++;
    else letters.set(sign.toLowerCase(), (letters.get(sign.toLowerCase()) ?? 0) + 1);
  }
  const covered = alphabets.map((alphabet) => {
    let sum = 0;
    for (const [letter, count] of letters) if (alphabet.includes(letter)) sum += count;
    return sum;
  });
  const isForeign = alphabets[0] === CYRILLIC || alphabets[0] === GREEK;
  if (isForeign && total < FEWEST_FOREIGN) return 0;
  // Punctuation alone, such as quotation marks, is the same in most encodings.
  return (weight * (letters.size === 0 ? 0.97 : 1) * (good + Math.max(...covered))) / Math.max(1, total);
}

/** Whether a character beyond ASCII may stand between its neighbours. Implausible neighbours reveal a wrong encoding. */
function isPlausible(text: string, at: number): boolean {
  const [sign = "", before = "", after = ""] = [text[at], text[at - 1], text[at + 1]];
  if (!isLetter(sign)) return SIGNS.has(sign) && !(isLetter(before) && isLetter(after) && !"’‘´·–—".includes(sign));
  if (/\p{Lu}/u.test(sign) && /\p{Ll}/u.test(before)) return false;
  if (!isLatin(sign)) return ![before, after].some((letter) => isLetter(letter) && isLatin(letter));
  // Four letters with accents in a row are another alphabet.
  return ![-3, -2, -1, 0].some((from) => isAccentedRun(text.slice(Math.max(0, at + from), at + from + 4)));
}

function isAccentedRun(letters: string): boolean {
  return letters.length === 4 && [...letters].every((letter) => letter.charCodeAt(0) >= 0x80 && isLetter(letter));
}
