import { Table2 } from "lucide-react";
import { useId, useState } from "react";
import { Button, Dialog, DialogTrigger } from "react-aria-components";
import { Popover } from "../Dialog.tsx";
import { type PlainColumn, PlainTable } from "../PlainTable.tsx";

interface Props<T> {
  /** What the numbers are. */
  readonly name: string;
  readonly columns: readonly PlainColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}

/** A button that shows the numbers of the chart above it as a table. */
export function AsTable<T>(props: Props<T>) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="as-table">
      <button
        type="button"
        className="link-btn"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? "Hide the table" : "Show as table"}
      </button>
      {open && (
        <div id={id}>
          <ScrollableTable {...props} />
        </div>
      )}
    </div>
  );
}

/** The same in a popover, for a chart in a strip of controls. */
export function AsTableOver<T>(props: Props<T>) {
  return (
    <DialogTrigger>
      <Button className="btn quiet-btn icon" aria-label={`${props.name}: show as table`}>
        <Table2 size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom" offset={6}>
        <Dialog aria-label={props.name} className="as-table">
          <ScrollableTable {...props} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ScrollableTable<T>({ name, ...table }: Props<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard (WCAG 2.1.1).
    <section className="as-table-scroll" aria-label={name} tabIndex={0}>
      <PlainTable {...table} />
    </section>
  );
}
