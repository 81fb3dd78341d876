import type { Ref } from "react";

interface FileInputProps {
  label: string;
  /** As in HTML: types and endings. */
  accept: string;
  onFile: (file: File) => void;
  "data-testid": string;
  /** A button opens the choice of a file: `ref.current?.click()`. */
  ref: Ref<HTMLInputElement>;
}

/** Asks for one file. It is not drawn: a button beside it opens it. */
export const FileInput = ({ label, onFile, ...rest }: FileInputProps) => (
  <input
    {...rest}
    type="file"
    aria-label={label}
    tabIndex={-1}
    hidden
    onChange={({ target }) => {
      const file = target.files?.[0];
      if (file) onFile(file);
      // NOTE: without this, choosing the same file again would not be a change.
      target.value = "";
    }}
  />
);
