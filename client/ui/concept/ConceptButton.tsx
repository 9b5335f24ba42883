import { Dot } from "./CommunityChip.tsx";

/** A button with the name of a concept and the colour of its community. */
export function ConceptButton({
  label,
  community,
  title,
  onPress,
}: {
  label: string;
  community: number;
  title?: string;
  onPress: () => void;
}) {
  return (
    <button type="button" className="partner-btn" title={title} onClick={onPress}>
      <Dot community={community} />
      <span className="clip">{label}</span>
    </button>
  );
}
