import { useQuery } from "@tanstack/react-query";
import { call } from "../../http/call.ts";
import { cutsOf, type NamedPair, namedPair } from "./named-pair.ts";

/** The pair of concepts that a text names, null for none, undefined while it is looked up. */
export function useNamedPair(text: string): NamedPair | null | undefined {
  const joined = cutsOf(text).length > 0;
  const query = useQuery({
    queryKey: ["named pair", text],
    enabled: joined,
    queryFn: ({ signal }) => namedPair(text, async (q) => (await call("search", { q, limit: 1 }, signal)).concepts[0]),
  });
  return joined && !query.isError ? query.data : null;
}
