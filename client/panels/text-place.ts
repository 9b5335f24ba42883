/** A place in a text: a character, or a selection from it up to (not including) an end. */
export interface TextPlace {
  readonly at: number;
  readonly end?: number;
}

interface Points {
  readonly x: number;
  readonly y: number;
}

/** What a reader pressed or selected in the text of an element, in UTF-16 units of its text; null when beside it. */
export function placeInText(element: Element, point: Points): TextPlace | null {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const range = selection.getRangeAt(0);
    if (!element.contains(range.commonAncestorContainer)) return null;
    return {
      at: offsetIn(element, range.startContainer, range.startOffset),
      end: offsetIn(element, range.endContainer, range.endOffset),
    };
  }
  const caret = caretAt(point);
  return caret && element.contains(caret.node) ? { at: offsetIn(element, caret.node, caret.offset) } : null;
}

/** Characters of the element's text before a place in its tree. */
function offsetIn(element: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** Browsers have one or the other of two functions for this. */
function caretAt({ x, y }: Points): { node: Node; offset: number } | null {
  const page: Partial<Pick<Document, "caretPositionFromPoint" | "caretRangeFromPoint">> = document;
  if (page.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = page.caretRangeFromPoint ? document.caretRangeFromPoint(x, y) : null;
  return range && { node: range.startContainer, offset: range.startOffset };
}
