/** [FI8] Where the agent was in the results, for when they come back to them in this page. */
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
