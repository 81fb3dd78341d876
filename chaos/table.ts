/** Returns a Markdown table between marks of generated figures. */
export const table = (head: string[], rows: string[][]): string => {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return ["<!-- figures: generated -->", "", ...lines, "", "<!-- /figures -->"].join("\n");
};
