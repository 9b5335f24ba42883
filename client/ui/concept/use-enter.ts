import { useEffect, useEffectEvent, useState } from "react";

interface EnteredText {
  readonly text: string;
  /** True once the answer is about this text. */
  readonly isCurrent: boolean;
  /** The id of what Enter takes; undefined where nothing is called so. */
  readonly choice: string | undefined;
  /** What is said then. */
  readonly unknown: string;
  readonly choose: (id: string) => void;
}

/** Enter without a marked row takes what was typed, as soon as the server has looked for it, or says why not. */
export function useEnter({ text, isCurrent, choice, unknown, choose }: EnteredText) {
  const [entered, setEntered] = useState<string | null>(null);
  const isEntered = text !== "" && entered === text && isCurrent;
  const taken = isEntered ? choice : undefined;
  const onChoice = useEffectEvent((id: string) => {
    setEntered(null);
    choose(id);
  });
  useEffect(() => {
    if (taken !== undefined) onChoice(taken);
  }, [taken]);
  return { onEnter: () => setEntered(text), problem: isEntered && choice === undefined ? unknown : "" };
}
