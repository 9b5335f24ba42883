import { X } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { type PopoverProps, Popover as UnlayeredPopover } from "react-aria-components";
import { showDialog } from "../state/dialogs.ts";
import { IconButton } from "./IconButton.tsx";

/** Where pop-overs of an open dialog are put: the browser shows a modal dialog above the rest of the page, and they have to be above the dialog. */
const DialogLayer = createContext<HTMLElement | null>(null);

/** A pop-over: of a dialog in the layer of that, otherwise in the page. */
export function Popover(props: PopoverProps) {
  const layer = useContext(DialogLayer);
  return <UnlayeredPopover {...props} {...(layer ? { UNSTABLE_portalContainer: layer } : {})} />;
}

/** A modal dialog: the browser traps the focus, restores it afterwards, and closes on Escape. */
export function Dialog({ title, children, bare = false }: { title: string; children: ReactNode; bare?: boolean }) {
  const element = useRef<HTMLDialogElement>(null);
  const [layer, setLayer] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    const popovers = dialog?.querySelector<HTMLElement>(":scope > .dialog-layer") ?? null;
    popovers?.showPopover();
    setLayer(popovers);
    return () => {
      dialog?.close();
      // A dialog that is already gone gives the focus back to nobody.
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    };
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
      <DialogLayer.Provider value={layer}>{children}</DialogLayer.Provider>
      <div className="dialog-layer" popover="manual" />
    </dialog>
  );
}
