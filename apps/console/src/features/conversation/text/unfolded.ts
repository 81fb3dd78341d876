/** [RD16] The long texts shown in full, remembered while they are scrolled out of view. */
import type { MessageId } from "@jieru/shared/domain/ids";
import { create } from "zustand";

const useTexts = create<{ unfolded: ReadonlySet<MessageId> }>()(() => ({ unfolded: new Set() }));

export const isUnfolded = (id: MessageId): boolean => useTexts.getState().unfolded.has(id);

export const unfold = (id: MessageId): void =>
  useTexts.setState(({ unfolded }) => ({ unfolded: new Set(unfolded).add(id) }));

export const fold = (id: MessageId): void =>
  useTexts.setState(({ unfolded }) => ({ unfolded: new Set([...unfolded].filter((one) => one !== id)) }));

export const useUnfolded = (id: MessageId): boolean => useTexts(({ unfolded }) => unfolded.has(id));
