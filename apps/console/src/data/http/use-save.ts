import { useMutation } from "@tanstack/react-query";
import { useId, useReducer } from "react";
import { type Failure, type Outcome, RequestFailure, valueOrThrow } from "./outcome.ts";
import { queryClient } from "./query-client.ts";

interface Sent<T, Given> {
  given: Given;
  answer: Promise<Outcome<T>>;
}

/** Effects run after the form is closed, too. `given` is what was saved; fields may have changed. */
interface Effects<T, Given> {
  onSuccess?: (value: T, given: Given) => unknown;
  onError?: (error: RequestFailure) => unknown;
  onSettled?: () => unknown;
}

export interface Save<T, Given> {
  save: (given: Given) => void;
  isPending: boolean;
  sent: Given | undefined;
  value: T | undefined;
  failure: Failure | null;
  clear: () => void;
}

/** Returns how a form saves over HTTP, one request at a time, and the state of the last save. [EV17] */
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
  // [DW1] `useMutation` renders a microtask later, when a saving dialog could already be closed.
  const [, render] = useReducer((count: number) => count + 1, 0);
  // Asks the cache, as a second press may come before the first is rendered.
  const isRunning = () => queryClient.isMutating({ mutationKey }) > 0;
  const save = (given: Given) => {
    if (isRunning()) return;
    // Sends here, as a mutation function is called a microtask later.
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
