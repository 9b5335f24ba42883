import { Dot } from "./CommunityChip.tsx";

/** A concept by its name and the colour of its community, to be pressed. */
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
