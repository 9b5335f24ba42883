/** A label as a name: its first letter in upper case, the rest as the papers write it. */
export function titled(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}
