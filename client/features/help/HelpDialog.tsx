import { showDialog } from "../../state/dialogs.ts";
import { showTour } from "../../state/tour.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { MeasureText } from "../../ui/MeasureName.tsx";
import { groups, type MeasureHelp, measureHelp } from "../../ui/words/measure-help.ts";

const measures: readonly MeasureHelp[] = Object.values(measureHelp);

/** Every measure with its formula and source, and the ways to learn the rest. */
export function HelpDialog() {
  return (
    <Dialog title="Help">
      <p className="buttons">
        <button
          type="button"
          className="btn"
          onClick={() => {
            showDialog(null);
            showTour(1);
          }}
        >
          Take the tour
        </button>
        <button type="button" className="btn" onClick={() => showDialog("welcome")}>
          What is this?
        </button>
        <button type="button" className="btn" onClick={() => showDialog("shortcuts")}>
          Keyboard shortcuts
        </button>
      </p>
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
        <section key={group} className="help-group">
          <h3 className="help-title">{groups[group]}</h3>
          {measures
            .filter((help) => help.group === group)
            .map((help) => (
              <article key={help.name}>
                <MeasureText help={help} />
              </article>
            ))}
        </section>
      ))}
    </Dialog>
  );
}
