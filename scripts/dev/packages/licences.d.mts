export function licences(
  lockfile?: string,
): readonly { readonly name: string; readonly version: string; readonly licence: string; readonly passedOn: boolean }[];
export function isKnown(licence: string): boolean;
