import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { showDialog } from "../state/dialogs.ts";
import { IconButton } from "./IconButton.tsx";

/** A dialog over the page: the browser keeps the focus in it and gives it back, Escape closes. */
export function Dialog({ title, children, bare = false }: { title: string; children: ReactNode; bare?: boolean }) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it, as Escape does.
    <dialog
      ref={element}
      className={bare ? "dialog bare" : "dialog"}
      aria-label={title}
      // Closing is told late: by then it may be gone in favour of another one, or open again.
      onClose={() => {
        if (element.current && !element.current.open) showDialog(null);
      }}
      onClick={(event) => {
        if (event.target === element.current) showDialog(null);
      }}
    >
      {!bare && (
        <header>
          <h2>{title}</h2>
          <IconButton name="Close" icon={X} onPress={() => showDialog(null)} />
        </header>
      )}
      {children}
    </dialog>
  );
}
