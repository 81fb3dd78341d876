/** [RP7] [EX3] Returns the response's content as a file, with the name from the server. */

export const fileFromResponse = (response: Response, content: Blob, otherwise: string): File => {
  const [, name = otherwise] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return new File([content], name);
};

export function saveFile(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser has taken over the file by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
