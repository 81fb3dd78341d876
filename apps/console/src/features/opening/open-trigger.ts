/**
 * How the open session was opened. After a press, or after a refusal, the composer takes the focus; after moving through the list
 * it does not.
 */
import { createStore } from "zustand";

export type OpenTrigger = "pointer" | "list_keys" | "refusal";

const store = createStore<{ last: OpenTrigger }>()(() => ({ last: "pointer" }));

export const noteOpenTrigger = (last: OpenTrigger): void => store.setState({ last });

export const lastOpenTrigger = (): OpenTrigger => store.getState().last;
