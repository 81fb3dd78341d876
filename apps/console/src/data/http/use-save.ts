import { useMutation } from "@tanstack/react-query";
import { useId, useReducer } from "react";
import { type Failure, type Outcome, RequestFailure, valueOrThrow } from "./outcome.ts";
import { queryClient } from "./query-client.ts";

interface Sent<T, Given> {
  given: Given;
  answer: Promise<Outcome<T>>;
}

/** What follows an answer, also when the form has been closed meanwhile. `given` is what was saved; fields may have changed since. */
interface Effects<T, Given> {
  onSuccess?: (value: T, given: Given) => unknown;
  onError?: (error: RequestFailure) => unknown;
  /** The save is pending until a returned promise is settled. */
  onSettled?: () => unknown;
}

export interface Save<T, Given> {
  /** Does nothing while an earlier save is pending. */
  save: (given: Given) => void;
  isPending: boolean;
  /** What is being saved; undefined if nothing is. */
  sent: Given | undefined;
  /** The answer to the last save; undefined from the next save on. */
  value: T | undefined;
  /** Why the last save failed; null from the next save on. */
  failure: Failure | null;
  /** Forgets the last answer or failure. Does nothing while a save is pending. */
  clear: () => void;
}

/** Returns how a form saves over HTTP, one request at a time, and what became of the last save. [EV17] */
export function useSave<T, Given = void>(
  send: (given: Given) => Promise<Outcome<T>>,
  effects: Effects<T, Given> = {},
): Save<T, Given> {
  const mutationKey = [useId()];
  const { mutateAsync, reset, isPending, variables, data, error } = useMutation<
    T,
    RequestFailure,
    Sent<T, Given>
  >(
    {
      mutationKey,
      mutationFn: async ({ answer }) => valueOrThrow(await answer),
      onSuccess: (value, { given }) => effects.onSuccess?.(value, given),
      onError: (thrown) => effects.onError?.(thrown),
      onSettled: () => effects.onSettled?.(),
    },
    queryClient,
  );
  // [DW1] `useMutation` renders a microtask later: until then a dialog that saves could still be closed.
  const [, render] = useReducer((count: number) => count + 1, 0);
  // Asks the cache, since a second press may come before the first one is rendered.
  const isRunning = () => queryClient.isMutating({ mutationKey }) > 0;
  const save = (given: Given) => {
    if (isRunning()) return;
    // Sends here, because a mutation function is called a microtask after the press.
    mutateAsync({ given, answer: send(given) }).catch((thrown: unknown) => {
      if (!(thrown instanceof RequestFailure)) throw thrown;
    });
    render();
  };
  const clear = () => {
    if (isRunning()) return;
    reset();
    render();
  };
  return {
    save,
    isPending,
    sent: isPending ? variables.given : undefined,
    value: data,
    failure: error?.failure ?? null,
    clear,
  };
}
