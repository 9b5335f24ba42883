import type { ReactNode } from "react";

/** A part of a panel with its heading. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <h2>
        {title}
        {aside !== undefined && <span className="aside">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}
