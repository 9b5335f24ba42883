export function withOwner(text: string, owner: string | undefined): string;
