import { at, textIn, type XmlElement } from "./xml-tree.ts";

/** The text in an element, or nothing when there is none. */
export const textOrNothing = (element: XmlElement | undefined) => textIn(element).trim() || undefined;

/** The text of each element. */
export const textsOf = (elements: readonly XmlElement[]) => elements.map((element) => textIn(element).trim());

const FAMILY = ["LastName", "last", "surname", "keyname", "family"];
const GIVEN = ["ForeName", "first", "given-names", "forenames", "given", "givenName", "given_name", "Initials"];

/** The names in elements that stand for a person or a group each. */
export function peopleIn(elements: readonly XmlElement[]): unknown[] {
  return elements.map((person) => {
    const part = (names: readonly string[]) => textOrNothing(names.map((name) => at(person, name)).find(Boolean));
    const family = part(FAMILY);
    if (family === undefined) return part(["name", "CollectiveName", "collab"]) ?? part(GIVEN) ?? textIn(person).trim();
    return { family, given: part(GIVEN) };
  });
}
