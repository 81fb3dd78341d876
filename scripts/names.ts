// `pnpm check`: test titles have the form of docs/contributing/testing.md, and file names use the words of the glossary.
import { readFileSync } from "node:fs";
import path from "node:path";
import { repository } from "./command.ts";
import { listOurs } from "./our-files.ts";

/** Titles that may be longer; every new one must be shorter. */
const longTitlesAllowed = 30;
const maxWords = 18;

const ids = /^(?:\[[A-Z]{1,2}\d+\]\s*)+/;
/** A title that begins so makes its reader wait for the subject. */
const weakStart = /^(?:who|whoever|whom|whose|what|whatever|of|that|those|none|nobody)\b/i;
const title =
  /\b(?:it|test|describe)(?:\.\w+)*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\(\s*(?<quote>["'`])(?<text>(?:(?!\k<quote>).)*)\k<quote>/g;

/** Words of an earlier vocabulary. */
const oldFileNames =
  /^(?:deeds|telling|stands|standing|ways|way-through|giving|given|heard|said|hands|awaited|furnished|good-looks|kept-contexts|ahead|overheard|elsewhere|strangers|gathering|turned-away|overtaken|opened-by)\./;

const words = (text: string): number => text.split(/\s+/).filter((word) => /[A-Za-z0-9]/.test(word)).length;

interface Title {
  place: string;
  text: string;
}

function listTitles(): Title[] {
  return listOurs("{apps,packages,e2e,chaos}/**/*.{test,spec}.{ts,tsx}").flatMap((file) =>
    [...readFileSync(path.join(repository, file), "utf8").matchAll(title)].map(({ groups }) => ({
      place: file,
      text: (groups?.text ?? "").replace(ids, ""),
    })),
  );
}

function listProblems(): string[] {
  const titles = listTitles();
  const weak = titles.filter(({ text }) => weakStart.test(text));
  const long = titles.filter(({ text }) => words(text) > maxWords);
  const files = listOurs("{apps,packages,e2e,chaos,bench,scripts}/**/*.{ts,tsx}");
  return [
    ...weak.map(({ place, text }) => `${place}: begin the title with its subject: ${text}`),
    ...(long.length > longTitlesAllowed
      ? long.map(({ place, text }) => `${place}: more than ${maxWords} words: ${text}`)
      : []),
    ...files
      .filter((file) => oldFileNames.test(path.basename(file)))
      .map((file) => `${file}: name the file by the glossary`),
  ];
}

const problems = listProblems();
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
