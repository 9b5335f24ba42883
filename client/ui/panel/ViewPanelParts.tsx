import type { ReactNode } from "react";
import { MeasureName } from "../MeasureName.tsx";
import type { MeasureKey } from "../words/measure-help.ts";
import { Section } from "./Section.tsx";

/** What a view shows, in a line or two. */
export function ViewHead({ kind, title, children }: { kind: string; title: string; children?: ReactNode }) {
  return (
    <header className="panel-head">
      <div className="kind">{kind}</div>
      <h1>{title}</h1>
      {children && <p className="summary">{children}</p>}
    </header>
  );
}

export interface Fact {
  readonly name: string;
  /** The measure of this name; pressing the name shows its explanation. */
  readonly measure?: MeasureKey;
  /** Null while it is not known. */
  readonly value: ReactNode;
}

/** How the shown values were computed: measures by name, numbers with what they count. */
export function HowComputed({ facts }: { facts: readonly Fact[] }) {
  return (
    <Section title="How it is computed">
      <dl className="view-facts">
        {facts
          .filter(({ value }) => value !== null)
          .map(({ name, measure, value }) => (
            <div key={name}>
              <dt>{measure ? <MeasureName name={measure}>{name}</MeasureName> : name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

export interface Step {
  readonly text: string;
  /** Why to take it. */
  readonly purpose?: string;
  readonly onPress: () => void;
}

/** Suggested next steps. */
export function NextSteps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <Section title="Next">
      <ul className="view-steps">
        {steps.map(({ text, purpose, onPress }) => (
          <li key={text}>
            <button type="button" className="link-btn" onClick={onPress}>
              {text}
            </button>
            {purpose && <p className="quiet">{purpose}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
