import { create } from "zustand";

/** The dialog over the whole page: the table of keys, the palette, or the menu of commands (KB21). */
export type ActiveDialog = "keys" | "palette" | "menu" | null;

const useDialog = create<{ active: ActiveDialog }>()(() => ({ active: null }));

/** Opens this dialog in place of another; null closes it. */
export const showDialog = (active: ActiveDialog): void => useDialog.setState({ active });

export const activeDialog = (): ActiveDialog => useDialog.getState().active;

export const useActiveDialog = (): ActiveDialog => useDialog(({ active }) => active);
