import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from "@tanstack/react-query";
import type { Args, Operation, Output } from "../../graph/contract/operations/endpoints.ts";
import type { View } from "../state/view.ts";
import { CallError, call } from "./call.ts";
import { mapArgs, openOutside } from "./map-args.ts";

/** Seconds to wait after the first, second and third time that the server did not answer. */
const waits = [5, 15, 60];

const silent = (error: unknown) => error instanceof CallError && error.status === 0;
const starting = (error: unknown) => error instanceof CallError && error.status === 503;

/** Answers never go stale by themselves, because a decision or an import invalidates them; nothing is requested twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache(),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        networkMode: "always",
        retry: (failures, error) => starting(error) || (silent(error) && failures < waits.length),
        retryDelay: (failures, error) =>
          starting(error) ? Math.min(100 * 2 ** failures, 1000) : (waits[failures] ?? 60) * 1000,
      },
    },
  });
}

type Every<O extends Operation> = (answer: Output<O> | undefined) => number | false;

/** One answer of the server, cached by operation and arguments; `every` asks again after that many milliseconds. */
export function useAnswer<O extends Operation>(
  operation: O,
  args: Args<O> | null,
  options: { keep?: boolean; every?: Every<O> } = {},
): UseQueryResult<Output<O>, Error> {
  return useQuery<Output<O>, Error, Output<O>>({
    queryKey: [operation, args],
    queryFn: ({ signal }) => call(operation, args as Args<O>, signal),
    enabled: args !== null,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: (query) => options.every?.(query.state.data) ?? false,
  } as UseQueryOptions<Output<O>, Error, Output<O>>);
}

/**
 * The map of the lens, including open concepts that the lens leaves out; requested again each second while the server still
 * places the concepts.
 */
export function useConceptMap(view: View): UseQueryResult<Output<"getMap">, Error> {
  const options = { keep: true, every: pollInterval };
  const own = useAnswer("getMap", mapArgs(view), options);
  const outside = openOutside(view, own.data);
  const wider = useAnswer("getMap", outside.length > 0 ? mapArgs(view, outside) : null, options);
  return outside.length > 0 && wider.data ? wider : own;
}

const pollInterval = (map: Output<"getMap"> | undefined) => (map?.layout === "computing" ? 1000 : false);

/** The map of a view as far as it has been answered, outside React. */
export function answeredMap(client: QueryClient, view: View): Output<"getMap"> | undefined {
  const answer = (args: Args<"getMap">) => client.getQueryData<Output<"getMap">>(["getMap", args]);
  const own = answer(mapArgs(view));
  const outside = openOutside(view, own);
  return (outside.length > 0 ? answer(mapArgs(view, outside)) : undefined) ?? own;
}

const pageSize = 60;

export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** A list that grows page by page as it is scrolled. */
export function usePages<T>(
  key: readonly unknown[],
  ask: (limit: number, offset: number, signal: AbortSignal) => Promise<Page<T>>,
  enabled = true,
  every: (first: Page<T> | undefined) => number | false = () => false,
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageSize, pageParam, signal),
    enabled: enabled,
    refetchInterval: ({ state }) => every(state.data?.pages[0]),
    initialPageParam: 0,
    getNextPageParam: (last: Page<T>, pages) => {
      const seen = pages.reduce((sum, page) => sum + page.items.length, 0);
      return seen < last.total && last.items.length > 0 ? seen : undefined;
    },
  });
  return {
    query,
    total: query.data?.pages[0]?.total ?? 0,
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
  };
}
