import type { LucideIcon } from "lucide-react";

/** A button that is an icon with a name. */
export function IconButton({
  name,
  icon: Icon,
  onPress,
  disabled = false,
  pressed,
}: {
  name: string;
  icon: LucideIcon;
  onPress: () => void;
  disabled?: boolean;
  /** For a toggle button. */
  pressed?: boolean;
}) {
  return (
    <button
      type="button"
      className="btn quiet-btn icon"
      aria-label={name}
      title={name}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
