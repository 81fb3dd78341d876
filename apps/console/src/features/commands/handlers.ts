import { useEffect, useRef } from "react";
import { create } from "zustand";
import type { CommandName } from "./table.ts";

export interface CommandHandler {
  run: () => void;
  reason?: string | null;
}

export type CommandHandlers = { readonly [Name in CommandName]?: CommandHandler | undefined };

type Latest = { readonly current: CommandHandlers };

/** The handlers of each mounted component, the latest last. Every change creates a new array. */
const useMounted = create<{ mounted: readonly Latest[] }>()(() => ({ mounted: [] }));

const change = (changed: (mounted: readonly Latest[]) => readonly Latest[]): void =>
  useMounted.setState(({ mounted }) => ({ mounted: changed(mounted) }));

/** Identifies the commands and their reasons; `run` is looked up when it is used. */
const shapeOf = (handlers: CommandHandlers): string =>
  JSON.stringify(
    Object.entries(handlers).map(([name, handler]) => handler && [name, handler.reason ?? null]),
  );

/** [KB5] Renders the component again whenever the handlers change. */
export function useHandlersChange(): void {
  useMounted(({ mounted }) => mounted);
}

/** Registers the commands of a component for keys and palette while it is mounted. */
export function useCommandHandlers(handlers: CommandHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    const before = latest.current;
    latest.current = handlers;
    if (shapeOf(before) !== shapeOf(handlers)) change((mounted) => [...mounted]);
  });
  useEffect(() => {
    change((mounted) => [...mounted, latest]);
    return () => change((mounted) => mounted.filter((one) => one !== latest));
  }, []);
}

export const handlerOf = (name: CommandName): CommandHandler | undefined =>
  useMounted.getState().mounted.findLast(({ current }) => current[name])?.current[name];
