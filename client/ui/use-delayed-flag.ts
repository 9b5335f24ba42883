import { useEffect, useState } from "react";

/** True once something has taken longer than 300 ms: a spinner before that only flickers. */
export function useDelayedFlag(busy: boolean, after = 300): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), after);
    return () => clearTimeout(timer);
  }, [busy, after]);
  return slow && busy;
}
