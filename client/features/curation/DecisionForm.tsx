import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { CurationAction } from "../../../graph/contract/curation.ts";
import { decide } from "../../actions/decide.ts";
import { showDialog } from "../../state/dialogs.ts";
import { showToast } from "../../state/toast.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { EffectPreview } from "./EffectPreview.tsx";

/** A decision in a dialog: what it is, what it would change, why, and the button that makes it. */
export function DecisionForm({
  title,
  verb,
  actions,
  preview = true,
  children,
}: {
  title: string;
  verb: string;
  /** Empty while the decision is incomplete. */
  actions: readonly CurationAction[];
  /** False for a decision that changes no concept. */
  preview?: boolean;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const [why, setWhy] = useState("");
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // Typing can begin at once; the browser would give the focus to the button that closes.
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (actions.length === 0 || busy) return;
    setBusy(true);
    showToast(null);
    void decide(client, actions, why).then((done) => {
      setBusy(false);
      if (done) showDialog(null);
    });
  };
  return (
    <Dialog title={title}>
      <form ref={form} className="decision" onSubmit={submit}>
        {children}
        {preview && actions.length > 0 && <EffectPreview actions={actions} />}
        <label className="field">
          <span>Why (kept in the log)</span>
          <input className="text-input" value={why} maxLength={2000} onChange={(event) => setWhy(event.target.value)} />
        </label>
        <div className="form-buttons">
          <button type="button" className="btn" onClick={() => showDialog(null)}>
            Cancel
          </button>
          <button type="submit" className="btn primary" disabled={actions.length === 0 || busy}>
            {verb}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
