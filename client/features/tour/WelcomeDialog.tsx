import { showDialog } from "../../state/dialogs.ts";
import { Dialog } from "../../ui/Dialog.tsx";

/** What the explorer is, in three sentences; shown on the first visit, and again from the help. */
export function WelcomeDialog() {
  return (
    <Dialog title="What is this?" bare>
      <div className="welcome">
        <h2>What is this?</h2>
        <p>
          Isthmus reads titles and abstracts of papers and draws the concepts they mention. Concepts that share papers
          lie close together, and each shore is a field. A paper that connects two fields which hardly any other paper
          connects is a bridge: Isthmus finds it, and shows the sentences that say why.
        </p>
        <button type="button" className="btn primary" onClick={() => showDialog(null)}>
          Show the map
        </button>
      </div>
    </Dialog>
  );
}
