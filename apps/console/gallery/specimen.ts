import type { ReactNode } from "react";
import type { Step } from "./interactions.ts";

export interface State {
  name: string;
  draw: () => ReactNode;
  /** Runs first; only for states drawn alone. */
  before?: () => void;
  then?: readonly Step[];
}

export interface Specimen {
  /** Its file under `src` or in a package, without extension: `ui/buttons/Button`, `@jieru/ui/CustomerAvatar`. */
  file: string;
  states: readonly State[];
  use?: string;
  /** The width of each state in pixels. */
  width?: number;
  on?: 0 | 1 | 2 | 3;
  /** The height of a separate document per state, for overlays and for components that read the connection. */
  alone?: number;
  /** A whole screen. Its states have no pictures here. [VR5] [VR6] */
  screen?: true;
  /** The width of that document's window if only its middle is shown. */
  window?: number;
}

export interface Group {
  name: string;
  specimens: readonly Specimen[];
}

/** `ui/buttons/Button` has the id `button`, `conversation/tiles/MessageTile` the id `message-tile`. */
export const idOf = ({ file }: Pick<Specimen, "file">): string =>
  (file.split("/").at(-1) ?? file).replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();

export const stateId = (specimen: Specimen, state: State): string =>
  `${idOf(specimen)}/${state.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`;
