import { useRanking } from "../../http/bridges.ts";
import { type BridgeOnMap, maxDiamonds } from "../../map/model/diamonds.ts";
import { useView } from "../../state/use-view.ts";
import { count, pluralize } from "../../ui/words/format.ts";

interface Props {
  readonly bridges: readonly BridgeOnMap[];
  /** How many concepts are drawn for these papers only. */
  readonly beside: number;
}

/** The foot of the map of bridges: what the diamonds are, how many of the papers they are, and what else was drawn for them. */
export function BridgesFoot(props: Props) {
  return (
    <div className="bridges-foot" data-over-map>
      <DiamondKey {...props} />
    </div>
  );
}

function DiamondKey({ bridges, beside }: Props) {
  const { total } = useRanking(useView());
  if (bridges.length === 0) return null;
  const shown = Math.min(bridges.length, maxDiamonds);
  return (
    <p>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path className="diamond-left" d="M8 1v14L1 8Z" />
        <path className="diamond-right" d="M8 1v14l7-7Z" />
      </svg>
      <span>
        {total > shown ? `the first ${shown} of ${pluralize(total, "paper")}` : pluralize(total, "paper")}
        {beside > 0 && `; ${count(beside)} concepts drawn for them only`}
      </span>
    </p>
  );
}
