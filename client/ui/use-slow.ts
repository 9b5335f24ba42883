import { useEffect, useState } from "react";

/** True once something has been under way for 300 ms: sooner, no one wants a spinner. */
export function useSlow(busy: boolean, after = 300): boolean {
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
