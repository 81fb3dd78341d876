import type { ReactNode } from "react";
import type { Step } from "./acting.ts";

/** One state of a component. */
export interface State {
  name: string;
  draw: () => ReactNode;
  /** What a press, the network or the server would have done before; only of states that are drawn alone. */
  before?: () => void;
  /** What somebody does then; only of states that are drawn alone. */
  then?: readonly Step[];
}

/** A component with everything it can look like. */
export interface Specimen {
  /** Its file under `src` or in a package, without the ending: `ui/buttons/Button`, `@jieru/ui/CustomerAvatar`. */
  file: string;
  states: readonly State[];
  /** An example of its use, as code. */
  use?: string;
  /** How wide each state is drawn; as wide as it wants to be, if nothing is said. */
  width?: number;
  /** The surface it lies on in the console. */
  on?: 0 | 1 | 2 | 3;
  /**
   * Each state in a document of its own, this high: what floats above the page, fills the window, or reads what a page
   * holds once (the connection).
   */
  alone?: number;
  /** A whole screen. Its states have no pictures here. [VR5] [VR6] */
  screen?: true;
  /** How wide that document's window is, if it is wider than what is seen of it: its middle. */
  window?: number;
}

export interface Group {
  name: string;
  specimens: readonly Specimen[];
}

/** `ui/buttons/Button` is `button` in an address, and `conversation/tiles/MessageTile` is `message-tile`. */
export const idOf = ({ file }: Pick<Specimen, "file">): string =>
  (file.split("/").at(-1) ?? file).replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();

export const stateId = (specimen: Specimen, state: State): string =>
  `${idOf(specimen)}/${state.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}`;
