import { lazy, Suspense } from "react";
import { useDialog } from "../state/dialogs.ts";

const Palette = lazy(() => import("../features/commands/Palette.tsx").then((m) => ({ default: m.Palette })));
const ShortcutsSheet = lazy(() =>
  import("../features/commands/ShortcutsSheet.tsx").then((m) => ({ default: m.ShortcutsSheet })),
);
const SetsDialog = lazy(() => import("../features/sets/SetsDialog.tsx").then((m) => ({ default: m.SetsDialog })));
const HelpDialog = lazy(() => import("../features/help/HelpDialog.tsx").then((m) => ({ default: m.HelpDialog })));
const WelcomeDialog = lazy(() =>
  import("../features/tour/WelcomeDialog.tsx").then((m) => ({ default: m.WelcomeDialog })),
);
const MoreDialog = lazy(() => import("../features/commands/MoreDialog.tsx").then((m) => ({ default: m.MoreDialog })));
const MergeDialog = lazy(() =>
  import("../features/curation/MergeDialog.tsx").then((m) => ({ default: m.MergeDialog })),
);
const SplitDialog = lazy(() =>
  import("../features/curation/SplitDialog.tsx").then((m) => ({ default: m.SplitDialog })),
);
const NameCommunityDialog = lazy(() =>
  import("../features/curation/NameCommunityDialog.tsx").then((m) => ({ default: m.NameCommunityDialog })),
);
const RenameDialog = lazy(() =>
  import("../features/curation/RenameDialog.tsx").then((m) => ({ default: m.RenameDialog })),
);
const GroupDialog = lazy(() =>
  import("../features/curation/GroupDialog.tsx").then((m) => ({ default: m.GroupDialog })),
);
const PhraseDialog = lazy(() =>
  import("../features/curation/PhraseDialog.tsx").then((m) => ({ default: m.PhraseDialog })),
);
const ShareDialog = lazy(() => import("../features/share/ShareDialog.tsx").then((m) => ({ default: m.ShareDialog })));

/** The dialog that is open, fetched when it is opened first. */
export function Dialogs() {
  const shown = useDialog();
  return (
    <Suspense fallback={null}>
      {shown === "palette" && <Palette />}
      {shown === "shortcuts" && <ShortcutsSheet />}
      {shown === "share" && <ShareDialog />}
      {shown === "merge" && <MergeDialog />}
      {shown === "split" && <SplitDialog />}
      {shown === "rename" && <RenameDialog />}
      {shown === "name-community" && <NameCommunityDialog />}
      {shown === "group" && <GroupDialog />}
      {shown === "phrase" && <PhraseDialog />}
      {shown === "sets" && <SetsDialog />}
      {shown === "help" && <HelpDialog />}
      {shown === "welcome" && <WelcomeDialog />}
      {shown === "more" && <MoreDialog />}
    </Suspense>
  );
}
