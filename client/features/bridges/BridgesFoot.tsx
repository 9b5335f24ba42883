import { useBetween, useRanking } from "../../http/bridges.ts";
import { type BridgeOnMap, mostDiamonds } from "../../map/model/diamonds.ts";
import { useView } from "../../state/use-view.ts";
import { count, counted } from "../../ui/words/format.ts";
import { FirstBridgesLine } from "./FirstBridgesLine.tsx";

interface Props {
  readonly bridges: readonly BridgeOnMap[];
  /** How many concepts are drawn for these papers only. */
  readonly beside: number;
}

/** The foot of the map of bridges: since when the two sides are joined, and what is drawn of the papers that do. */
export function BridgesFoot(props: Props) {
  return (
    <div className="bridges-foot" data-over-map>
      <FirstBridgesLine />
      <DiamondKey {...props} />
    </div>
  );
}

/** What the diamonds are, how many of the papers they are, and what else was drawn for them. */
function DiamondKey({ bridges, beside }: Props) {
  const view = useView();
  const [ranking, between] = [useRanking(view), useBetween(view)];
  const total = between.answer?.total ?? ranking.total;
  if (bridges.length === 0) return null;
  const shown = Math.min(bridges.length, mostDiamonds);
  return (
    <p>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path className="diamond-left" d="M8 1v14L1 8Z" />
        <path className="diamond-right" d="M8 1v14l7-7Z" />
      </svg>
      <span>
        {total > shown ? `the first ${shown} of ${counted(total, "paper")}` : counted(total, "paper")}
        {beside > 0 && `; ${count(beside)} concepts drawn for them only`}
      </span>
    </p>
  );
}
