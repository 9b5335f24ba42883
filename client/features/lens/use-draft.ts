import { useState } from "react";

/** A value while it is being dragged; follows the value itself when that changes. */
export function useDraft<T>(value: T): readonly [T, (draft: T) => void] {
  const key = JSON.stringify(value);
  const [draft, setDraft] = useState({ key, value });
  const now = draft.key === key ? draft.value : value;
  return [now, (next: T) => setDraft({ key, value: next })];
}
