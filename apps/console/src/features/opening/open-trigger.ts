/** How the open session was opened. The composer takes the focus after a press or a refusal, not after moving by keys. */
import { createStore } from "zustand";

export type OpenTrigger = "pointer" | "list_keys" | "refusal";

const store = createStore<{ last: OpenTrigger }>()(() => ({ last: "pointer" }));

export const noteOpenTrigger = (last: OpenTrigger): void => store.setState({ last });

export const lastOpenTrigger = (): OpenTrigger => store.getState().last;
