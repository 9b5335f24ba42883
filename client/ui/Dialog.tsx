import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { showDialog } from "../state/dialogs.ts";
import { IconButton } from "./IconButton.tsx";

/** A modal dialog: the browser traps the focus, restores it afterwards, and closes on Escape. */
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
      // The close event comes late: another dialog may have replaced this one, or it may be open again.
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
