/** [RP7] [EX3] What an answer holds, as a file that the browser keeps. */

/** As the server calls it. */
export const fileIn = (response: Response, content: Blob, otherwise: string): File => {
  const [, name = otherwise] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return new File([content], name);
};

export function keepFile(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser has taken it over by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
