import type { PairFamily } from "../../../graph/contract/concepts.ts";
import { count } from "../../ui/words/format.ts";

/** What the colours and rings of the matrix mean. */
export function MatrixKey({ family }: { family: PairFamily | null }) {
  return (
    <div className="matrix-key">
      <h2>NPMI</h2>
      <div className="scale" aria-hidden="true">
        {[0, 1, 2, 3, 4, 5, 6].map((step) => (
          <span key={step} className={`s${step}`} />
        ))}
      </div>
      <p className="scale-ends">
        <span>0, as chance</span>
        <span>0.6+</span>
      </p>
      <p>
        <span className="swatch below" aria-hidden="true" /> less often than chance
      </p>
      <p>
        <span className="swatch ring" aria-hidden="true">
          <i />
        </span>{" "}
        may be chance (q ≥ 0.05)
      </p>
      <p>
        <span className="swatch never" aria-hidden="true" /> never together
      </p>
      {family && (
        <p className="quiet">
          q over {count(family.pairs)} pairs of concepts in {count(family.minPapers)}+ papers
        </p>
      )}
    </div>
  );
}
