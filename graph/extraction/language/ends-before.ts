import type { Token } from "./tokens.ts";
import { phraseUsage } from "./usage.ts";
import { hasRole, ROLE } from "./word-roles.ts";

/**
 * A plural ends its phrase: the word after it begins another, unless the two are established together ("operations research")
 * or the plural owns it ("users' trust").
 */
export function endsBefore({ lexeme, end }: Token, next: Token): boolean {
  if (!hasRole(lexeme, ROLE.plural) || next.start - end !== 1) return false;
  return phraseUsage(`${lexeme.key} ${next.lexeme.key}`) === undefined;
}
