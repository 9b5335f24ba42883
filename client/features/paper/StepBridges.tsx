import { ChevronDown, ChevronUp } from "lucide-react";
import { useBetween, useRanking } from "../../http/bridges.ts";
import { store, useView } from "../../state/use-view.ts";
import { openPaper } from "../../state/view-changes.ts";
import { IconButton } from "../../ui/IconButton.tsx";

/** Buttons to the previous and next bridge paper of the table; nothing when the paper is not in it. */
export function StepBridges({ paper }: { paper: string }) {
  const view = useView();
  const wanted = view.page === "bridges";
  const ranking = useRanking(view, wanted);
  const between = useBetween(view, wanted);
  const pages = between.answer ? between : ranking;
  const papers = pages.items.map((item) => item.paper.id);
  const at = papers.indexOf(paper);
  if (!wanted || at < 0) return null;
  const open = (to: number) => () => {
    const next = papers[to];
    if (next !== undefined) store.change(openPaper(next));
    if (to > papers.length - 3 && pages.query.hasNextPage) void pages.query.fetchNextPage();
  };
  return (
    <>
      <IconButton name="Previous bridge paper" icon={ChevronUp} disabled={at === 0} onPress={open(at - 1)} />
      <IconButton
        name="Next bridge paper"
        icon={ChevronDown}
        disabled={at === papers.length - 1 && !pages.query.hasNextPage}
        onPress={open(at + 1)}
      />
    </>
  );
}
