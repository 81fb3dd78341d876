/** [FI8] Where one was in what was found, for who comes back to it in this page. */
export interface Place {
  /** The account, the words and the filters. */
  asked: string;
  /** How far it was scrolled, in pixels. */
  offset: number;
  /** The key of the row that Tab reaches. */
  stop: string | null;
}

let left: Place | null = null;

export const leavePlace = (place: Place): void => {
  left = place;
};

export const placeIn = (asked: string): Place | null => (left?.asked === asked ? left : null);
