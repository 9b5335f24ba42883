/** A bar from 0 to 1; the number is shown beside it. */
export function PartBar({ value, kind }: { value: number; kind: "first" | "second" }) {
  return (
    <span className="part-bar" aria-hidden="true">
      <span className={kind} style={{ width: `${Math.max(0, Math.min(1, value)) * 100}%` }} />
    </span>
  );
}
