/** [SI6] HTTP responses that report a lost sign-in while the socket is still open. */
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import { createStore } from "zustand";

/** [SI14] The other browser that signed this one out, or null. */
const signedOut = createStore<{ endedBy: EndedBy | null }>()(() => ({ endedBy: null }));

export const onUnauthorized = (listener: () => void): (() => void) => signedOut.subscribe(listener);

export const reportUnauthorized = (endedBy: EndedBy | null = null): void => signedOut.setState({ endedBy });

export const lastEndedBy = (): EndedBy | null => signedOut.getState().endedBy;
