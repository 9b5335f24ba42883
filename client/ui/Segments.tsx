import { ToggleButton, ToggleButtonGroup } from "react-aria-components";

/** A choice among a few options, all visible. */
export function Segments<T extends string>({
  name,
  options,
  value,
  onChange,
}: {
  name: string;
  options: readonly { id: T; text: string }[];
  value: T;
  onChange: (id: T) => void;
}) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={name}
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
      }}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} className="segment">
          {option.text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
