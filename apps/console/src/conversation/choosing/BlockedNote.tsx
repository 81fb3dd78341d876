/** [SE15] Stands above the buttons of an open box once what it is for may not be done any more. */
export const BlockedNote = ({ reason }: { reason: string | null }) => (
  <p
    role="alert"
    data-testid="blocked-note"
    className="m-0 px-2.5 text-12 text-danger wrap-anywhere not-empty:py-1.5"
  >
    {reason}
  </p>
);
