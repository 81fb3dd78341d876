/**
 * [SI6] The browser's cookie is gone or invalid while the page's socket is still open. HTTP requests notice it first and tell
 * it here, so that the connection can be closed.
 */
import type { EndedBy } from "@jieru/shared/protocol/browsers";
import { createStore } from "zustand";

/** `endedBy`: [SI14] the other browser that signed this one out, as the server recorded it; null if none did. */
const signedOut = createStore<{ endedBy: EndedBy | null }>()(() => ({ endedBy: null }));

/** Calls the listener whenever an HTTP answer says so, until the returned function is called. */
export const onTurnedAway = (listener: () => void): (() => void) => signedOut.subscribe(listener);

export const tellTurnedAway = (endedBy: EndedBy | null = null): void => signedOut.setState({ endedBy });

/** [SI14] The other browser that signed this one out, as far as an HTTP answer has told; null if none did. */
export const lastEnding = (): EndedBy | null => signedOut.getState().endedBy;
