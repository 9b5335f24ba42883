import { X } from "lucide-react";
import { holdToast, showToast, useToast } from "../state/toast.ts";
import { IconButton } from "../ui/IconButton.tsx";

/** The toast at the bottom of the page: the last decision, with a button to undo it. */
export function ToastBar() {
  const toast = useToast();
  return (
    <div className="toast-place" role="status">
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the events only pause the timer of the message.
        <div
          className={toast.bad ? "toast bad" : "toast"}
          onMouseEnter={() => holdToast(true)}
          onMouseLeave={() => holdToast(false)}
          onFocus={() => holdToast(true)}
          onBlur={() => holdToast(false)}
        >
          <span className="toast-text">{toast.text}</span>
          {toast.undo && (
            <button
              type="button"
              className="btn"
              onClick={() => {
                toast.undo?.();
                showToast(null);
              }}
            >
              Undo
            </button>
          )}
          <IconButton name="Close the message" icon={X} onPress={() => showToast(null)} />
        </div>
      )}
    </div>
  );
}
