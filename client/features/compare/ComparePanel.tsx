import { useHasYears } from "../../http/known-years.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { setOptions, showPage } from "../../state/view-changes.ts";
import { HowComputed, NextSteps, type Step, ViewHead } from "../../ui/panel/ViewPanelParts.tsx";

/** What the two drawings have in common, and what their lines mean. */
export function ComparePanel() {
  const { compare } = useView().options;
  const hasYears = useHasYears();
  const periods = hasYears && compare === "periods";
  return (
    <>
      <ViewHead kind="Compare" title={periods ? "Two periods of one map" : "Two concepts of one map"}>
        {periods
          ? "The same concepts in the same places, as they were linked before and after, with one shared camera."
          : "The partners of one and the partners of the other, in the same places, with one shared camera."}
      </ViewHead>
      <HowComputed
        facts={[
          { name: "Places", value: "those of the map; nothing moves between the two sides" },
          {
            name: "Lines",
            value: periods
              ? "links by their share of the papers of each period: new, gone, stronger, weaker"
              : "solid to partners of both, dashed to partners of one alone",
          },
          ...(periods ? [{ name: "Discs", value: "larger with more papers of the period" }] : []),
        ]}
      />
      <NextSteps
        steps={[
          ...(hasYears ? [otherKind(periods)] : []),
          {
            text: hasYears ? "What rises and falls" : "Where the fields stand",
            purpose: hasYears ? "Concept by concept." : "Central or apart, dense or loose.",
            onPress: () => viewStore.change(showPage("trends")),
          },
        ]}
      />
    </>
  );
}

function otherKind(periods: boolean): Step {
  return periods
    ? {
        text: "Two concepts instead",
        purpose: "The partners of each, and those of both.",
        onPress: () => viewStore.change(setOptions({ compare: "concepts", left: "", right: "" })),
      }
    : {
        text: "Two periods instead",
        purpose: "New and lost links.",
        onPress: () => viewStore.change(setOptions({ compare: "periods", left: "", right: "" })),
      };
}
