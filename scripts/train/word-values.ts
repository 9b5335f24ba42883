import type { Document } from "../../graph/extraction/language/document.ts";
import type { Focus } from "../../graph/extraction/ranking/features.ts";
import { putWordFeatures } from "../../graph/extraction/ranking/word-features.ts";

/** The word features of a phrase as texts, which training counts. */
export function wordFeaturesOf(document: Document, key: string, focus: Focus): string[] {
  const values: string[] = [];
  let value = "";
  const sink = {
    add(part: string) {
      value += part;
    },
    end() {
      values.push(value);
      value = "";
    },
  };
  putWordFeatures(sink, document, key, focus);
  return values;
}
