import { Maximize, Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { Lands } from "../../map/model/lands.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import type { ComparedDisc, Line } from "./disc.ts";
import { SmallMap } from "./SmallMap.tsx";
import { useSharedCamera } from "./use-shared-camera.ts";

export interface Side {
  readonly name: string;
  readonly caption: ReactNode;
  readonly discs: readonly ComparedDisc[];
  readonly lines: readonly Line[];
}

/** Two drawings over the same places; zooming or moving one does the same to the other. */
export function SideBySide({ lands, left, right }: { lands: Lands; left: Side; right: Side }) {
  const camera = useSharedCamera();
  return (
    <div className="side-by-side">
      {[left, right].map((side, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: left and right are places.
        <figure key={i}>
          <figcaption>
            <b>{side.name}</b> {side.caption}
          </figcaption>
          <SmallMap name={side.name} lands={lands} discs={side.discs} lines={side.lines} window={camera} />
        </figure>
      ))}
      <div className="tools">
        <IconButton name="Zoom both in" icon={Plus} onPress={() => camera.zoomBy(1.5)} />
        <IconButton name="Zoom both out" icon={Minus} onPress={() => camera.zoomBy(1 / 1.5)} />
        <IconButton name="Fit both" icon={Maximize} onPress={camera.fit} />
      </div>
    </div>
  );
}
