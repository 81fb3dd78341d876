import type { ConversationId } from "@jieru/shared/domain/ids";

export interface Watching {
  add: (id: ConversationId) => () => void;
  again: () => void;
}

interface WatchWire {
  watch: (id: ConversationId) => void;
  unwatch: (id: ConversationId) => void;
}

/** Counts viewers on this page, and tells the server of the first and the last. */
export function createWatching(wire: WatchWire): Watching {
  const counts = new Map<ConversationId, number>();
  const leave = (id: ConversationId) => {
    const left = (counts.get(id) ?? 1) - 1;
    if (left > 0) return void counts.set(id, left);
    counts.delete(id);
    wire.unwatch(id);
  };
  return {
    add: (id) => {
      const count = counts.get(id) ?? 0;
      counts.set(id, count + 1);
      if (count === 0) wire.watch(id);
      return () => leave(id);
    },
    again: () => {
      for (const id of counts.keys()) wire.watch(id);
    },
  };
}
