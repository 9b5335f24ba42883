import sax from "sax";

/** An element with its attributes and what stands in it; names without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  readonly line: number;
}

/** The element of one record, the containers around it, and what was wrong with it. */
export interface XmlPiece {
  readonly element: XmlElement;
  /** Finished siblings before it that contain data of the whole volume, by name (ACL Anthology: `meta`). */
  readonly around: ReadonlyMap<string, XmlElement>;
  readonly fault: string | undefined;
}

/** Whether an element contains a paper, by its name, that of the element around it, and that of the whole file. */
type IsRecord = (name: string, parent: string | undefined, root: string | undefined) => boolean;

/** Elements between an answer of OAI-PMH or SRU and the record in it. */
export const WRAPPERS: ReadonlySet<string> = new Set(["metadata", "recordData", "oai_datacite", "payload"]);

const MAX_DEPTH = 200;
/** Characters of one element; more is a broken file. */
const MAX_SIZE = 16_000_000;

/**
 * Streams the elements that `isRecord` names out of an XML text, however large. Built on sax, which expands no entities
 * of a document type (no entity bombs, no foreign files); its errors are noted and passed over.
 */
export class XmlPieces {
  private readonly parser = sax.parser(true, { position: true });
  private readonly stack: XmlElement[] = [];
  private readonly around = new Map<string, XmlElement>();
  private readonly ready: XmlPiece[] = [];
  private size = 0;
  private fault: string | undefined;
  /** How many containers are open above the record. */
  private recordAt = -1;

  private readonly isRecord: IsRecord;
  private readonly isContext: (name: string) => boolean;

  constructor(isRecord: IsRecord, isContext: (name: string) => boolean) {
    this.isRecord = isRecord;
    this.isContext = isContext;
    this.parser.onopentag = (tag) => this.open(tag.name, tag.attributes as Record<string, string>);
    this.parser.onclosetag = () => this.close();
    this.parser.ontext = (text) => this.text(text);
    this.parser.oncdata = (text) => this.text(text);
    this.parser.onerror = (error) => {
      if (this.recordAt >= 0) this.fault ??= (error.message.split("\n")[0] ?? "").toLowerCase();
      (this.parser as { error: Error | null }).error = null;
      this.parser.resume();
    };
  }

  push(chunk: string): XmlPiece[] {
    this.parser.write(chunk);
    return this.ready.splice(0);
  }

  /** The last pieces; an element that the text breaks off in is given as far as it goes. */
  end(): XmlPiece[] {
    this.parser.close();
    if (this.recordAt >= 0) {
      this.fault = "the file ends within it";
      while (this.stack.length > 0 && this.recordAt >= 0) this.close();
    }
    return this.ready.splice(0);
  }

  private open(fullName: string, attributes: Record<string, string>): void {
    const name = localName(fullName);
    const parent = this.stack.at(-1);
    const element: XmlElement = { name, attributes, children: [], line: this.parser.line + 1 };
    if (this.repeats(name, parent)) this.give("its end tag is missing");
    if (this.recordAt < 0 && (this.isRecord(name, parent?.name, this.stack[0]?.name) || this.isContext(name))) {
      this.recordAt = this.stack.length;
      this.size = 0;
      this.fault = undefined;
    } else if (this.recordAt >= 0 && this.stack.length < MAX_DEPTH) parent?.children.push(element);
    this.stack.push(element);
  }

  /** A record never stands in another of its kind, except in an answer of OAI-PMH or SRU: the end tag of the first is missing. */
  private repeats(name: string, parent: XmlElement | undefined): boolean {
    return this.recordAt >= 0 && this.stack[this.recordAt]?.name === name && !WRAPPERS.has(parent?.name ?? "");
  }

  private close(): void {
    if (this.stack.length - 1 === this.recordAt) this.give(this.fault);
    this.stack.pop();
  }

  private give(fault: string | undefined): void {
    const element = this.stack[this.recordAt];
    this.recordAt = -1;
    if (!element) return;
    if (this.isContext(element.name)) this.around.set(element.name, element);
    else this.ready.push({ element, around: new Map(this.around), fault });
  }

  private text(text: string): void {
    if (this.recordAt < 0) return;
    this.size += text.length;
    if (this.size > MAX_SIZE) this.fault = "it is larger than 16 MB; the rest is left out";
    else this.stack.at(-1)?.children.push(text);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The element children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== "string" && child.name === name,
  );
}

/** The first element at a path of names. */
export function at(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((parent, name) => childrenOf(parent, name)[0], element);
}

/** Every element at a path of names. */
export function allAt(element: XmlElement | undefined, ...path: string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (parents, name) => parents.flatMap((one) => childrenOf(one, name)),
    element ? [element] : [],
  );
}

/** Elements that begin a line of their own, so that their words must not run into the neighbours'. */
const BLOCK = new Set([
  "p",
  "sec",
  "title",
  "AbstractText",
  "label",
  "br",
  "div",
  "li",
  "list-item",
  "given",
  "last",
  "first",
  "surname",
]);

/** All text in an element. */
export function textIn(element: XmlElement | undefined): string {
  if (!element) return "";
  let text = "";
  for (const child of element.children) {
    if (typeof child === "string") text += child;
    else text += BLOCK.has(child.name) ? ` ${textIn(child)} ` : textIn(child);
  }
  return text;
}

/** The text in an element, or nothing when there is none. */
export const textOrNothing = (element: XmlElement | undefined) => textIn(element).trim() || undefined;

/** The text of each element. */
export const textsOf = (elements: readonly XmlElement[]) => elements.map((element) => textIn(element).trim());

const FAMILY_NAMES = ["LastName", "last", "surname", "keyname", "family", "familyName"];
const GIVEN_NAMES = [
  "ForeName",
  "first",
  "given-names",
  "forenames",
  "given",
  "givenName",
  "given_name",
  "forename",
  "Initials",
];

/** The names in elements that stand for a person or a group each. */
export function peopleIn(elements: readonly XmlElement[]): unknown[] {
  return elements.map((person) => {
    const part = (names: readonly string[]) => textOrNothing(names.map((name) => at(person, name)).find(Boolean));
    const family = part(FAMILY_NAMES);
    if (family !== undefined) return { family, given: part(GIVEN_NAMES) };
    const whole =
      part(["name", "CollectiveName", "collab", "creatorName", "fullName"]) ??
      part(GIVEN_NAMES) ??
      textIn(person).trim();
    // DBLP tells people of the same name apart by numbers.
    return whole.replace(/ \d{4}$/, "");
  });
}
