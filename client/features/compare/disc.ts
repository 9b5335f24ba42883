/** A concept in one of two drawings side by side. */
export interface ComparedDisc {
  readonly id: string;
  readonly label: string;
  readonly community: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  /** What the drawing is about. */
  readonly isSubject?: boolean;
  /** Drawn, but not compared. */
  readonly faint?: boolean;
  readonly description: string;
}

/** A link in one of two drawings side by side. */
export interface Line {
  readonly a: string;
  readonly b: string;
  readonly width: number;
  readonly kind: "gained" | "lost" | "kept";
}
