import { create } from "zustand";

/** The dialog over the whole page: the key table, the palette, or the command menu (KB21). */
export type ActiveDialog = "keys" | "palette" | "menu" | null;

const useDialog = create<{ active: ActiveDialog }>()(() => ({ active: null }));

export const showDialog = (active: ActiveDialog): void => useDialog.setState({ active });

export const activeDialog = (): ActiveDialog => useDialog.getState().active;

export const useActiveDialog = (): ActiveDialog => useDialog(({ active }) => active);
