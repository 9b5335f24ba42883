import { ChevronDown } from "lucide-react";
import { Button, Label, ListBox, ListBoxItem, Select, SelectValue } from "react-aria-components";
import { Popover } from "./Dialog.tsx";

/** A labelled drop-down for a strip of controls. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: readonly { id: T; text: string }[];
  onChange: (id: T) => void;
}) {
  return (
    <Select
      className="choice"
      value={value === "" ? "default" : value}
      onChange={(key) => onChange((key === "default" ? "" : String(key)) as T)}
    >
      <Label>{label}</Label>
      <Button className="choice-btn">
        <SelectValue />
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.id} id={option.id === "" ? "default" : option.id} className="option">
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
