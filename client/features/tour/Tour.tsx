import { type ReactNode, useEffect, useMemo } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import { type StrongPair, useStrongPairs } from "../../http/concepts.ts";
import { startingConcepts } from "../../map/model/starting-points.ts";
import { showDialog, useDialog } from "../../state/dialogs.ts";
import { endTour, isNewVisitor, showTour, tourStep, tourSteps, useTour, wasTourSeen } from "../../state/tour.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import type { View } from "../../state/view.ts";
import { type Change, openConcept, openLink, showBetween, showPage } from "../../state/view-changes.ts";
import { announce } from "../../ui/announce.ts";

interface Step {
  readonly title: string;
  readonly text: ReactNode;
  /** What the button does in the reader's place; without it, the button goes to the next step. */
  readonly help?: { readonly text: string; readonly change: Change };
  /** True once the reader has done what the step asks. */
  readonly isDone?: (view: View) => boolean;
}

/** Six steps through the sample corpus; each continues when the reader does what it says. */
export function Tour({ map, status }: { map: ConceptMap; status: Status }) {
  const step = useTour();
  const view = useView();
  const ready = map.nodes.id.length > 0;
  useWelcome(ready, status.sample);
  const concepts = useMemo(() => startingConcepts(map).slice(0, 1), [map]);
  const pairs = useStrongPairs(step === null ? [] : concepts);
  const now = step === null ? undefined : stepsOf(concepts[0], pairs[0])[step - 1];
  const done = now?.isDone?.(view) ?? false;
  useEffect(() => {
    if (done && step !== null) showTour(step + 1);
  }, [done, step]);
  useEffect(() => {
    if (now) announce(`Tour, step ${step} of ${tourSteps}. ${now.title}`);
  }, [step, now]);
  if (step === null || !now) return null;
  const { help } = now;
  return (
    <section className="tour" data-step={step} aria-label="Tour">
      <header>
        <span className="quiet">
          Step {step} of {tourSteps}
        </span>
        <button type="button" className="link-btn" onClick={endTour}>
          {step === tourSteps ? "Close" : "Skip tour"}
        </button>
      </header>
      <p className="tour-text">
        <b>{now.title}</b> {now.text}
      </p>
      <footer>
        <span className="tour-dots" aria-hidden="true">
          {Array.from({ length: tourSteps }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: dots are places.
            <i key={i} data-here={i + 1 === step || undefined} />
          ))}
        </span>
        <button
          type="button"
          className="btn primary"
          onClick={() => {
            if (help) viewStore.change(help.change);
            if (!now.isDone || !help) showTour(step + 1);
          }}
        >
          {help?.text ?? "Next"}
        </button>
      </footer>
    </section>
  );
}

/** On the first visit the page that says what this is, unless somebody shared a part of the explorer; then, on the sample, the tour. */
function useWelcome(ready: boolean, sample: boolean): void {
  const dialog = useDialog();
  useEffect(() => {
    if (!ready || wasTourSeen() || tourStep() !== null) return;
    if (location.search === "" && isNewVisitor()) showDialog("welcome");
    else if (sample && dialog === null) showTour(1);
  }, [ready, sample, dialog]);
}

type NamedConcept = ReturnType<typeof startingConcepts>[number];

function stepsOf(concept: NamedConcept | undefined, link: StrongPair | undefined): readonly Step[] {
  return [
    {
      title: "Each shore is a field.",
      text: "Concepts that share papers lie close together; an isthmus between two shores is a paper that connects them.",
    },
    {
      title: `Click ${concept?.label ?? "a concept"}.`,
      text: (
        <>
          Or press <kbd>Tab</kbd> until the map has focus, then the arrow keys and <kbd>Enter</kbd>.
        </>
      ),
      ...(concept ? { help: { text: "Open it", change: openConcept(concept.id) } } : {}),
      isDone: ({ open }) => open?.kind === "concept",
    },
    {
      title: "What it goes with, beyond chance.",
      text: "The surest partners first, each with its papers and one sentence. All others are folded below.",
    },
    {
      title: "Open a link: the sentences behind it.",
      text: "Press one of the partners, or a link on the map.",
      ...(link ? { help: { text: "Open one", change: openLink(link.a, link.b) } } : {}),
      isDone: ({ open }) => open?.kind === "link",
    },
    {
      title: "Papers between two fields.",
      text: "Bridges lists papers that connect fields rarely connected elsewhere, and says why.",
      help: { text: "Show bridges", change: (view) => ({ ...showBetween(null, null)(view), open: null }) },
      isDone: ({ page }) => page === "bridges",
    },
    {
      title: "Drop your own papers.",
      text: "BibTeX, RIS, CSV, PubMed and more; everything stays on this machine.",
      help: { text: "Import", change: showPage("import") },
    },
  ];
}
