import type { TextPlace } from "./word-spots.ts";

interface Points {
  readonly x: number;
  readonly y: number;
}

/** What is selected in the text of an element. */
export function selectionIn(element: Element): Required<TextPlace> | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return null;
  return {
    at: offsetIn(element, range.startContainer, range.startOffset),
    end: offsetIn(element, range.endContainer, range.endOffset),
  };
}

/** The character of an element's text at a point of the window; null beside its lines. */
export function characterAt(element: Element, point: Points): TextPlace | null {
  const caret = caretAt(point);
  if (!caret || !element.contains(caret.node)) return null;
  const at = offsetIn(element, caret.node, caret.offset);
  const isBesideText = [...rangeIn(element, Math.max(0, at - 1), at + 1).getClientRects()].every(
    ({ left, right, top, bottom }) => point.x < left || point.x > right || point.y < top || point.y > bottom,
  );
  return isBesideText ? null : { at };
}

/** Where a part of an element's tree begins in its text. */
export function beginningOf(element: Element, part: Node): number {
  return offsetIn(element, part, 0);
}

/** Some characters of an element's text as a range of its tree. */
export function rangeIn(element: Element, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = texts.nextNode(); node && before < end; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= before && start < before + length) range.setStart(node, start - before);
    if (end > before && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  return range;
}

/** Characters of the element's text before a place in its tree. */
function offsetIn(element: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** Browsers support one of two functions for this. */
function caretAt({ x, y }: Points): { node: Node; offset: number } | null {
  const page: Partial<Pick<Document, "caretPositionFromPoint" | "caretRangeFromPoint">> = document;
  if (page.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = page.caretRangeFromPoint ? document.caretRangeFromPoint(x, y) : null;
  return range && { node: range.startContainer, offset: range.startOffset };
}
